package org.dipper.policy;

import java.math.BigDecimal;
import java.util.Optional;
import org.dipper.policy.PointValuePolicy.Interval;
import org.dipper.policy.PointValuePolicy.Mode;
import org.dipper.policy.PointValuePolicy.Settlement;
import org.dipper.policy.PointValuePolicy.YearStart;
import org.dipper.yaml.StrictYaml;

/** Reads what a point is worth. */
final class PointValuePolicyLoader {
    private PointValuePolicyLoader() {}

    static PointValuePolicy load(final StrictYaml yaml) {
        yaml.only(
                "mode",
                "fixed_share",
                "control_interval",
                "year_start",
                "settlement",
                "lower_quantile",
                "upper_quantile");
        final Mode mode = yaml.optionalChoice("mode", Mode.class).orElse(Mode.FLOATING);
        final Settlement settlement =
                yaml.optionalChoice("settlement", Settlement.class).orElse(Settlement.BY_FUND);
        final Optional<Interval> interval =
                yaml.optionalPart("control_interval").map(PointValuePolicyLoader::interval);
        if (settlement != Settlement.BY_FUND && (mode != Mode.FLOATING || interval.isPresent())) {
            throw yaml.refusal(
                    "settlement",
                    "stands beside a fixed share or a control interval.",
                    "A good-value point value is a rule of its own; leave mode floating and take control_interval out.");
        }
        if (mode == Mode.FIXED && interval.isPresent()) {
            throw yaml.refusal("control_interval", "has nothing to limit.", "A fixed point value does not move.");
        }
        final BigDecimal lower = quantile(yaml, "lower_quantile", PointValuePolicy.LOWER);
        final BigDecimal upper = quantile(yaml, "upper_quantile", PointValuePolicy.UPPER);
        if (lower.compareTo(upper) >= 0) {
            throw yaml.refusal("lower_quantile", "is not below upper_quantile.", "Typical is 0.025 and 0.975.");
        }
        return new PointValuePolicy(
                mode,
                fixedShare(yaml, mode),
                interval,
                yaml.optionalChoice("year_start", YearStart.class).orElse(YearStart.WEIGHTED),
                settlement,
                lower,
                upper);
    }

    private static BigDecimal fixedShare(final StrictYaml yaml, final Mode mode) {
        if (mode != Mode.ELASTIC) {
            if (yaml.has("fixed_share")) {
                throw yaml.refusal("fixed_share", "stands without mode elastic.", "Take it out, or set mode: elastic.");
            }
            return mode == Mode.FIXED ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        final BigDecimal share = Factors.share(yaml, "fixed_share");
        if (share.compareTo(BigDecimal.ONE) == 0) {
            throw yaml.refusal("fixed_share", "leaves nothing to float.", "Use mode: fixed, or a share below 1.");
        }
        return share;
    }

    private static Interval interval(final StrictYaml yaml) {
        yaml.only("below", "above");
        return new Interval(zeroToOne(yaml, "below"), zeroToOne(yaml, "above"));
    }

    private static BigDecimal quantile(final StrictYaml yaml, final String key, final BigDecimal otherwise) {
        return yaml.has(key) ? zeroToOne(yaml, key) : otherwise;
    }

    private static BigDecimal zeroToOne(final StrictYaml yaml, final String key) {
        final BigDecimal share = yaml.decimal(key);
        if (share.signum() != 0 && !Factors.isShare(share)) {
            throw yaml.refusal(key, "must be from 0 to 1 with at most six decimals.", "0.05 means 5 percent.");
        }
        return share;
    }
}
