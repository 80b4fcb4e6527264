package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import org.dipper.yaml.StrictYaml;

/** Numbers as scheme files write them, checked. */
final class SchemeNumbers {
    private static final BigDecimal MOST_POINTS = BigDecimal.valueOf(1000);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000L);
    private static final int MEASURE_DECIMALS = 6;

    private SchemeNumbers() {}

    /** Points above 0 and at most 1000, with at most four decimals. */
    static BigDecimal points(final StrictYaml yaml, final String key) {
        final BigDecimal points = yaml.decimal(key);
        if (points.signum() <= 0
                || points.compareTo(MOST_POINTS) > 0
                || points.stripTrailingZeros().scale() > Curve.SCORE_DECIMALS) {
            throw yaml.refusal(key, "must be above 0 and at most 1000, with at most four decimals.", "Write points.");
        }
        return points;
    }

    /** A value of a measure: as fine as its unit. */
    static BigDecimal value(final StrictYaml yaml, final String key, final MeasureUnit unit) {
        final BigDecimal value = yaml.decimal(key);
        if (value.abs().compareTo(LARGEST) > 0 || value.stripTrailingZeros().scale() > unit.decimals()) {
            throw yaml.refusal(
                    key,
                    "must be a number with at most " + unit.decimals() + " decimals.",
                    "The unit is " + unit.id() + ".");
        }
        if (unit == MeasureUnit.SHARE && value.abs().compareTo(BigDecimal.ONE) > 0) {
            throw yaml.refusal(key, "is a share above 1.", "Write 0.88 for 88 percent.");
        }
        return value;
    }

    /** A width above 0. */
    static BigDecimal width(final StrictYaml yaml, final String key, final MeasureUnit unit) {
        final BigDecimal width = value(yaml, key, unit);
        if (width.signum() <= 0) {
            throw yaml.refusal(key, "must be above 0.", "It is the width of one step.");
        }
        return width;
    }

    /** A share of the package, from 0 to 2 with at most four decimals. */
    static BigDecimal share(final StrictYaml yaml, final String key) {
        final BigDecimal share = yaml.decimal(key);
        if (share.signum() < 0
                || share.compareTo(BigDecimal.valueOf(2)) > 0
                || share.stripTrailingZeros().scale() > MEASURE_DECIMALS - 2) {
            throw yaml.refusal(key, "must be from 0 to 2 with at most four decimals.", "0.9 pays 90 percent.");
        }
        return share;
    }

    /** Months from 1 to 600. */
    static int months(final StrictYaml yaml, final String key) {
        final int months = yaml.integer(key);
        if (months < 1 || months > 600) {
            throw yaml.refusal(key, "must be from 1 to 600 months.", "12 is a year.");
        }
        return months;
    }
}
