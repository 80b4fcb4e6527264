package org.dipper.supervision.behaviour;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dipper.policy.BehaviourPolicy;
import org.dipper.supervision.IndicatorDefinition;

/** Every indicator of {@link BehaviourMonitors} with its meaning; free of Spark, so that a question about it needs none. */
public final class BehaviourCatalogue {
    private static final String SHARE = "share";
    private static final String INDEX = "index";
    private static final String DEFAULT = "default of this tool";
    private static final String DUMPING = "Opinion on county medical communities, four (3) 2; " + DEFAULT;
    private static final String AUXILIARY =
            "NHSA auxiliary catalogue of violation supervision, which gives no formula; " + DEFAULT;

    private BehaviourCatalogue() {}

    /** The indicators under a policy, in the order people read them. */
    public static List<IndicatorDefinition> all(final BehaviourPolicy policy) {
        final List<IndicatorDefinition> all = new ArrayList<>();
        for (final BigDecimal threshold : policy.bunching().thresholds()) {
            final String text = threshold.stripTrailingZeros().toPlainString();
            beside(
                    all,
                    BehaviourMonitors.bunching(threshold),
                    "Crowding at " + text + " times the standard",
                    "标准" + text + "倍处聚集",
                    "Cases just above, over cases just below and just above the threshold of cost over standard.");
        }
        beside(
                all,
                BehaviourMonitors.HAZARD_BEFORE,
                "Discharge before the standard",
                "标准前出院风险",
                "Cases discharged in the band before the standard, over cases that reached it.");
        beside(
                all,
                BehaviourMonitors.HAZARD_AT,
                "Discharge at the standard",
                "达标准时出院风险",
                "Cases discharged in the band at the standard, over cases that reached it.");
        beside(
                all,
                BehaviourMonitors.STAY_MULTIPLE,
                "Stays of exact multiples",
                "住院日整倍数聚集",
                "Stays of an exact multiple of the package days, over those and the stays one day longer or shorter.");
        beside(
                all,
                BehaviourMonitors.LOW_COST_SHARE,
                "Abnormally low cost",
                "费用异常偏低占比",
                "Cases below the low ratio to their group's mean cost, over evaluable cases.");
        beside(
                all,
                BehaviourMonitors.HIGH_COST_SHARE,
                "Abnormally high cost",
                "费用异常偏高占比",
                "Cases above the high ratio to their group's mean cost, over evaluable cases.");
        all.add(new IndicatorDefinition(
                DeviationFunds.LOW,
                "Fund in abnormally low costs",
                "费用异常偏低病例基金占比",
                SHARE,
                "Fund paid for cases below the low ratio, over that for evaluable cases.",
                DEFAULT));
        all.add(new IndicatorDefinition(
                DeviationFunds.HIGH,
                "Fund in abnormally high costs",
                "费用异常偏高病例基金占比",
                SHARE,
                "Fund paid for cases above the high ratio, over that for evaluable cases.",
                DEFAULT));
        all.addAll(dumpingAndShifting());
        all.addAll(scores());
        return List.copyOf(all);
    }

    private static void beside(
            final List<IndicatorDefinition> all, final String id, final String en, final String zh, final String what) {
        all.add(new IndicatorDefinition(id, en, zh, SHARE, what, DEFAULT));
        all.add(new IndicatorDefinition(
                id + PeerShares.PEERS,
                en + ", peers",
                zh + "（同级其他机构）",
                SHARE,
                what + " Other institutions of the level.",
                DEFAULT));
        all.add(new IndicatorDefinition(
                id + PeerShares.Z,
                en + ", distance from peers",
                zh + "（与同级差距）",
                INDEX,
                "Difference of the two shares in standard errors; the numerator is the cases above the peers' share.",
                DEFAULT));
        all.add(new IndicatorDefinition(
                id + PeerShares.SIGNAL,
                en + ", signal",
                zh + "（信号）",
                INDEX,
                "1 where the distance is beyond the policy's limit, above or below.",
                DEFAULT));
    }

    private static List<IndicatorDefinition> dumpingAndShifting() {
        return List.of(
                expected(
                        BehaviourMonitors.SEVERE_MIX,
                        "Severe cases, observed over expected",
                        "重症病例实际与期望比",
                        "Cases of a comorbidity index of 3 or more, over those expected at the level's rate.",
                        DUMPING),
                expected(
                        BehaviourMonitors.HIGH_COST_MIX,
                        "High-cost cases, observed over expected",
                        "高费用病例实际与期望比",
                        "Cases above the high ratio of cost, over those expected at the level's rate.",
                        DUMPING),
                expected(
                        BehaviourMonitors.TRANSFER_OUT,
                        "Transfers, observed over expected",
                        "转出实际与期望比",
                        "Transfers by order, over those expected in the cases' groups.",
                        DUMPING),
                expected(
                        BehaviourMonitors.TRANSFER_ARRIVED,
                        "Transfers that arrived, observed over expected",
                        "转出并即时入院实际与期望比",
                        "Transfers followed at once by an admission elsewhere, over those expected in the cases' groups.",
                        DUMPING),
                expected(
                        BehaviourMonitors.AGAINST_ADVICE,
                        "Leaving against advice, observed over expected",
                        "非医嘱离院实际与期望比",
                        "Leaving against advice, over that expected in the cases' groups.",
                        DUMPING),
                new IndicatorDefinition(
                        PersonPay.SHARE,
                        "Share paid by persons",
                        "个人负担占比",
                        SHARE,
                        "Paid by persons, over total cost, of cases that say what the person paid.",
                        DUMPING),
                new IndicatorDefinition(
                        PersonPay.RISE,
                        "Rise of the share paid by persons",
                        "个人负担占比上升",
                        INDEX,
                        "The share in the later half of the period's months, over that in the earlier half.",
                        DUMPING),
                expected(
                        BehaviourMonitors.OUTPATIENT,
                        "Outpatient cost around stays",
                        "住院前后门诊费用",
                        "Outpatient cost at the same hospital around stays, over the expected: needs outpatient data.",
                        DUMPING));
    }

    private static List<IndicatorDefinition> scores() {
        return List.of(
                expected(
                        ViolationScores.RECORD_QUALITY,
                        "Record quality score",
                        "病案质量指数",
                        "Sum of the share of checks that a record fails, over the expected in the cases' groups.",
                        AUXILIARY),
                expected(
                        ViolationScores.SECOND_ADMISSION,
                        "Second admission score",
                        "二次入院评分",
                        "Sum of the scores of stays that follow an earlier one, over the expected.",
                        AUXILIARY),
                expected(
                        ViolationScores.LOW_STANDARD,
                        "Low-standard admission score",
                        "低标入院评分",
                        "Sum of the scores of low cost beside the group, over the expected.",
                        AUXILIARY),
                expected(
                        ViolationScores.OVER_LONG,
                        "Over-long stay score",
                        "超长住院评分",
                        "Sum of the scores of long stays beside the group, over the expected.",
                        AUXILIARY),
                expected(
                        ViolationScores.DEATH_RISK,
                        "Death risk score",
                        "死亡风险评分",
                        "Deaths in groups in which few die, over the expected.",
                        AUXILIARY));
    }

    private static IndicatorDefinition expected(
            final String id, final String en, final String zh, final String formula, final String clause) {
        return new IndicatorDefinition(id, en, zh, INDEX, formula, clause);
    }
}
