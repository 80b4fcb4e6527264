package org.dipper.supervision.behaviour;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.dipper.policy.BehaviourPolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A detector of cases")
class DetectorsTest {
    private static final BehaviourPolicy POLICY = BehaviourPolicy.DEFAULT;
    private static final String NOTHING = "nothing";
    private static final String OUT = "out";

    @Test
    void seesALowStandardAdmissionFromThreeQuartersOfTheEvidence() {
        final CaseRow low = CaseRow.of("cheap, short, plain")
                .days(2)
                .with("cost_ratio", "0.25")
                .with("group_mortality", "0")
                .with("case_score", "80")
                .with("point_value_fen", "1000");

        assertThat(found(
                        new LowStandardAdmission(POLICY.lowStandard()),
                        List.of(
                                low,
                                named(low, "three days").days(3),
                                named(low, "four days").days(4),
                                named(low, "half the cost").with("cost_ratio", "0.499999"),
                                named(low, "exactly half the cost").with("cost_ratio", "0.5"),
                                named(low, "a procedure")
                                        .with("procedure_attribute", 2)
                                        .with("main_procedure_key", 5L),
                                named(low, "emergency").with("admission_way", "1"),
                                named(low, "way unknown").with("admission_way", null),
                                named(low, "group in which people die").with("group_mortality", "0.005001"),
                                named(low, "no group").with("cost_ratio", null))))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        // 0.32 + 0.44 + 3 x 0.06 of 0.94, the comorbidity index being unknown
                        "cheap, short, plain", "1.000000",
                        "three days", "1.000000",
                        "four days", NOTHING,
                        // (0.32 + 0.7 x 0.44 + 0.18) / 0.94
                        "half the cost", "0.859600",
                        // (0.32 + 0.3 x 0.44 + 0.18) / 0.94 = 0.6723
                        "exactly half the cost", NOTHING,
                        "a procedure", NOTHING,
                        "emergency", "0.936200",
                        "way unknown", "1.000000",
                        "group in which people die", "0.936200",
                        "no group", OUT));
    }

    @Test
    void takesOutOfLowStandardWhatIsShortForReasonsOfItsOwn() {
        final CaseRow low = CaseRow.of("low").days(1).with("cost_ratio", "0.1");

        assertThat(found(
                        new LowStandardAdmission(POLICY.lowStandard()),
                        List.of(
                                named(low, "infant").with("age_years", 0),
                                named(low, "newborn").with("age_years", null).with("age_days", 5),
                                named(low, "died").with("discharge_way", "5"),
                                named(low, "transferred").with("discharge_way", "2"),
                                named(low, "against advice").with("discharge_way", "4"),
                                named(low, "day surgery").with("payment_path", "day_surgery"),
                                named(low, "poisoning").with("principal_diagnosis", "T42.4"),
                                named(low, "by the day").with("payment_path", "bed_day"))))
                .allSatisfy((name, result) -> assertThat(result).as(name).isEqualTo(OUT));
        assertThat(found(
                        new LowStandardAdmission(POLICY.lowStandard()),
                        List.of(
                                named(low, "one year").with("age_years", 1),
                                named(low, "to a township hospital").with("discharge_way", "3"),
                                named(low, "way unknown").with("discharge_way", null),
                                named(low, "burn").with("principal_diagnosis", "T30.0"))))
                .allSatisfy((name, result) -> assertThat(result).as(name).isEqualTo("1.000000"));
    }

    @Test
    void withdrawsAllPointsOfALowStandardAdmission() {
        final CaseRow low = CaseRow.of("low")
                .days(1)
                .with("cost_ratio", "0.1")
                .with("case_score", "80.5")
                .with("point_value_fen", "1000.5");
        final Row row = CaseRow.facts(List.of(low, named(low, "no point value").with("point_value_fen", null)))
                .select(new LowStandardAdmission(POLICY.lowStandard()).finding().as("f"))
                .select("f.*")
                .orderBy(col("fund_at_stake_fen").desc())
                .collectAsList()
                .get(0);

        assertThat(row.<BigDecimal>getAs("excess_points")).isEqualByComparingTo("80.5");
        // 80.5 x 1000.5 = 80540.25
        assertThat(row.<Long>getAs("fund_at_stake_fen")).isEqualTo(80_540L);
        assertThat(row.<String>getAs("finding"))
                .isEqualTo(
                        "1 day, 10 % of the group's mean cost: short stay without a procedure, low cost, no operation"
                                + " fee, not by emergency.");
    }

    @Test
    void countsUnknownEvidenceAsAbsentWhereThePolicySaysSo() {
        final BehaviourPolicy.LowStandard usual = POLICY.lowStandard();
        final BehaviourPolicy.LowStandard strict = new BehaviourPolicy.LowStandard(
                usual.shortStayDays(),
                usual.costBands(),
                usual.weights(),
                false,
                usual.leadFrom(),
                usual.lowRiskMortality(),
                usual.lowRiskGroups(),
                usual.daySurgeryMedicalTypes(),
                usual.poisonings(),
                usual.gate());
        final CaseRow case1 =
                CaseRow.of("known").days(2).with("cost_ratio", "0.25").with("group_mortality", "0");

        assertThat(found(new LowStandardAdmission(strict), List.of(case1))).containsEntry("known", "0.940000");
    }

    @Test
    void seesAnOverLongStayByDaysOrByItsGroup() {
        final CaseRow stay = CaseRow.of("ten days, as usual").with("stay_ratio", "1");

        assertThat(found(
                        new OverLongStay(POLICY.overLong()),
                        List.of(
                                stay,
                                named(stay, "30 days").days(30),
                                named(stay, "31 days").days(31),
                                named(stay, "60 days").days(60),
                                named(stay, "61 days").days(61),
                                named(stay, "61 days by the day").days(61).with("payment_path", "bed_day"),
                                named(stay, "61 days, small group").days(61).with("stay_ratio", null),
                                named(stay, "twice").with("stay_ratio", "2"),
                                named(stay, "above twice").with("stay_ratio", "2.000001"),
                                named(stay, "above thrice").with("stay_ratio", "3.000001"),
                                named(stay, "above thrice but a week")
                                        .with("stay_ratio", "3.5")
                                        .days(7))))
                .containsExactlyInAnyOrderEntriesOf(entries(
                        "ten days, as usual", NOTHING,
                        "30 days", NOTHING,
                        "31 days", "0.700000",
                        "60 days", "0.700000",
                        "61 days", "1.000000",
                        "61 days by the day", OUT,
                        "61 days, small group", "1.000000",
                        "twice", NOTHING,
                        "above twice", "0.700000",
                        "above thrice", "1.000000",
                        "above thrice but a week", NOTHING));
    }

    @Test
    void namesAStayOfAnExactMultipleOfThePackage() {
        final CaseRow stay = CaseRow.of("45").days(45).with("stay_ratio", "3.2");

        assertThat(CaseRow.facts(List.of(stay))
                        .select(new OverLongStay(POLICY.overLong()).finding().as("f"))
                        .select("f.finding")
                        .first()
                        .getString(0))
                .isEqualTo("45 days, 320 % of the group's mean stay, an exact multiple of 15 days.");
    }

    @Test
    void seesAbnormalCostsByRatioByDistanceOrByBoth() {
        final CaseRow usual = CaseRow.of("as usual").with("cost_ratio", "1").with("robust_z", "0");
        final List<CaseRow> rows = List.of(
                usual,
                named(usual, "half").with("cost_ratio", "0.5"),
                named(usual, "below half").with("cost_ratio", "0.499999"),
                named(usual, "far below").with("cost_ratio", "0.6").with("robust_z", "-3.500001"),
                named(usual, "not so far below").with("cost_ratio", "0.6").with("robust_z", "-3.5"),
                named(usual, "both below").with("cost_ratio", "0.2").with("robust_z", "-9"),
                named(usual, "double").with("cost_ratio", "2"),
                named(usual, "above double").with("cost_ratio", "2.000001"),
                named(usual, "above double without spread")
                        .with("cost_ratio", "2.1")
                        .with("robust_z", null),
                named(usual, "no group").with("cost_ratio", null).with("robust_z", null),
                named(usual, "died").with("cost_ratio", "0.1").with("discharge_way", "5"));

        assertThat(found(AbnormalCost.low(POLICY.abnormalCost()), rows))
                .containsExactlyInAnyOrderEntriesOf(entries(
                        "as usual", NOTHING,
                        "half", NOTHING,
                        "below half", "0.500000",
                        "far below", "0.800000",
                        "not so far below", NOTHING,
                        "both below", "1.000000",
                        "double", NOTHING,
                        "above double", NOTHING,
                        "above double without spread", NOTHING,
                        "no group", OUT,
                        "died", OUT));
        assertThat(found(AbnormalCost.high(POLICY.abnormalCost()), rows))
                .containsEntry("double", NOTHING)
                .containsEntry("above double", "0.500000")
                .containsEntry("above double without spread", "0.500000")
                .containsEntry("died", NOTHING);
    }

    @Test
    void namesThePointsOfALowCaseAboveItsCost() {
        final CaseRow low = CaseRow.of("paid in full")
                .with("cost_ratio", "0.3")
                .with("full_points", "100")
                .with("case_score", "100")
                .with("point_value_fen", "1000");
        final Map<String, BigDecimal> excess = new HashMap<>();
        CaseRow.facts(List.of(
                        low,
                        named(low, "reduced").with("case_score", "30"),
                        named(low, "reduced below").with("case_score", "29"),
                        named(low, "not settled").with("case_score", null)))
                .select(
                        col("settlement_id"),
                        AbnormalCost.low(POLICY.abnormalCost()).finding().as("f"))
                .collectAsList()
                .forEach(row -> excess.put(row.getString(0), row.getStruct(1).getAs("excess_points")));

        assertThat(excess.get("paid in full")).isEqualByComparingTo("70");
        assertThat(excess.get("reduced")).isEqualByComparingTo("0");
        assertThat(excess.get("reduced below")).isEqualByComparingTo("0");
        assertThat(excess.get("not settled")).isNull();
    }

    @Test
    void seesInsufficientServiceOnlyWithAReturnOrADeath() {
        final CaseRow little = CaseRow.of("back after 15 days")
                .with("cost_ratio", "0.6")
                .with("stay_ratio", "0.6")
                .with("return_days", 15);

        assertThat(found(
                        new InsufficientService(POLICY.insufficientService(), true),
                        List.of(
                                little,
                                named(little, "back after 16 days").with("return_days", 16),
                                named(little, "never back").with("return_days", null),
                                named(little, "died").with("return_days", null).with("discharge_way", "5"),
                                named(little, "cost as usual").with("cost_ratio", "0.7"),
                                named(little, "stay as usual").with("stay_ratio", "0.7"),
                                named(little, "planned").with("is_return_planned", true),
                                named(little, "transferred").with("discharge_way", "2"),
                                named(little, "against advice").with("discharge_way", "4"),
                                named(little, "by the day").with("payment_path", "acute_and_bed_day"),
                                named(little, "small group").with("stay_ratio", null))))
                .containsExactlyInAnyOrderEntriesOf(entries(
                        "back after 15 days", "0.800000",
                        "back after 16 days", NOTHING,
                        "never back", NOTHING,
                        "died", "0.500000",
                        "cost as usual", NOTHING,
                        "stay as usual", NOTHING,
                        "planned", OUT,
                        "transferred", OUT,
                        "against advice", OUT,
                        "by the day", OUT,
                        "small group", OUT));
    }

    @Test
    void saysWhatItCouldNotCheck() {
        assertThat(new InsufficientService(POLICY.insufficientService(), false)
                        .definition()
                        .notChecked()
                        .en())
                .contains("no pairs of stays were given");
        assertThat(new LowStandardAdmission(POLICY.lowStandard())
                        .definition()
                        .notChecked()
                        .en())
                .contains("examination", "nursing level", "outpatient");
    }

    private static CaseRow named(final CaseRow row, final String id) {
        return row.with("settlement_id", id);
    }

    private static Map<String, String> entries(final String... pairs) {
        final Map<String, String> entries = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            entries.put(pairs[i], pairs[i + 1]);
        }
        return entries;
    }

    /** The strength by case: {@code nothing} where an evaluable case shows nothing, {@code out} where it is not evaluable. */
    private static Map<String, String> found(final CaseDetector detector, final List<CaseRow> rows) {
        final Map<String, String> found = new HashMap<>();
        CaseRow.facts(new ArrayList<>(rows))
                .select(
                        col("settlement_id"),
                        detector.isEvaluable(),
                        when(detector.isEvaluable(), detector.finding()).getField("strength"))
                .collectAsList()
                .forEach(row -> found.put(
                        row.getString(0),
                        !row.getBoolean(1)
                                ? OUT
                                : row.isNullAt(2) ? NOTHING : row.getDecimal(2).toPlainString()));
        return found;
    }
}
