package org.dipper.supervision.warning;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * A control chart over a subject's months or a funnel over the subjects of a month, judged by a {@link ControlTest}.
 *
 * @param id {@code cusum} or {@code funnel}
 * @param parameters what the statistic needs, such as {@code odds_ratio} and {@code limit}
 */
public record ControlChart(String id, Map<String, BigDecimal> parameters) implements WarningKind {
    /** The parameter that {@link #withThreshold} changes. */
    public static final String LIMIT = "limit";

    public ControlChart {
        parameters = Map.copyOf(parameters);
    }

    @Override
    public Judgement judge(final Evidence evidence) {
        return evidence.charts().judge(this, evidence);
    }

    @Override
    public WarningKind withThreshold(final BigDecimal threshold) {
        final Map<String, BigDecimal> changed = new TreeMap<>(parameters);
        changed.put(LIMIT, threshold);
        return new ControlChart(id, changed);
    }
}
