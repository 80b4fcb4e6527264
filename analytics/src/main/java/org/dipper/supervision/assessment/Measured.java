package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A measured value of a subject, or why there is none.
 *
 * @param id the measure
 * @param value the value as the item judges it, where there is one
 * @param missing why there is none
 * @param evidence where it comes from: indicator, period and subject, or file and line
 */
public record Measured(String id, Optional<BigDecimal> value, Optional<String> missing, String evidence) {
    /** A value. */
    public static Measured of(final String id, final BigDecimal value, final String evidence) {
        return new Measured(id, Optional.of(value), Optional.empty(), evidence);
    }

    /** No value. */
    public static Measured missing(final String id, final String why) {
        return new Measured(id, Optional.empty(), Optional.of(why), "");
    }
}
