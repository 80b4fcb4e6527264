package org.dipper.catalog.auxiliary;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * An open subtype of a group.
 *
 * @param groupCode the disease group
 * @param type the auxiliary type
 * @param subtype the subtype
 * @param trigger the trigger, six decimals
 * @param coefficient the coefficient, four decimals
 */
public record OpenSubtype(String groupCode, String type, String subtype, BigDecimal trigger, BigDecimal coefficient)
        implements Serializable {
    private static final int DECIMALS = 4;

    /** The coefficient in ten-thousandths. */
    public long coefficientUnits() {
        return coefficient.movePointRight(DECIMALS).longValueExact();
    }
}
