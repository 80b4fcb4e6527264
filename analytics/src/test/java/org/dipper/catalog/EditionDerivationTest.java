package org.dipper.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.dipper.coding.PackedCode;
import org.dipper.policy.CatalogPolicy;
import org.dipper.testing.SparkSessions;
import org.dipper.testing.TestCase;
import org.junit.jupiter.api.Test;

/** The goldens of the field notes: weighting 1.10, convergence table 3-1, population variation 2.1. */
class EditionDerivationTest {
    private static final CatalogPolicy POLICY = new CatalogPolicy(15, List.of(1, 2, 7), 1000);

    @Test
    void yearlyMeansAreWeightedOneTwoSeven() {
        final CostSums sums = new CostSums(
                List.of(100L, 120L, 140L), List.of(100 * 900_000L, 120 * 1_000_000L, 140 * 1_100_000L), BigInteger.ONE);
        assertThat(sums.weightedMeanFen(List.of(1, 2, 7)).rounded(2)).isEqualByComparingTo("1060000.00");
    }

    @Test
    void weightsAreRenormalisedOverTheYearsThatHaveCases() {
        final CostSums noFirstYear = new CostSums(List.of(0L, 1L, 1L), List.of(0L, 900L, 1800L), BigInteger.ONE);
        assertThat(noFirstYear.weightedMeanFen(List.of(1, 2, 7)).rounded(2)).isEqualByComparingTo("1600.00");
    }

    @Test
    void twoGroupsScoreAsInThePublishedExample() {
        // I21: 20 cases 15,000 + 500 i yuan; J06: 10 cases 3,000 + 200 i yuan; one year.
        final Edition edition = new EditionDerivation(new CatalogPolicy(10, List.of(1), 1000), Map.of())
                .derive(List.of(core("I21", costs(20, 1_500_000, 50_000)), core("J06", costs(10, 300_000, 20_000))));
        assertThat(edition.groups()).extracting(DiseaseGroup::code).containsExactly("I21", "J06");
        assertThat(edition.groups().get(0).meanCostFen()).isEqualTo(1_975_000);
        assertThat(edition.meanCostFen()).isEqualTo(1_446_667);
        assertThat(edition.groups().get(0).rw()).isEqualByComparingTo("1365.2074");
        assertThat(edition.groups().get(1).rw()).isEqualByComparingTo("269.5853");
    }

    @Test
    void variationIsThatOfThePopulation() {
        final List<Long> costs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            costs.add(700_000L);
            costs.add(100_000L);
        }
        assertThat(sums(costs).coefficientOfVariation()).isEqualByComparingTo("0.75");
        assertThat(sums(List.of(100_000L, 300_000L)).coefficientOfVariation()).isEqualByComparingTo("0.5");
        assertThat(sums(List.of(5L, 5L, 5L)).coefficientOfVariation()).isEqualByComparingTo("0");
    }

    @Test
    void combinationsBelowTheThresholdMeetInTheirComprehensiveGroup() {
        final List<TestCase> cases = new ArrayList<>();
        add(cases, 14, "C54.1", "68.4902");
        add(cases, 8, "C54.1", "68.4101");
        add(cases, 13, "C54.1", "68.4101x1");
        add(cases, 10, "C54.9", "68.4901");
        add(cases, 15, "C54.1", "");
        add(cases, 14, "D25.9", "");
        final List<GroupCounts> counts = count(cases, POLICY.threshold());
        final Edition edition = new EditionDerivation(POLICY, Map.of()).derive(counts);
        assertThat(edition.groups()).extracting(DiseaseGroup::code).containsExactly("C54-4", "C54.1");
        assertThat(edition.groups().get(0).sums().cases()).isEqualTo(45);
        assertThat(edition.ungroupedCaseCount()).isEqualTo(14);
        assertThat(edition.coreCaseCount() + edition.comprehensiveCaseCount() + edition.ungroupedCaseCount())
                .isEqualTo(cases.size());
    }

    @Test
    void raisingTheThresholdNeverAddsACoreGroup() {
        final List<TestCase> cases = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            add(cases, i, "A0" + (i % 5) + "." + (i % 3), i % 2 == 0 ? "" : "45.2302");
        }
        long before = Long.MAX_VALUE;
        for (int threshold = 1; threshold <= 16; threshold += 3) {
            final long core =
                    count(cases, threshold).stream().filter(GroupCounts::isCore).count();
            assertThat(core).isLessThanOrEqualTo(before);
            before = core;
        }
    }

    private static List<GroupCounts> count(final List<TestCase> cases, final int threshold) {
        final List<GroupCounts> counts = new ArrayList<>();
        for (final Row row : new CombinationCounts(List.of(2022, 2023, 2024), threshold)
                .apply(TestCase.rows(SparkSessions.shared(), cases))
                .collectAsList()) {
            final BigInteger squares = BigInteger.valueOf(row.<Long>getAs(CombinationCounts.SQUARE_HIGH))
                    .shiftLeft(CombinationCounts.SQUARE_SHIFT)
                    .add(BigInteger.valueOf(row.<Long>getAs(CombinationCounts.SQUARE_LOW)));
            counts.add(new GroupCounts(
                    row.getAs(CombinationCounts.IS_CORE),
                    row.getAs(CombinationCounts.DIAGNOSIS_KEY),
                    row.getAs(CombinationCounts.PROCEDURE_KEY),
                    row.getAs(CombinationCounts.ATTRIBUTE),
                    new CostSums(
                            List.of(row.getAs("cases_2022"), row.getAs("cases_2023"), row.getAs("cases_2024")),
                            List.of(row.getAs("cost_2022"), row.getAs("cost_2023"), row.getAs("cost_2024")),
                            squares)));
        }
        counts.sort(Comparator.comparing(GroupCounts::diagnosisKey).thenComparing(GroupCounts::procedureKey));
        return counts;
    }

    private static void add(
            final List<TestCase> cases, final int number, final String diagnosis, final String procedure) {
        for (int i = 0; i < number; i++) {
            cases.add(TestCase.of(diagnosis + procedure + "#" + i, 2022 + i % 3, diagnosis, 1_000_000L + i)
                    .with(procedure));
        }
    }

    private static GroupCounts core(final String diagnosis, final List<Long> costs) {
        return new GroupCounts(true, PackedCode.packInt(diagnosis).orElseThrow(), 0, 0, sums(costs));
    }

    private static CostSums sums(final List<Long> costs) {
        final BigInteger squares = costs.stream()
                .map(BigInteger::valueOf)
                .map(cost -> cost.multiply(cost))
                .reduce(BigInteger.ZERO, BigInteger::add);
        return new CostSums(
                List.of((long) costs.size()),
                List.of(costs.stream().mapToLong(Long::longValue).sum()),
                squares);
    }

    private static List<Long> costs(final int number, final long first, final long step) {
        final List<Long> costs = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            costs.add(first + i * step);
        }
        return costs;
    }

    @Test
    void nothingIsLostInARoundedScore() {
        final Edition edition = new EditionDerivation(new CatalogPolicy(1, List.of(1), 1000), Map.of())
                .derive(List.of(core("A00", List.of(1L)), core("A01", List.of(2L))));
        assertThat(edition.groups())
                .extracting(DiseaseGroup::rw)
                .containsExactly(new BigDecimal("666.6667"), new BigDecimal("1333.3333"));
    }
}
