package org.dipper.supervision.warning;

/**
 * A control chart (CUSUM) or a funnel with over-dispersion. The statistics live elsewhere; this is all that early warning
 * needs to know of them.
 */
@FunctionalInterface
public interface ControlTest {
    /** Without statistics at hand: every such rule says so. */
    ControlTest NONE = (chart, evidence) -> Judgement.notEvaluable(
            new Bilingual("no statistic for " + chart.id() + " is at hand", "未接入 " + chart.id() + " 统计方法"));

    /**
     * Judges a month.
     *
     * @param chart the chart and its parameters
     * @param evidence the subject's series up to the month and the peers of the month; nothing later may be used
     */
    Judgement judge(ControlChart chart, Evidence evidence);
}
