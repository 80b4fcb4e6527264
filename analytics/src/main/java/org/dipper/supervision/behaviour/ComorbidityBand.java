package org.dipper.supervision.behaviour;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftright;

import java.math.BigDecimal;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.dipper.catalog.auxiliary.AuxiliaryCodeLists;
import org.dipper.catalog.auxiliary.AuxiliaryType;
import org.dipper.catalog.auxiliary.CaseSubtypes;
import org.dipper.catalog.auxiliary.SubtypeColumns;
import org.dipper.policy.AuxiliaryPolicy;

/**
 * The band of a case's comorbidity index: 1 none (index 0), 2 general, 3 severe (3 or more), 4 very severe (5 or more).
 *
 * <p>Bands are those that the guide names for monitors, whatever bands the region pays by.
 */
final class ComorbidityBand {
    static final int NONE = 1;
    static final int SEVERE = 3;

    private static final int MASK = (1 << CaseSubtypes.BITS) - 1;
    private static final AuxiliaryPolicy BANDS = new AuxiliaryPolicy(
            new AuxiliaryPolicy.Gate(0, 0, BigDecimal.ZERO, BigDecimal.ZERO),
            0,
            Optional.of(new AuxiliaryPolicy.Comorbidity(1, 3, 5)),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private ComorbidityBand() {}

    /** The band as a column over supervised cases; null where the comorbidity dictionary is not loaded. */
    static Column of(final AuxiliaryCodeLists lists) {
        if (!lists.hasComorbidity()) {
            return lit(null).cast("int");
        }
        final Column code = SubtypeColumns.code(new CaseSubtypes(BANDS, lists));
        return shiftright(code, AuxiliaryType.CCI.ordinal() * CaseSubtypes.BITS)
                .bitwiseAND(lit((long) MASK))
                .cast("int");
    }
}
