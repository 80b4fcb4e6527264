package org.dipper.supervision.behaviour;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.select;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.BehaviourPolicy;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.behaviour.ExpectedMonitors.Alike;
import org.dipper.supervision.behaviour.ExpectedMonitors.CaseMonitor;
import org.dipper.supervision.behaviour.PeerShares.Share;

/**
 * The numbers of institutions that show behaviour without naming a case: crowding at thresholds, dumping, shifting, and the
 * five scores of violation supervision.
 *
 * <p>Takes the rows of {@link CaseFacts}; yields {@code indicator_value} with institutions as subjects. What these inputs
 * cannot tell is one row of the region whose state says why. The Javadoc of each id says what its value means.
 */
public final class BehaviourMonitors {
    /** Of the cases just below and just above a threshold of cost over standard, the share just above: then its number. */
    public static final String BUNCHING = "bunching_";
    /** Stays of exact multiples of so many days among those and the stays one day longer or shorter. */
    public static final String STAY_MULTIPLE = "stay_at_package_days";
    /** Of the cases that reached the band before the standard, the share that was discharged in it. */
    public static final String HAZARD_BEFORE = "discharge_hazard_before_standard";
    /** Of the cases that reached the band at the standard, the share that was discharged in it. */
    public static final String HAZARD_AT = "discharge_hazard_at_standard";
    /** Cases of a comorbidity index of 3 or more over those expected at the level's rate; below 1 is a deficit. */
    public static final String SEVERE_MIX = "severe_mix_deficit";
    /** Cases above the high ratio of cost over those expected at the level's rate; below 1 is a deficit. */
    public static final String HIGH_COST_MIX = "high_cost_mix_deficit";
    /** Transfers by order over those expected in the cases' groups. */
    public static final String TRANSFER_OUT = "transfer_out_oe";
    /** The same for transferred persons who were admitted elsewhere at once. */
    public static final String TRANSFER_ARRIVED = "transfer_out_arrived_oe";
    /** Leaving against advice over that expected in the cases' groups. */
    public static final String AGAINST_ADVICE = "against_advice_oe";
    /** Cases below the low ratio over evaluable cases, beside peers. */
    public static final String LOW_COST_SHARE = "low_cost_share";
    /** Cases above the high ratio over evaluable cases, beside peers. */
    public static final String HIGH_COST_SHARE = "high_cost_share";
    /** Outpatient cost at the same hospital around stays: no outpatient data here. */
    public static final String OUTPATIENT = "outpatient_around_stay_oe";

    private final String period;
    private final BehaviourPolicy policy;
    private final boolean hasPairs;
    private final boolean hasComorbidity;

    /**
     * Monitors of a period.
     *
     * @param hasPairs whether facts know the pairs of stays
     * @param hasComorbidity whether the comorbidity dictionary is loaded
     */
    public BehaviourMonitors(
            final String period, final BehaviourPolicy policy, final boolean hasPairs, final boolean hasComorbidity) {
        this.period = requireNonNull(period, "period");
        this.policy = requireNonNull(policy, "policy");
        this.hasPairs = hasPairs;
        this.hasComorbidity = hasComorbidity;
    }

    /** The {@code indicator_value} rows. */
    public Dataset<Row> apply(final Dataset<Row> facts) {
        return new PeerShares(
                        period,
                        shares(),
                        policy.bunching().signalZ(),
                        policy.bunching().leastCases())
                .apply(facts)
                .unionByName(new ExpectedMonitors(period, expected()).apply(facts))
                .unionByName(new DeviationFunds(period, policy.abnormalCost()).apply(facts))
                .unionByName(new PersonPay(period).apply(facts))
                .unionByName(notEvaluable(facts))
                .select(select(IndicatorValueTable.CONTRACT));
    }

    /** The indicator of a threshold: {@code bunching_0_5}, {@code bunching_1_0}. */
    static String bunching(final BigDecimal threshold) {
        final BigDecimal plain = threshold.stripTrailingZeros();
        return BUNCHING
                + plain.setScale(Math.max(1, plain.scale())).toPlainString().replace('.', '_');
    }

