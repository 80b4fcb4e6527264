package org.dipper.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.policy.SupervisionPolicy;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Indicators")
class IndicatorsTest {
    private static final List<Integer> WINDOWS = List.of(7, 14, 15, 30, 31);
    private static final SupervisionPolicy USUAL = new SupervisionPolicy(WINDOWS, false, 15);
    private static final SupervisionPolicy COUNTING_SAME_DAY = new SupervisionPolicy(WINDOWS, true, 15);

    private record Value(BigDecimal numerator, BigDecimal denominator, BigDecimal value, String state) {
        String text() {
            return numerator.stripTrailingZeros().toPlainString() + "/"
                    + denominator.stripTrailingZeros().toPlainString();
        }
    }

    @Nested
    @DisplayName("of readmission")
    class Readmission {
        @Test
        void countEligibleIndexStaysWithAReturnOverAllEligibleIndexStays() {
            final Map<String, Value> values = readmission(
                    USUAL,
                    Stay.of("A", 1, 5),
                    Stay.of("B", 12, 13),
                    Stay.of("C", 1, 2).ofPerson(2),
                    Stay.of("D", 5, 6).ofPerson(3).leaving("5"),
                    Stay.of("E", 5, 9).ofPerson(4),
                    Stay.of("F", 7, 12).ofPerson(4));

            // A returns after 7 days; B, C and F are eligible without a return; D died; E overlaps F.
            assertThat(values.get("readmission_7d_any region all").text()).isEqualTo("1/4");
            assertThat(values.get("readmission_7d_any region all").value()).isEqualByComparingTo("0.25");
        }

        @Test
        void followTheRuleOfTheIndicator() {
            final Map<String, Value> values = readmission(
                    USUAL,
                    Stay.of("A", 1, 5),
                    Stay.of("B", 10, 12).in("H2"),
                    Stay.of("C", 20, 21).in("H2").with("J18.9"),
                    Stay.of("D", 50, 52).in("H2").with("J18.9"));

            assertThat(values.get("readmission_7d_any region all").text()).isEqualTo("1/4");
            assertThat(values.get("readmission_14d_any region all").text()).isEqualTo("2/4");
            assertThat(values.get("readmission_30d_any region all").text()).isEqualTo("3/4");
            assertThat(values.get("readmission_30d_same_institution region all").text())
                    .isEqualTo("2/4");
            assertThat(values.get("readmission_30d_same_category region all").text())
                    .isEqualTo("2/4");
            assertThat(values.get("readmission_30d_same_institution_same_category region all")
                            .text())
                    .isEqualTo("1/4");
        }

        @Test
        void belongToTheInstitutionOfTheIndexStay() {
            final Map<String, Value> values = readmission(
                    USUAL, Stay.of("A", 1, 5).in("H1", "3"), Stay.of("B", 8, 9).in("H2", "2"));

            assertThat(values.get("readmission_7d_any institution H1").text()).isEqualTo("1/1");
            assertThat(values.get("readmission_7d_any institution H2").text()).isEqualTo("0/1");
            assertThat(values.get("readmission_7d_any level 3").text()).isEqualTo("1/1");
            assertThat(values.get("readmission_7d_any level 2").text()).isEqualTo("0/1");
        }

        @Test
        void sayNoCasesWhereNoStayIsEligible() {
            final Value value =
                    readmission(USUAL, Stay.of("A", 1, 5).leaving("5")).get("readmission_7d_any region all");

            assertThat(value.state()).isEqualTo("no_cases");
            assertThat(value.value()).isNull();
        }

        @Test
        void leaveASameDayReturnForTheSameDiseaseToTheSplitAdmissionsUnlessThePolicyCountsIt() {
            final Stay[] stays = {Stay.of("A", 1, 5), Stay.of("B", 5, 9)};

            assertThat(readmission(USUAL, stays)
                            .get("readmission_7d_any region all")
                            .text())
                    .isEqualTo("0/2");
            assertThat(readmission(COUNTING_SAME_DAY, stays)
                            .get("readmission_7d_any region all")
                            .text())
                    .isEqualTo("1/2");
            assertThat(readmission(USUAL, stays)
                            .get("split_admission_candidate region all")
                            .text())
                    .isEqualTo("1/2");
        }

