package org.dipper.supervision.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.IndicatorPolicy;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.yaml.StrictYaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioIndicatorsTest {
    private static final PeriodScope YEAR = PeriodScope.of("2024");
    private static final IndicatorRegistry REGISTRY = IndicatorRegistry.usual();
    private static final Set<String> BY_REFERENCE = Set.of(
            "cost_index", "time_index", "cost_observed_to_expected", "stay_observed_to_expected", "low_risk_mortality");

    /** Four cases in March at H1; A and B are surgical, C died within a day, D is ungrouped and stayed 40 days. */
    private static final TestCases A = TestCases.of("A")
            .grouped("G1", "1000")
            .surgical()
            .staying(LocalDate.of(2024, 3, 9), LocalDate.of(2024, 3, 10))
            .costing(100_00)
            .with(SettledCaseTable.DRUG_COST_FEN, 10_00L)
            .with(SettledCaseTable.OTHER_DIAGNOSES, new String[] {"I10", "E11.9"})
            .with(SettledCaseTable.DISCHARGE_DEPARTMENT, "D1")
            .with(SettledCaseTable.INSURED_AREA, "460100")
            .with(SupervisedCaseTable.GROUP_MEAN_COST_FEN, 250_00L)
            .with(SupervisedCaseTable.CASE_SCORE, new BigDecimal("900.0000"))
            .with(SupervisedCaseTable.POINT_VALUE_FEN, new BigDecimal("10.500000"));

    private static final TestCases B = A.with(SettledCaseTable.SETTLEMENT_ID, "B")
            .grouped("G2", "500.5")
            .staying(LocalDate.of(2024, 3, 1), LocalDate.of(2024, 3, 5))
            .costing(600_00)
            .with(SettledCaseTable.DRUG_COST_FEN, null)
            .with(SupervisedCaseTable.CASE_SCORE, null);
    private static final TestCases C = TestCases.of("C")
            .grouped("G1", "1000")
            .staying(LocalDate.of(2024, 3, 3), LocalDate.of(2024, 3, 3))
            .costing(300_00)
            .leaving("5")
            .with(SettledCaseTable.FUND_PAY_FEN, 0L)
            .with(SettledCaseTable.DRUG_COST_FEN, 90_00L)
            .with(SettledCaseTable.ADMISSION_WAY, "1")
            .with(SupervisedCaseTable.GROUP_MEAN_COST_FEN, 250_00L);
    private static final TestCases D = TestCases.of("D")
            .grouped(null, null)
            .staying(LocalDate.of(2024, 2, 1), LocalDate.of(2024, 3, 12))
            .costing(1000_00)
            .leaving(null)
            .with(SettledCaseTable.PERSON_PAY_FEN, 250_00L);

    private static Values byHand;

    @ParameterizedTest
    @CsvSource({
        "mean_cost, 200000/4 evaluated",
        "fund_share_of_cost, 21000/200000 evaluated",
        "points_value_to_cost, 9450/10000 evaluated",
        "personal_burden, 25000/100000 evaluated",
        "case_mix_index, 2.5005/3 evaluated",
        "case_mix_index_settled, 0.9/1 evaluated",
        "mean_stay, 46/4 evaluated",
        "surgery_share, 2/4 evaluated",
        "grouping_rate, 3/4 evaluated",
        "ungrouped_share, 1/4 evaluated",
        "day_surgery_share, 1/2 evaluated",
        "mortality, 1/3 evaluated",
        "against_advice_share, 0/3 evaluated",
        "short_stay_share, 1/4 evaluated",
        "long_stay_30d_share, 1/4 evaluated",
        "long_stay_60d_share, 0/4 evaluated",
        "low_deviation_share, 1/3 evaluated",
        "high_deviation_share, 1/3 evaluated",
        "drug_share, 10000/40000 evaluated",
        "weekend_admission_share, 2/4 evaluated",
        "emergency_share, 1/1 evaluated",
        "coding_depth, 4/4 evaluated",
        "single_diagnosis_share, 2/4 evaluated",
        "list_completeness, 11/40 evaluated",
        "case_mix_index_auxiliary, not_evaluable: no settled year with auxiliary_coefficient",
        "auxiliary_uplift_share, not_evaluable: no settled year with auxiliary_coefficient",
        "consumable_share, not_evaluable: consumable_cost_fen",
        "treatment_share, not_evaluable: treatment_cost_fen",
        "surgery_cost_share, not_evaluable: surgery_cost_fen",
        "intensive_care_share, not_evaluable: icu_days",
        "low_risk_mortality, not_evaluable: no set of low-risk groups from the year before",
    })
    void areTheseByHand(final String indicator, final String expected) {
        assertThat(hand().text(indicator + " region all 2024")).isEqualTo(expected);
    }

    @Test
    void everyPeriodAndGrainHasItsRow() {
        assertThat(hand().text("mean_cost institution H1 2024-03")).isEqualTo("200000/4 small_count");
        assertThat(hand().text("mean_cost level 3 2024-Q1")).isEqualTo("200000/4 small_count");
        assertThat(hand().text("mean_cost department H1/D1 2024-03")).isEqualTo("70000/2 small_count");
        assertThat(hand().text("mean_cost county 460100 2024-Q1")).isEqualTo("70000/2 small_count");
        assertThat(hand().text("mean_cost disease_group G1 2024")).isEqualTo("40000/2 small_count");
        assertThat(hand().rows()).doesNotContainKey("surgery_share county 460100 2024");
    }

    @Test
    void anInputThatTheSubjectLacksIsSaidOnceForTheWholePeriodAndNeverAsZero() {
        final Values values = hand();
        assertThat(values.get("intensive_care_share institution H1 2024").value())
                .isNull();
        assertThat(values.rows()).doesNotContainKey("intensive_care_share institution H1 2024-03");
        assertThat(values.get("intensive_care_share region all 2024").numerator())
                .isNull();
        // D1's two cases tell no way of admission, the region's C does.
        assertThat(values.text("emergency_share department H1/D1 2024")).isEqualTo("not_evaluable: admission_way");
    }

    @Test
    void aMonthOfAnInstitutionNeedsMoreCasesThanAYear() {
        final List<TestCases> cases = new ArrayList<>();
        for (int i = 0; i < 29; i++) {
            cases.add(TestCases.of("S" + i));
        }
        final Values values = values(YEAR, cases, List.of(ratio("mean_cost"), ratio("short_stay_share")));
        assertThat(values.get("mean_cost institution H1 2024").state()).isEqualTo("evaluated");
        assertThat(values.get("mean_cost institution H1 2024-Q1").state()).isEqualTo("evaluated");
        assertThat(values.get("mean_cost institution H1 2024-03").state()).isEqualTo("small_count");
        assertThat(values.get("mean_cost institution H1 2024-03").cases()).isEqualTo(29);
        assertThat(values.get("mean_cost level 3 2024-03").state()).isEqualTo("evaluated");
    }

    @Test
    void subjectsWithoutCasesBelowSaySo() {
        final Values values = values(YEAR, List.of(A.grouped(null, null)), List.of(ratio("case_mix_index")));
        assertThat(values.get("case_mix_index region all 2024").state()).isEqualTo("no_cases");
        assertThat(values.get("case_mix_index region all 2024").value()).isNull();
    }

    @Test
    void severalYearsHaveNoMonths() {
        final Values values = values(
                PeriodScope.of("2023-2024"),
                List.of(A, C.staying(LocalDate.of(2023, 5, 1), LocalDate.of(2023, 5, 2))),
                List.of(ratio("mean_cost")));
        assertThat(values.text("mean_cost region all 2023-2024")).isEqualTo("40000/2 evaluated");
        assertThat(values.rows().keySet()).allMatch(key -> key.endsWith(" 2023-2024"));
    }

    @Test
    void oneAggregationAgreesWithTheSlowReferenceInEveryRow() {
        final List<TestCases> cases = TestCases.random(11, 400, 2024);
        final List<RatioIndicator> ratios = plain();
        final Values values = values(YEAR, cases, ratios);
        final SlowRatio slow = new SlowRatio(cases);
        int compared = 0;
        for (final RatioIndicator ratio : ratios) {
            for (final Map.Entry<String, SlowRatio.Row> expected :
                    slow.of(ratio).entrySet()) {
                final String key = ratio.id() + " " + expected.getKey();
                final Values.Value found = values.rows().get(key);
                if (expected.getValue().denominator().signum() == 0) {
                    assertThat(found == null || found.value() == null).as(key).isTrue();
                } else {
                    assertThat(found).as(key).isNotNull();
                    assertThat(found.numerator())
                            .as(key)
                            .isEqualTo(expected.getValue().numerator());
                    assertThat(found.denominator())
                            .as(key)
                            .isEqualTo(expected.getValue().denominator());
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(5_000);
    }

    @Test
    void partsSumToTheWhole() {
        final Values values = values(YEAR, TestCases.random(12, 300, 2024), plain());
        final Map<String, BigDecimal> sums = new HashMap<>();
        values.rows().forEach((key, value) -> {
            final String[] words = key.split(" ", -1);
            if (value.numerator() == null) {
                return;
            }
            if (words[3].equals("2024") && (words[1].equals("institution") || words[1].equals("level"))) {
                sums.merge(words[0] + " " + words[1], value.numerator(), BigDecimal::add);
            }
            if (words[1].equals("region") && !words[3].equals("2024")) {
                sums.merge(
                        words[0] + (words[3].contains("Q") ? " quarters" : " months"),
                        value.numerator(),
                        BigDecimal::add);
            }
        });
        for (final RatioIndicator ratio : plain()) {
            final BigDecimal region =
                    values.get(ratio.id() + " region all 2024").numerator();
            if (region == null) {
                continue;
            }
            for (final String parts : List.of("institution", "level", "quarters", "months")) {
                // A numerator that is divided, such as that of the case-mix index, is rounded once in each part.
                assertThat(sums.get(ratio.id() + " " + parts).subtract(region).abs())
                        .as(ratio.id() + " " + parts)
                        .isLessThanOrEqualTo(
                                ratio.divisor() == 1 && ratio.numerator().scale() <= 6
                                        ? BigDecimal.ZERO
                                        : new BigDecimal("0.000010"));
            }
        }
    }

    @Test
    void rowOrderAndPartitionsChangeNothing() {
        final List<TestCases> cases = TestCases.random(13, 200, 2024);
        final List<TestCases> shuffled = new ArrayList<>(cases);
        Collections.shuffle(shuffled, new Random(14));
        final Dataset<Row> rows = TestCases.rows(cases);
        final Dataset<Row> other = TestCases.rows(shuffled).repartition(5);
        assertThat(referred(other)).isEqualTo(referred(rows));
    }

    @Test
    void ownIndicatorsRunBesideTheBuiltInOnes() {
        final List<RatioIndicator> own = IndicatorFile.load(StrictYaml.parse("own.yaml", """
                        indicators:
                          - id: drug_cost_a_point
                            label_en: Drug cost a point
                            label_zh: 每分药费
                            family: fund
                            direction: lower
                            unit: fen
                            clause: test
                            where: drug_cost_fen > 0
                            numerator:
                              sum: drug_cost_fen - 0.5 * fund_pay_fen
                              where: sex is null
                            denominator:
                              sum: rw + 1
                        """), REGISTRY);
        // A and C have drugs: (1000 - 3500) + (9000 - 0) over 1001 + 1001.
        assertThat(values(YEAR, List.of(A, B, C, D), own).text("drug_cost_a_point region all 2024"))
                .isEqualTo("6500/2002 evaluated");
    }

    @Test
    void manyIndicatorsAreSplitIntoSeveralAggregationsWithoutLoss() {
        final List<RatioIndicator> many = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            many.add(RatioIndicator.of(
                    IndicatorEntry.of(Family.FUND, "", "many_" + i, "many", "多"),
                    Measure.count("stay_days > " + i),
                    Measure.count()));
        }
        final Values values = values(YEAR, List.of(A, B, C, D), many);
        assertThat(values.text("many_0 region all 2024")).isEqualTo("4/4 evaluated");
        assertThat(values.text("many_39 region all 2024")).isEqualTo("1/4 evaluated");
        assertThat(values.text("many_119 region all 2024")).isEqualTo("0/4 evaluated");
    }

    private static Values hand() {
        if (byHand == null) {
            byHand = values(YEAR, List.of(A, B, C, D), REGISTRY.ratios());
        }
        return byHand;
    }

    private static List<RatioIndicator> plain() {
        return REGISTRY.ratios().stream()
                .filter(ratio -> !BY_REFERENCE.contains(ratio.id()))
                .toList();
    }

    private static RatioIndicator ratio(final String id) {
        return (RatioIndicator) REGISTRY.find(id).orElseThrow();
    }

    private static Map<String, Values.Value> referred(final Dataset<Row> rows) {
        final Optional<Dataset<Row>> groups = Optional.of(new GroupReference(Optional.empty()).apply(rows));
        return Values.of(new RatioIndicators(YEAR, IndicatorPolicy.USUAL, REGISTRY.ratios()).apply(rows, groups))
                .rows();
    }

    private static Values values(
            final PeriodScope scope, final List<TestCases> cases, final List<RatioIndicator> indicators) {
        return Values.of(new RatioIndicators(scope, IndicatorPolicy.USUAL, indicators)
                .apply(TestCases.rows(cases), Optional.empty()));
    }
}
