package org.dipper.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;
import org.dipper.yaml.StrictYaml;

/** Reads the part {@code indicators} of a policy's supervision; each key may be left out. */
public final class IndicatorPolicyLoader {
    private static final int MOST = 1_000_000;

    private IndicatorPolicyLoader() {}

    /** The thresholds that this part says, the usual ones for the others. */
    public static IndicatorPolicy load(final StrictYaml yaml) {
        yaml.only(
                "small_count",
                "small_month_count",
                "low_deviation",
                "high_deviation",
                "short_stay_days",
                "long_stay_days",
                "day_surgery_days",
                "covered_group_cases",
                "low_risk_group_cases",
                "home_areas");
        final IndicatorPolicy usual = IndicatorPolicy.USUAL;
        final BigDecimal low = yaml.optionalDecimal("low_deviation").orElse(usual.lowDeviation());
        final BigDecimal high = yaml.optionalDecimal("high_deviation").orElse(usual.highDeviation());
        if (low.signum() <= 0 || low.scale() > 3 || low.compareTo(BigDecimal.ONE) >= 0) {
            throw yaml.refusal("low_deviation", "must be between 0 and 1.", "Usual is 0.5.");
        }
        if (high.compareTo(BigDecimal.ONE) <= 0 || high.scale() > 3 || high.compareTo(BigDecimal.TEN) > 0) {
            throw yaml.refusal("high_deviation", "must be above 1, at most 10.", "Usual is 2.");
        }
        return new IndicatorPolicy(
                count(yaml, "small_count", usual.smallCount()),
                count(yaml, "small_month_count", usual.smallMonthCount()),
                low,
                high,
                count(yaml, "short_stay_days", usual.shortStayDays()),
                longStays(yaml, usual),
                count(yaml, "day_surgery_days", usual.daySurgeryDays()),
                count(yaml, "covered_group_cases", usual.coveredGroupCases()),
                count(yaml, "low_risk_group_cases", usual.lowRiskGroupCases()),
                homeAreas(yaml));
    }

    private static int count(final StrictYaml yaml, final String key, final int usual) {
        final int count = yaml.has(key) ? yaml.integer(key) : usual;
        if (count < 1 || count > MOST) {
            throw yaml.refusal(key, "must be from 1 to " + MOST + ".", "Usual is " + usual + ".");
        }
        return count;
    }

    private static List<Integer> longStays(final StrictYaml yaml, final IndicatorPolicy usual) {
        if (!yaml.has("long_stay_days")) {
            return usual.longStayDays();
        }
        final List<Integer> days = yaml.integers("long_stay_days");
        if (days.stream().anyMatch(day -> day < 1 || day > 366)) {
            throw yaml.refusal("long_stay_days", "must be days from 1 to 366.", "Usual is [30, 60].");
        }
        return List.copyOf(new TreeSet<>(days));
    }

    private static List<String> homeAreas(final StrictYaml yaml) {
        final List<String> areas = yaml.texts("home_areas");
        if (areas.stream().anyMatch(area -> area.isBlank() || area.contains("'"))) {
            throw yaml.refusal("home_areas", "holds an area code that is none.", "Write codes such as \"460100\".");
        }
        return areas;
    }
}