        @Test
        void splittingOneStayInTwoRaisesSplitCandidatesByOneAndNoRateByDefault() {
            final List<Stay> whole = new ArrayList<>(Histories.random(11, 150));
            final List<Stay> split = new ArrayList<>(whole);
            whole.add(Stay.of("X", 1, 9).ofPerson(999_999));
            split.add(Stay.of("X1", 1, 4).ofPerson(999_999));
            split.add(Stay.of("X2", 4, 9).ofPerson(999_999));

            final Map<String, Value> before = readmission(USUAL, whole);
            final Map<String, Value> after = readmission(USUAL, split);

            assertThat(after.get("split_admission_candidate region all").numerator())
                    .isEqualByComparingTo(before.get("split_admission_candidate region all")
                            .numerator()
                            .add(BigDecimal.ONE));
            assertThat(after.get("readmission_31d_any region all").numerator())
                    .isEqualByComparingTo(
                            before.get("readmission_31d_any region all").numerator());
        }

        @ParameterizedTest
        @ValueSource(longs = {21, 22})
        void growWithTheWindowAndShrinkWithTheRule(final long seed) {
            final Map<String, Value> values = readmission(USUAL, Histories.random(seed, 300));

            for (int i = 1; i < WINDOWS.size(); i++) {
                assertThat(rate(values, WINDOWS.get(i - 1), "any"))
                        .isLessThanOrEqualTo(rate(values, WINDOWS.get(i), "any"));
            }
            for (final int window : WINDOWS) {
                assertThat(rate(values, window, "same_category")).isLessThanOrEqualTo(rate(values, window, "any"));
                assertThat(rate(values, window, "same_institution_same_category"))
                        .isLessThanOrEqualTo(rate(values, window, "same_category"));
            }
        }

        @ParameterizedTest
        @ValueSource(longs = {23, 24})
        void agreeWithTheSlowReferenceAndSumToTheRegion(final long seed) {
            final List<Stay> stays = Histories.random(seed, 300);
            final Map<String, Value> values = readmission(COUNTING_SAME_DAY, stays);
            final Set<SlowPairs.Pair> pairs = SlowPairs.of(stays);
            final long eligible = stays.stream()
                            .filter(stay -> !"4".equals(stay.dischargeWay()) && !"5".equals(stay.dischargeWay()))
                            .count()
                    - pairs.stream()
                            .filter(pair -> "overlap".equals(pair.exclusion()))
                            .count();
            final Predicate<SlowPairs.Pair> isReturn =
                    pair -> pair.exclusion() == null && pair.gapDays() >= 0 && pair.gapDays() <= 14;

            assertThat(values.get("readmission_14d_any region all").text())
                    .isEqualTo(pairs.stream().filter(isReturn).count() + "/" + eligible);
            assertThat(values.get("readmission_14d_same_category region all").text())
                    .isEqualTo(pairs.stream()
                                    .filter(isReturn)
                                    .filter(SlowPairs.Pair::isSameCategory)
                                    .count()
                            + "/" + eligible);
            assertSumsToTheRegion(values);
        }

        private BigDecimal rate(final Map<String, Value> values, final int window, final String rule) {
            return values.get("readmission_" + window + "d_" + rule + " region all")
                    .value();
        }
    }

    @Nested
    @DisplayName("of case mix, cost and stay")
    class CaseMix {
        @Test
        void divideScoresAndCountUngroupedCases() {
            final Map<String, Value> values = caseMix(List.of(
                    Stay.of("A", 1, 5).grouped("G1", "1500.5000"),
                    Stay.of("B", 1, 5).grouped("G2", "499.5"),
                    Stay.of("C", 1, 5)));

            assertThat(values.get("case_mix_index region all").text()).isEqualTo("2/2");
            assertThat(values.get("case_mix_index region all").value()).isEqualByComparingTo("1");
            assertThat(values.get("ungrouped_share region all").value()).isEqualByComparingTo("0.333333");
        }