    private List<Share> shares() {
        final Column ratio = col(CaseFacts.STANDARD_RATIO);
        final List<Share> shares = new ArrayList<>();
        for (final BigDecimal threshold : policy.bunching().thresholds()) {
            final BigDecimal width = threshold.multiply(policy.bunching().width());
            shares.add(new Share(
                    bunching(threshold),
                    from(ratio, threshold.subtract(width)).and(ratio.lt(lit(threshold.add(width)))),
                    from(ratio, threshold)));
        }
        final BehaviourPolicy.Dumping bands = policy.dumping();
        shares.add(new Share(HAZARD_BEFORE, from(ratio, bands.hazardBefore()), ratio.lt(lit(bands.hazardFrom()))));
        shares.add(new Share(HAZARD_AT, from(ratio, bands.hazardFrom()), ratio.lt(lit(bands.hazardTo()))));
        final Column days = col(SettledCaseTable.STAY_DAYS);
        final int multiple = policy.overLong().packageDays();
        final Column rest = days.mod(lit(multiple));
        shares.add(new Share(
                STAY_MULTIPLE,
                days.geq(multiple - 1).and(rest.leq(1).or(rest.equalTo(multiple - 1))),
                rest.equalTo(0)));
        final Column costRatio = col(CaseFacts.COST_RATIO);
        shares.add(new Share(
                LOW_COST_SHARE,
                costRatio.isNotNull(),
                costRatio.lt(lit(policy.abnormalCost().lowRatio()))));
        shares.add(new Share(
                HIGH_COST_SHARE,
                costRatio.isNotNull(),
                costRatio.gt(lit(policy.abnormalCost().highRatio()))));
        return shares;
    }

    private List<CaseMonitor> expected() {
        final Column way = col(SettledCaseTable.DISCHARGE_WAY);
        final Column isTransfer = way.equalTo(Exclusions.TRANSFER);
        final List<CaseMonitor> monitors = new ArrayList<>(new ViolationScores(policy.scores(), hasPairs).monitors());
        monitors.add(CaseMonitor.share(
                HIGH_COST_MIX,
                col(CaseFacts.COST_RATIO).gt(lit(policy.abnormalCost().highRatio())),
                Alike.LEVEL));
        monitors.add(CaseMonitor.share(TRANSFER_OUT, isTransfer, Alike.GROUP));
        monitors.add(CaseMonitor.share(AGAINST_ADVICE, way.equalTo(Exclusions.AGAINST_ADVICE), Alike.GROUP));
        if (hasComorbidity) {
            monitors.add(CaseMonitor.share(
                    SEVERE_MIX, col(CaseFacts.COMORBIDITY_BAND).geq(ComorbidityBand.SEVERE), Alike.LEVEL));
        }
        if (hasPairs) {
            final Column hasArrived =
                    coalesce(col(StayLinks.ELSEWHERE_DAYS).leq(policy.dumping().arrivalDays()), lit(false));
            monitors.add(CaseMonitor.share(
                    TRANSFER_ARRIVED, when(way.isNotNull(), isTransfer.and(hasArrived)), Alike.GROUP));
        }
        return monitors;
    }

    private Dataset<Row> notEvaluable(final Dataset<Row> facts) {
        final MonitorRows rows = new MonitorRows(period);
        Dataset<Row> all = rows.notEvaluable(facts.sparkSession(), List.of(OUTPATIENT), "no outpatient data");
        if (!hasComorbidity) {
            all = all.unionByName(rows.notEvaluable(
                    facts.sparkSession(), List.of(SEVERE_MIX), "the comorbidity dictionary is not loaded"));
        }
        if (!hasPairs) {
            all = all.unionByName(rows.notEvaluable(
                    facts.sparkSession(),
                    List.of(TRANSFER_ARRIVED, ViolationScores.SECOND_ADMISSION),
                    "no pairs of stays"));
        }
        return all;
    }

    private static Column from(final Column ratio, final BigDecimal limit) {
        return ratio.geq(lit(limit));
    }
}
