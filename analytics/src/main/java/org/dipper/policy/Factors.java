package org.dipper.policy;

import java.math.BigDecimal;
import java.util.Map;
import org.dipper.yaml.StrictYaml;

/** Factors, ratios and shares as policy files write them, checked. */
final class Factors {
    private static final BigDecimal LARGEST_FACTOR = BigDecimal.valueOf(100);

    private static final BigDecimal LARGEST_SCORE = BigDecimal.valueOf(1_000_000);

    private Factors() {}

    static BigDecimal factor(final StrictYaml yaml, final String key) {
        final BigDecimal factor = yaml.decimal(key);
        if (factor.signum() < 0
                || factor.compareTo(LARGEST_FACTOR) > 0
                || factor.stripTrailingZeros().scale() > 4) {
            throw yaml.refusal(key, "must be from 0 to 100 with at most four decimals.", "1 changes nothing.");
        }
        return factor;
    }

    static BigDecimal ratio(final StrictYaml yaml, final String key) {
        final BigDecimal ratio = factor(yaml, key);
        if (ratio.signum() == 0) {
            throw yaml.refusal(key, "must be above 0.", "Typical is 0.5 for low and 2 for high.");
        }
        return ratio;
    }

    static Map<String, BigDecimal> factors(final StrictYaml yaml, final String key) {
        yaml.optionalPart(key).ifPresent(part -> part.keys().forEach(name -> factor(part, name)));
        return yaml.decimalByKey(key);
    }

    /** A share above 0 and at most 1, with at most four decimals. */
    static BigDecimal share(final StrictYaml yaml, final String key) {
        final BigDecimal share = yaml.decimal(key);
        if (!isShare(share) || share.stripTrailingZeros().scale() > 4) {
            throw yaml.refusal(
                    key, "must be above 0 and at most 1, with at most four decimals.", "0.8 means 80 percent.");
        }
        return share;
    }

    /** Points from above 0 to a million, with at most four decimals. */
    static BigDecimal score(final StrictYaml yaml, final String key) {
        final BigDecimal score = yaml.decimal(key);
        if (score.signum() <= 0
                || score.compareTo(LARGEST_SCORE) > 0
                || score.stripTrailingZeros().scale() > 4) {
            throw yaml.refusal(
                    key, "must be above 0 and at most a million, with at most four decimals.", "Write points.");
        }
        return score;
    }

    static boolean isShare(final BigDecimal share) {
        return share.signum() > 0
                && share.compareTo(BigDecimal.ONE) <= 0
                && share.stripTrailingZeros().scale() <= 6;
    }
}
