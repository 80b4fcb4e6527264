package org.dipper.supervision.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.IndicatorPolicy;
import org.dipper.supervision.CaseMixIndicators;
import org.dipper.supervision.StayIndicators;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ComputedIndicatorsTest {
    private static final PeriodScope YEAR = PeriodScope.of("2024");
    private static final IndicatorPolicy POLICY = IndicatorPolicy.USUAL;
    private static final IndicatorRegistry REGISTRY = IndicatorRegistry.usual();

    @Nested
    class AllTogether {
        @Test
        void everyIndicatorOfTheRegistryHasARowAndTheOldOnesTheirOldValues() {
            final List<TestCases> cases = TestCases.random(21, 400, 2024);
            final Dataset<Row> rows = TestCases.rows(cases);
            final Dataset<Row> before = TestCases.rows(TestCases.random(22, 300, 2023));
            final Values values = Values.of(new IndicatorValues(YEAR, POLICY, REGISTRY)
                    .apply(new IndicatorValues.Inputs(rows, true, rows, Optional.of(before))));

            final Set<String> found = values.rows().keySet().stream()
                    .map(key -> key.substring(0, key.indexOf(' ')))
                    .collect(Collectors.toCollection(TreeSet::new));
            final Set<String> registered = REGISTRY.all().stream()
                    .map(Indicator::id)
                    .filter(id -> !id.startsWith("readmission_") && !id.startsWith("split_admission"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(found).isEqualTo(registered);

            final Map<String, Values.Value> old = new HashMap<>(
                    Values.of(new CaseMixIndicators("2024", 1000).apply(rows)).rows());
            old.putAll(Values.of(new StayIndicators("2024").apply(rows)).rows());
            assertThat(old).hasSizeGreaterThan(50).allSatisfy((key, value) -> {
                assertThat(values.get(key).numerator()).as(key).isEqualTo(value.numerator());
                assertThat(values.get(key).denominator()).as(key).isEqualTo(value.denominator());
                assertThat(values.get(key).value()).as(key).isEqualTo(value.value());
            });
            assertThat(values.get("cost_index region all 2024").value()).isEqualByComparingTo("1");
            assertThat(values.get("cost_observed_to_expected region all 2024").value())
                    .isCloseTo(BigDecimal.ONE, within(new BigDecimal("0.000001")));
        }

        @Test
        void monthsOfTheCostIndexSumToTheYearButForRounding() {
            final Dataset<Row> rows = TestCases.rows(TestCases.random(23, 300, 2024));
            final Values values = Values.of(new IndicatorValues(YEAR, POLICY, REGISTRY)
                    .apply(new IndicatorValues.Inputs(rows, true, rows, Optional.empty())));
            BigDecimal months = BigDecimal.ZERO;
            for (int month = 1; month <= 12; month++) {
                months = months.add(values.get(String.format("cost_index region all 2024-%02d", month))
                        .numerator());
            }
            assertThat(months)
                    .isCloseTo(values.get("cost_index region all 2024").numerator(), within(new BigDecimal("0.00002")));
            assertThat(values.text("mean_cost_growth region all 2024"))
                    .isEqualTo("not_evaluable: cases of the year before");
            assertThat(values.text("bed_occupancy region all 2024"))
                    .isEqualTo("not_evaluable: opened beds of each institution");
        }

        @Test
        void withoutAnEditionTheRegionSaysSoAndNobodyElse() {
            final Dataset<Row> rows =
                    TestCases.rows(TestCases.of("A"), TestCases.of("B").at("H2", "2"));
            final Values values = Values.of(new IndicatorValues(PeriodScope.of("2023-2024"), POLICY, REGISTRY)
                    .apply(new IndicatorValues.Inputs(rows, false, rows, Optional.empty())));
            for (final String id : List.of(
                    "case_mix_index",
                    "cost_index",
                    "time_index",
                    "ungrouped_share",
                    "groups_covered",
                    "grouping_rate")) {
                assertThat(values.text(id + " region all 2023-2024")).isEqualTo("not_evaluable: no catalog edition");
                assertThat(values.rows()).doesNotContainKey(id + " institution H1 2023-2024");
            }
            assertThat(values.text("mean_cost_growth region all 2023-2024"))
                    .isEqualTo("not_evaluable: a period of one year");
        }
    }

    @Nested
    class GroupMix {
        @Test
        void aHospitalIsComparedGroupByGroup() {
            // G1 costs 200 in the region, G2 100. H1 has one of each, H2 two of G1.
            final Values values = Values.of(new GroupMixIndicators(YEAR, POLICY)
                    .apply(TestCases.rows(
                            TestCases.of("A").grouped("G1", "1000").costing(100_00),
                            TestCases.of("B").grouped("G2", "1000").costing(100_00),
                            TestCases.of("C")
                                    .grouped("G1", "1000")
                                    .costing(250_00)
                                    .at("H2", "2"),
                            TestCases.of("D")
                                    .grouped("G1", "1000")
                                    .costing(250_00)
                                    .at("H2", "2"),
                            TestCases.of("E").grouped(null, null).costing(1).at("H2", "2"))));

            assertThat(values.get("cost_index institution H1 2024").value()).isEqualByComparingTo("0.75");
            assertThat(values.get("cost_index region all 2024").value()).isEqualByComparingTo("1");
            // H1 at the region's mix: 3 x 100 and 1 x 100 over 4; H2 has G1 alone.
            assertThat(values.text("standardised_mean_cost institution H1 2024"))
                    .isEqualTo("40000/4 small_count");
            assertThat(values.text("standardised_mean_cost institution H2 2024"))
                    .isEqualTo("75000/3 small_count");
            assertThat(values.text("standardised_mean_cost region all 2024")).isEqualTo("70000/4 evaluated");
            assertThat(values.text("groups_covered institution H1 2024")).isEqualTo("2/1 small_count");
            assertThat(values.text("groups_covered level 2 2024")).isEqualTo("1/1 small_count");
            assertThat(values.text("groups_covered_in_earnest region all 2024")).isEqualTo("0/1 evaluated");
        }

        @Test
        void fiveCasesAreEarnest() {
            final List<TestCases> cases = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                cases.add(TestCases.of("S" + i).grouped("G1", "1000"));
            }
            final Values values = Values.of(new GroupMixIndicators(YEAR, POLICY).apply(TestCases.rows(cases)));
            assertThat(values.text("groups_covered_in_earnest region all 2024")).isEqualTo("1/1 evaluated");
        }
    }

    @Nested
    class Volume {
        private static final LocalDate MARCH_2023 = LocalDate.of(2023, 3, 15);

        @Test
        void growthIsAgainstTheSameMonthsOfTheYearBefore() {
            final TestCases now = TestCases.of("A").with(SettledCaseTable.INSURED_AREA, "460100");
            final Values values = volume(
                    List.of(
                            now.costing(110_00),
                            TestCases.of("B").costing(130_00),
                            // There is no April in 2023, so April is not compared.
                            TestCases.of("C")
                                    .costing(999_00)
                                    .staying(LocalDate.of(2024, 4, 1), LocalDate.of(2024, 4, 3))),
                    List.of(
                            now.costing(100_00).staying(MARCH_2023, MARCH_2023.plusDays(2)),
                            // There is no May in 2024.
                            TestCases.of("E").costing(1).staying(LocalDate.of(2023, 5, 1), LocalDate.of(2023, 5, 3))));

            assertThat(values.text("mean_cost_growth region all 2024")).isEqualTo("2000/10000 evaluated");
            assertThat(values.get("mean_cost_growth region all 2024-03").value())
                    .isEqualByComparingTo("0.2");
            assertThat(values.text("total_cost_growth region all 2024-Q1")).isEqualTo("14000/10000 evaluated");
            assertThat(values.text("total_cost_growth county 460100 2024")).isEqualTo("1000/10000 small_count");
            assertThat(values.text("fund_growth institution H1 2024")).isEqualTo("7000/7000 small_count");
            assertThat(values.rows()).doesNotContainKey("mean_cost_growth region all 2024-04");
        }

        @Test
        void aSubjectThatIsNewHasNoGrowth() {
            final Values values = volume(
                    List.of(TestCases.of("A"), TestCases.of("B").at("H2", "2")),
                    List.of(TestCases.of("A").staying(MARCH_2023, MARCH_2023.plusDays(2))));
            assertThat(values.get("mean_cost_growth institution H2 2024").state())
                    .isEqualTo("no_cases");
            assertThat(values.get("mean_cost_growth institution H2 2024").value())
                    .isNull();
        }

        @Test
        void aHospitalThatRoseIsComparedWithItselfUnderItsLevelOfToday() {
            final Values values = volume(
                    List.of(TestCases.of("A").at("H1", "2")),
                    List.of(TestCases.of("A").at("H1", "3").staying(MARCH_2023, MARCH_2023.plusDays(2))));
            assertThat(values.text("total_cost_growth level 2 2024")).isEqualTo("0/10000 small_count");
            assertThat(values.rows()).doesNotContainKey("total_cost_growth level 3 2024");
        }

        @Test
        void sharesOfTheFundSumToOne() {
            final Values values = volume(
                    List.of(
                            TestCases.of("A").with(SettledCaseTable.FUND_PAY_FEN, 30_00L),
                            TestCases.of("B").at("H2", "2").with(SettledCaseTable.FUND_PAY_FEN, 90_00L)),
                    List.of());
            assertThat(values.text("fund_share_of_region institution H1 2024")).isEqualTo("3000/12000 small_count");
            assertThat(values.get("fund_share_of_region level 2 2024-Q1").value())
                    .isEqualByComparingTo("0.75");
            assertThat(values.rows().keySet()).noneMatch(key -> key.startsWith("mean_cost_growth"));
        }

        private Values volume(final List<TestCases> now, final List<TestCases> before) {
            return Values.of(new VolumeIndicators(YEAR, POLICY)
                    .apply(
                            TestCases.rows(now),
                            before.isEmpty() ? Optional.empty() : Optional.of(TestCases.rows(before))));
        }
    }

    @Test
    void concentrationIsOneWhereAllCasesHaveOneDiagnosis() {
        final Values values = Values.of(new DiagnosisConcentration(YEAR, POLICY)
                .apply(TestCases.rows(
                        TestCases.of("A"),
                        TestCases.of("B").diagnosed("I21.0"),
                        TestCases.of("C").at("H2", "2").diagnosed("J18.9"),
                        TestCases.of("D").at("H2", "2"))));
        assertThat(values.get("diagnosis_concentration institution H1 2024").value())
                .isEqualByComparingTo("1");
        assertThat(values.get("diagnosis_concentration institution H2 2024").value())
                .isEqualByComparingTo("0.5");
        assertThat(values.text("diagnosis_concentration region all 2024")).isEqualTo("10/16 evaluated");
    }

    @Test
    void lowRiskAreGroupsFarBelowTheMeanLogMortality() {
        // Of 60 cases each: five groups lose 30, LOW loses 1; TINY has too few cases, NONE no death.
        final List<TestCases> cases = new ArrayList<>();
        for (final String group : List.of("G1", "G2", "G3", "G4", "G5")) {
            add(cases, group, 60, 30);
        }
        add(cases, "LOW", 60, 1);
        add(cases, "TINY", 40, 1);
        add(cases, "NONE", 60, 0);
        final Map<String, Boolean> low = new LowRiskGroups(50)
                .apply(TestCases.rows(cases)).collectAsList().stream()
                        .collect(Collectors.toMap(row -> row.getString(0), row -> row.getBoolean(3)));
        assertThat(low).containsOnlyKeys("G1", "G2", "G3", "G4", "G5", "LOW").containsEntry("LOW", true);
        assertThat(low.values().stream().filter(isLow -> isLow)).hasSize(1);
    }

    private static void add(final List<TestCases> cases, final String group, final int count, final int deaths) {
        for (int i = 0; i < count; i++) {
            cases.add(TestCases.of(group + i).grouped(group, "1000").leaving(i < deaths ? "5" : "1"));
        }
    }

    @Nested
    class Census {
        @Test
        void aPersonIsInBedFromAdmissionToTheDayBeforeDischarge() {
            final TestCases inBed = TestCases.of("A").with(SettledCaseTable.DISCHARGE_DEPARTMENT, "D1");
            final Values values = Values.of(new DailyCensus(YEAR, POLICY)
                    .apply(TestCases.rows(
                            // Before the year, over the turn of two months, a day alone, after the year.
                            inBed.staying(LocalDate.of(2023, 12, 30), LocalDate.of(2024, 1, 3)),
                            inBed.staying(LocalDate.of(2024, 1, 31), LocalDate.of(2024, 3, 2)),
                            TestCases.of("C").staying(LocalDate.of(2024, 2, 10), LocalDate.of(2024, 2, 10)),
                            TestCases.of("D").staying(LocalDate.of(2024, 12, 31), LocalDate.of(2025, 1, 5)))));

            assertThat(values.text("mean_census institution H1 2024-01")).isEqualTo("3/31 evaluated");
            assertThat(values.text("mean_census institution H1 2024-02")).isEqualTo("30/29 evaluated");
            assertThat(values.text("peak_census institution H1 2024-02")).isEqualTo("2/1 evaluated");
            assertThat(values.text("peak_census department H1/D1 2024-02")).isEqualTo("1/1 evaluated");
            assertThat(values.text("mean_census institution H1 2024-Q1")).isEqualTo("34/91 evaluated");
            assertThat(values.text("mean_census institution H1 2024")).isEqualTo("35/366 evaluated");
            assertThat(values.text("peak_census institution H1 2024")).isEqualTo("2/1 evaluated");
        }

        @Test
        void eventsAgreeWithCountingDayByDay() {
            final List<TestCases> stays = TestCases.random(31, 300, 2024);
            final Values values = Values.of(
                    new DailyCensus(YEAR, POLICY).apply(TestCases.rows(stays).repartition(3)));
            final Map<String, long[]> expected = new HashMap<>();
            for (LocalDate day = LocalDate.of(2024, 1, 1); day.getYear() == 2024; day = day.plusDays(1)) {
                final LocalDate today = day;
                final Map<String, Long> census = new HashMap<>();
                for (final TestCases stay : stays) {
                    final LocalDate from = (LocalDate) stay.get(SettledCaseTable.ADMISSION_DATE);
                    final LocalDate to = (LocalDate) stay.get(SettledCaseTable.DISCHARGE_DATE);
                    final boolean isInBed = !today.isBefore(from) && (today.isBefore(to) || today.equals(from));
                    if (isInBed) {
                        final String hospital = (String) stay.get(SettledCaseTable.INSTITUTION_CODE);
                        final Object ward = stay.get(SettledCaseTable.DISCHARGE_DEPARTMENT);
                        census.merge("institution " + hospital, 1L, Long::sum);
                        if (ward != null) {
                            census.merge("department " + hospital + "/" + ward, 1L, Long::sum);
                        }
                    }
                }
                census.forEach((subject, count) -> {
                    for (final String period : List.of("2024", String.format("2024-%02d", today.getMonthValue()))) {
                        final long[] sums = expected.computeIfAbsent(subject + " " + period, key -> new long[2]);
                        sums[0] += count;
                        sums[1] = Math.max(sums[1], count);
                    }
                });
            }
            assertThat(expected).hasSizeGreaterThan(100);
            expected.forEach((key, sums) -> {
                assertThat(values.get("mean_census " + key).numerator().longValueExact())
                        .as(key)
                        .isEqualTo(sums[0]);
                assertThat(values.get("peak_census " + key).numerator().longValueExact())
                        .as(key)
                        .isEqualTo(sums[1]);
            });
            assertThat(values.rows().keySet().stream()
                            .filter(key -> key.startsWith("mean_census") && !key.contains("Q")))
                    .hasSize(expected.size());
        }
    }
}
