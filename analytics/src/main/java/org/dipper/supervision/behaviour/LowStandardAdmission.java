package org.dipper.supervision.behaviour;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.BehaviourPolicy;
import org.dipper.policy.BehaviourPolicy.Gate;
import org.dipper.settlement.PaymentPath;
import org.dipper.supervision.LeadRule;
import org.dipper.supervision.SupervisedCaseTable;

/**
 * Low-standard admission (低标入院): pieces of evidence that a case needed no bed, weighted and summed.
 *
 * <p>Excess points are all points of the case. A case without a cost ratio (no group, or too few cases in it) is not
 * evaluable.
 */
final class LowStandardAdmission implements CaseDetector {
    static final String RULE = "low_standard_admission";

    private static final int NO_PROCEDURE = 1;
    private static final String EMERGENCY = "1";

    private final BehaviourPolicy.LowStandard policy;
    private final List<Evidence> evidence;

    LowStandardAdmission(final BehaviourPolicy.LowStandard policy) {
        this.policy = policy;
        this.evidence = evidence(policy);
    }

    /**
     * A piece of evidence.
     *
     * @param weight its weight
     * @param units what speaks for it, from 0 to 10,000; null where the case cannot tell
     */
    private record Evidence(BigDecimal weight, Column units, String english, String chinese) {}

    @Override
    public LeadRule definition() {
        return new LeadRule(
                RULE,
                "1",
                "Low-standard admission",
                "低标入院",
                "Hainan payment-management specification 10.1 d names it; limits are defaults of this tool",
                Map.ofEntries(
                        Map.entry("short_stay_days", String.valueOf(policy.shortStayDays())),
                        Map.entry("cost_bands", Parameters.bands("<", policy.costBands())),
                        Map.entry("weights", Parameters.weights(policy.weights())),
                        Map.entry("rescales_unknown", String.valueOf(policy.rescalesUnknown())),
                        Map.entry("lead_from", Parameters.number(policy.leadFrom())),
                        Map.entry("low_risk_mortality", Parameters.number(policy.lowRiskMortality())),
                        Map.entry("gate", Parameters.gate(policy.gate()))),
                new LeadRule.Text(
                        "children below one year; death; transfer; leaving against advice; day surgery; poisoning under"
                                + " observation; cases paid by the day",
                        "不满1周岁；死亡；转院；非医嘱离院；日间手术；中毒观察；按床日付费病例"),
                new LeadRule.Text(
                        "share of examination and laboratory fees; nursing level and infusions; the same examinations as"
                                + " an outpatient within 14 days; medical need",
                        "检查化验费占比；护理级别与输液；14天内门诊同类检查；医疗必要性"));
    }

    @Override
    public Gate gate() {
        return policy.gate();
    }

    @Override
    public Column isEvaluable() {
        final Column isInfant = coalesce(
                col(SettledCaseTable.AGE_YEARS)
                        .lt(1)
                        .or(col(SettledCaseTable.AGE_YEARS)
                                .isNull()
                                .and(col(SettledCaseTable.AGE_DAYS).isNotNull())),
                lit(false));
        final Column isDaySurgery = Exact.isOneOf(
                        col(SupervisedCaseTable.PAYMENT_PATH), List.of(PaymentPath.DAY_SURGERY.id()))
                .or(Exact.isOneOf(col(SettledCaseTable.MEDICAL_TYPE), policy.daySurgeryMedicalTypes()));
        return col(CaseFacts.COST_RATIO)
                .isNotNull()
                .and(not(isInfant))
                .and(not(Exclusions.endedEarly()))
                .and(not(isDaySurgery))
                .and(not(Exact.startsWithAny(col(SettledCaseTable.PRINCIPAL_DIAGNOSIS), policy.poisonings())))
                .and(not(Exact.isPaidByTheDay(col(SupervisedCaseTable.PAYMENT_PATH))));
    }

    @Override
    public Column finding() {
        return when(
                score().geq(lit(Exact.units(policy.leadFrom()))),
                Finding.of(score(), col(SupervisedCaseTable.CASE_SCORE), text(true), text(false)));
    }

    /** The score in ten-thousandths: the weighted sum over what is known, its weights grown to 1 where the policy says so. */
    private Column score() {
        Column sum = lit(0L);
        Column known = lit(0L);
        for (final Evidence piece : evidence) {
            final long weight = Exact.units(piece.weight());
            sum = sum.plus(coalesce(piece.units().cast("long"), lit(0L)).multiply(lit(weight)));
            known = known.plus(when(piece.units().isNotNull(), lit(weight)).otherwise(lit(0L)));
        }
        final Column all = policy.rescalesUnknown() ? known : lit((long) Exact.UNITS);
        return when(all.gt(0), round(Exact.quotient(sum, all), 0).cast("long")).otherwise(lit(0L));
    }

    private Column text(final boolean isEnglish) {
        final Column[] pieces = evidence.stream()
                .map(piece -> when(piece.units().gt(0), lit(isEnglish ? piece.english() : piece.chinese())))
                .toArray(Column[]::new);
        final Column days = col(SettledCaseTable.STAY_DAYS).cast("string");
        final Column cost = Exact.wholePercent(col(CaseFacts.COST_RATIO));
        return isEnglish
                ? concat(
                        Exact.days(col(SettledCaseTable.STAY_DAYS)),
                        lit(", "),
                        cost,
                        lit(" of the group's mean cost: "),
                        concat_ws(", ", pieces),
                        lit("."))
                : concat(lit("住院"), days, lit("天，费用为病种均费的"), cost, lit("："), concat_ws("、", pieces), lit("。"));
    }

    private static List<Evidence> evidence(final BehaviourPolicy.LowStandard policy) {
        final BehaviourPolicy.Weights weights = policy.weights();
        final Column isShort = col(SettledCaseTable.STAY_DAYS)
                .leq(policy.shortStayDays())
                .and(col(SettledCaseTable.PROCEDURE_ATTRIBUTE).equalTo(NO_PROCEDURE))
                .and(col(SettledCaseTable.MAIN_PROCEDURE_KEY).equalTo(0L));
        final Column isLowRisk = Exact.isOneOf(col(SupervisedCaseTable.GROUP_CODE), policy.lowRiskGroups())
                .or(col(CaseFacts.MORTALITY).leq(lit(policy.lowRiskMortality())));
        return List.of(
                new Evidence(weights.shortStay(), whole(isShort), "short stay without a procedure", "短期住院且无手术操作"),
                new Evidence(
                        weights.lowCost(),
                        Exact.bandUnits(col(CaseFacts.COST_RATIO), policy.costBands(), true),
                        "low cost",
                        "费用偏低"),
                new Evidence(
                        weights.noOperationFee(),
                        whole(col(SettledCaseTable.SURGERY_COST_FEN).equalTo(0L)),
                        "no operation fee",
                        "无手术费"),
                new Evidence(weights.lowRiskGroup(), whole(isLowRisk), "group of low risk", "低风险病种"),
                new Evidence(
                        weights.noComorbidity(),
                        whole(col(CaseFacts.COMORBIDITY_BAND).equalTo(ComorbidityBand.NONE)),
                        "comorbidity index 0",
                        "合并症指数为0"),
                new Evidence(
                        weights.noEmergency(),
                        whole(col(SettledCaseTable.ADMISSION_WAY).notEqual(EMERGENCY)),
                        "not by emergency",
                        "非急诊入院"));
    }

    /** All or nothing; null where the condition is. */
    private static Column whole(final Column condition) {
        return when(condition.isNotNull(), when(condition, lit(Exact.UNITS)).otherwise(lit(0)));
    }
}
