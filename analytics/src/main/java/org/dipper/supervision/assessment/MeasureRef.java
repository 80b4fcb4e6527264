package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * A measure that an item is judged by.
 *
 * @param readings measure id by the reading of the table's words; one entry where the words allow only one
 * @param reading the reading in force
 * @param unit what it is counted in
 * @param isComplement whether 1 less the value counts, such as grouped for {@code ungrouped_share}
 * @param combine how several lines of it, such as one a disease, become one value
 * @param leastSample the least sample that a value needs, where there is one
 */
public record MeasureRef(
        Map<String, String> readings,
        String reading,
        MeasureUnit unit,
        boolean isComplement,
        Combine combine,
        Optional<Long> leastSample) {
    /** How the lines of a measure become one value. */
    public enum Combine {
        /** Sum of numerators over sum of denominators. */
        POOLED,
        /** Mean of the values of the lines. */
        MEAN
    }

    public MeasureRef {
        readings = Map.copyOf(readings);
    }

    /** The id in force, of {@code indicator_value} or of the file of measures. */
    public String id() {
        return readings.get(reading);
    }

    /** The measure as it is judged. */
    BigDecimal judged(final BigDecimal value) {
        return isComplement ? BigDecimal.ONE.subtract(value) : value;
    }
}