        @Test
        void compareEachCaseWithTheRegionalMeanOfItsGroup() {
            // Mean cost of G1 is 200 and of G2 is 100: H1 has (100/200 + 100/100) / 2, H2 has 300/200.
            final Map<String, Value> values = caseMix(List.of(
                    Stay.of("A", 1, 5).grouped("G1", "1000").costing(100),
                    Stay.of("B", 1, 5).grouped("G2", "1000").costing(100),
                    Stay.of("C", 1, 9).grouped("G1", "1000").costing(300).in("H2", "2")));

            assertThat(values.get("cost_index institution H1").value()).isEqualByComparingTo("0.75");
            assertThat(values.get("cost_index institution H2").value()).isEqualByComparingTo("1.5");
            assertThat(values.get("time_index institution H2").value()).isEqualByComparingTo("1.333333");
            assertThat(values.get("cost_index level 2").value()).isEqualByComparingTo("1.5");
        }

        @ParameterizedTest
        @ValueSource(longs = {31, 32})
        void areExactlyOneForTheRegionAndAgreeWithTheSlowReference(final long seed) {
            final List<Stay> stays = Histories.random(seed, 300);
            final Map<String, Value> values = caseMix(stays);

            assertThat(values.get("cost_index region all").value()).isEqualTo(new BigDecimal("1.000000"));
            assertThat(values.get("time_index region all").value()).isEqualTo(new BigDecimal("1.000000"));
            for (int hospital = 0; hospital < 6; hospital++) {
                final String name = "H" + hospital;
                assertThat(values.get("cost_index institution " + name).value())
                        .isEqualByComparingTo(slowCostIndex(stays, name));
            }
        }

        @Test
        void sumToTheRegion() {
            final Map<String, Value> values = stay(Histories.random(33, 300));
            assertSumsToTheRegion(values);
        }

        @Test
        void stayAndCostNeedNoCatalog() {
            final Map<String, Value> values = stay(
                    List.of(Stay.of("A", 1, 5).costing(100), Stay.of("B", 1, 1).costing(201)));

            assertThat(values.get("mean_cost region all").value()).isEqualByComparingTo("150.5");
            assertThat(values.get("mean_stay region all").value()).isEqualByComparingTo("2.5");
        }

        @Test
        void anInstitutionSeenAtTwoLevelsStandsUnderTheHigher() {
            final Map<String, Value> values = stay(List.of(Stay.of("A", 1, 5).in("H1", "2"), Stay.of("B", 1, 5)));

            assertThat(values.get("mean_stay level 3").text()).isEqualTo("8/2");
            assertThat(values).doesNotContainKey("mean_stay level 2");
        }

        @Test
        void sayWhyWhereThereIsNoEdition() {
            final Map<String, Value> values =
                    read(NotEvaluableIndicators.withoutEdition("2010").apply(SparkSessions.shared()));

            assertThat(values.keySet())
                    .containsExactlyInAnyOrder(
                            "case_mix_index region all",
                            "ungrouped_share region all",
                            "cost_index region all",
                            "time_index region all");
            assertThat(values.values()).allSatisfy(value -> {
                assertThat(value.state()).isEqualTo("not_evaluable: no catalog edition");
                assertThat(value.value()).isNull();
            });
        }

        @Test
        void rowOrderAndPartitionsChangeNothing() {
            final List<Stay> stays = Histories.random(34, 300);
            final List<Stay> shuffled = new ArrayList<>(stays);
            Collections.shuffle(shuffled, new Random(35));
            final Map<String, Value> expected = caseMix(stays);

            for (final int partitions : new int[] {1, 3, 7}) {
                final Dataset<Row> cases = Stay.cases(shuffled).repartition(partitions);
                assertThat(read(new CaseMixIndicators("2010", 1000).apply(cases)))
                        .isEqualTo(expected);
            }
        }

        @Test
        void theSessionsDecimalSettingChangesNothing() {
            final String setting = "spark.sql.decimalOperations.allowPrecisionLoss";
            final List<Stay> stays = Histories.random(36, 300);
            final Map<String, Value> expected = caseMix(stays);
            SparkSessions.shared().conf().set(setting, false);
            try {
                assertThat(caseMix(stays)).isEqualTo(expected);
            } finally {
                SparkSessions.shared().conf().unset(setting);
            }
        }

