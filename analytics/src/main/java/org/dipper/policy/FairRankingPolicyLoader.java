package org.dipper.policy;

import java.math.BigDecimal;
import org.dipper.yaml.StrictYaml;

/** Reads the part {@code ranking} of a policy's supervision; each key may be left out. */
public final class FairRankingPolicyLoader {
    private static final int MOST = 1_000_000;
    private static final int LEAST_PEERS = 2;
    private static final int MOST_PERCENT = 100;
    private static final int DECIMALS = 6;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private FairRankingPolicyLoader() {}

    /** What this part says, the usual for the rest. */
    public static FairRankingPolicy load(final StrictYaml yaml) {
        yaml.only(
                "ratio_threshold",
                "extremes",
                "extreme_share",
                "small_case_count",
                "small_month_case_count",
                "small_peer_group",
                "small_cell",
                "leave_out_percent",
                "rate_ratio",
                "false_alarms_per_year");
        final FairRankingPolicy usual = FairRankingPolicy.USUAL;
        return new FairRankingPolicy(
                ratioThreshold(yaml, usual),
                yaml.optionalChoice("extremes", Extremes.class).orElse(usual.extremes()),
                extremeShare(yaml, usual),
                count(yaml, "small_case_count", usual.smallCaseCount(), 0, MOST),
                count(yaml, "small_month_case_count", usual.smallMonthCaseCount(), 0, MOST),
                count(yaml, "small_peer_group", usual.smallPeerGroup(), LEAST_PEERS, MOST),
                count(yaml, "small_cell", usual.smallCell(), 1, MOST),
                count(yaml, "leave_out_percent", usual.leaveOutPercent(), 0, MOST_PERCENT),
                rateRatio(yaml, usual),
                falseAlarms(yaml, usual));
    }

    private static BigDecimal ratioThreshold(final StrictYaml yaml, final FairRankingPolicy usual) {
        final BigDecimal ratio = decimal(yaml, "ratio_threshold", usual.ratioThreshold());
        if (ratio.compareTo(BigDecimal.ONE) < 0 || ratio.compareTo(BigDecimal.TEN) > 0) {
            throw yaml.refusal("ratio_threshold", "must be from 1 to 10.", "Usual is 1.1: a tenth above the peers.");
        }
        return ratio;
    }

    private static BigDecimal extremeShare(final StrictYaml yaml, final FairRankingPolicy usual) {
        final BigDecimal share = decimal(yaml, "extreme_share", usual.extremeShare());
        if (share.signum() < 0 || share.compareTo(HALF) >= 0) {
            throw yaml.refusal("extreme_share", "must be from 0 to below 0.5.", "Usual is 0.1, on each side.");
        }
        return share;
    }

    private static BigDecimal rateRatio(final StrictYaml yaml, final FairRankingPolicy usual) {
        final BigDecimal ratio = decimal(yaml, "rate_ratio", usual.rateRatio());
        if (ratio.compareTo(BigDecimal.ONE) <= 0 || ratio.compareTo(BigDecimal.TEN) > 0) {
            throw yaml.refusal("rate_ratio", "must be above 1, at most 10.", "Usual is 2: a rate that has doubled.");
        }
        return ratio;
    }

    private static BigDecimal falseAlarms(final StrictYaml yaml, final FairRankingPolicy usual) {
        final BigDecimal probability = decimal(yaml, "false_alarms_per_year", usual.falseAlarmsPerYear());
        if (probability.compareTo(new BigDecimal("0.001")) < 0 || probability.compareTo(HALF) > 0) {
            throw yaml.refusal("false_alarms_per_year", "must be from 0.001 to 0.5.", "Usual is 0.05.");
        }
        return probability;
    }

    private static BigDecimal decimal(final StrictYaml yaml, final String key, final BigDecimal usual) {
        final BigDecimal decimal = yaml.optionalDecimal(key).orElse(usual);
        if (decimal.stripTrailingZeros().scale() > DECIMALS) {
            throw yaml.refusal(
                    key, "has more than " + DECIMALS + " decimals.", "Usual is " + usual.toPlainString() + ".");
        }
        return decimal;
    }

    private static int count(
            final StrictYaml yaml, final String key, final int usual, final int least, final int most) {
        final int count = yaml.has(key) ? yaml.integer(key) : usual;
        if (count < least || count > most) {
            throw yaml.refusal(key, "must be from " + least + " to " + most + ".", "Usual is " + usual + ".");
        }
        return count;
    }
}