        private BigDecimal slowCostIndex(final List<Stay> stays, final String institution) {
            final Map<String, Long> costs = new HashMap<>();
            final Map<String, Long> counts = new HashMap<>();
            final Map<String, Long> own = new TreeMap<>();
            long ownCount = 0;
            for (final Stay stay : stays) {
                if (stay.group() != null) {
                    costs.merge(stay.group(), stay.costFen(), Long::sum);
                    counts.merge(stay.group(), 1L, Long::sum);
                    if (stay.institution().equals(institution)) {
                        own.merge(stay.group(), stay.costFen(), Long::sum);
                        ownCount++;
                    }
                }
            }
            BigDecimal sum = BigDecimal.ZERO;
            for (final Map.Entry<String, Long> group : own.entrySet()) {
                sum = sum.add(BigDecimal.valueOf(group.getValue())
                        .multiply(BigDecimal.valueOf(counts.get(group.getKey())))
                        .divide(BigDecimal.valueOf(costs.get(group.getKey())), 30, RoundingMode.HALF_UP));
            }
            return sum.setScale(6, RoundingMode.HALF_UP).divide(BigDecimal.valueOf(ownCount), 6, RoundingMode.HALF_UP);
        }
    }

    @Test
    void theCatalogueKnowsEveryIndicatorThatIsComputed() {
        final List<Stay> stays = Histories.random(41, 20);
        final Dataset<Row> cases = Stay.cases(stays);
        final Map<String, Value> values = new HashMap<>(read(ReadmissionIndicators.ofGroupedCases("2010", USUAL)
                .apply(cases, new ReadmissionPairs("2010", USUAL).apply(cases).localCheckpoint())));
        values.putAll(caseMix(stays));
        values.putAll(stay(stays));
        final Set<String> computed = values.keySet().stream()
                .map(key -> key.substring(0, key.indexOf(' ')))
                .collect(java.util.stream.Collectors.toSet());

        assertThat(IndicatorCatalogue.all())
                .extracting(IndicatorDefinition::id)
                .containsExactlyInAnyOrderElementsOf(computed);
        assertThat(IndicatorCatalogue.named("readmission_90d_same_category")).isPresent();
        assertThat(IndicatorCatalogue.named("readmission_90d_other")).isEmpty();
        assertThat(IndicatorCatalogue.named("mean_cost").orElseThrow().label("zh"))
                .isEqualTo("次均费用");
    }

    private static void assertSumsToTheRegion(final Map<String, Value> values) {
        for (final String kind : List.of(" institution ", " level ")) {
            final Map<String, BigDecimal> numerators = new HashMap<>();
            final Map<String, BigDecimal> denominators = new HashMap<>();
            values.forEach((key, value) -> {
                if (key.contains(kind)) {
                    final String indicator = key.substring(0, key.indexOf(' '));
                    numerators.merge(indicator, value.numerator(), BigDecimal::add);
                    denominators.merge(indicator, value.denominator(), BigDecimal::add);
                }
            });
            assertThat(numerators).isNotEmpty();
            numerators.forEach((indicator, sum) -> {
                final Value region = values.get(indicator + " region all");
                assertThat(sum).isEqualByComparingTo(region.numerator());
                assertThat(denominators.get(indicator)).isEqualByComparingTo(region.denominator());
            });
        }
    }

    private static Map<String, Value> readmission(final SupervisionPolicy policy, final Stay... stays) {
        return readmission(policy, List.of(stays));
    }

    private static Map<String, Value> readmission(final SupervisionPolicy policy, final List<Stay> stays) {
        final Dataset<Row> cases = Stay.cases(stays);
        return read(new ReadmissionIndicators("2010", policy)
                .apply(cases, new ReadmissionPairs("2010", policy).apply(cases).localCheckpoint()));
    }

    private static Map<String, Value> caseMix(final List<Stay> stays) {
        return read(new CaseMixIndicators("2010", 1000).apply(Stay.cases(stays)));
    }

    private static Map<String, Value> stay(final List<Stay> stays) {
        return read(new StayIndicators("2010").apply(Stay.cases(stays)));
    }

    private static Map<String, Value> read(final Dataset<Row> rows) {
        assertThat(rows.columns()).containsExactlyElementsOf(IndicatorValueTable.CONTRACT.columnNames());
        final Map<String, Value> values = new TreeMap<>();
        for (final Row row : rows.collectAsList()) {
            final String key = row.getAs("indicator") + " " + row.getAs("subject_type") + " " + row.getAs("subject");
            final Value value =
                    new Value(row.getAs("numerator"), row.getAs("denominator"), row.getAs("value"), row.getAs("state"));
            assertThat(values.put(key, value)).isNull();
        }
        return values;
    }
}
