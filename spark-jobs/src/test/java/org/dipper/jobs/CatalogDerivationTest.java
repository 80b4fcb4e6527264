package org.dipper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.catalog.BasicCombinations;
import org.dipper.catalog.CostSums;
import org.dipper.catalog.DiseaseGroup;
import org.dipper.catalog.Edition;
import org.dipper.catalog.HistorySums;
import org.dipper.catalog.SumColumns;
import org.dipper.catalog.TrimmedSums;
import org.dipper.grouping.AssignGroups;
import org.dipper.grouping.RelatedGroups;
import org.dipper.policy.CatalogPolicy;
import org.dipper.policy.CatalogPolicy.ComprehensiveLimits;
import org.dipper.policy.CatalogPolicy.Scoring;
import org.dipper.policy.CatalogPolicy.Trimming;
import org.dipper.policy.CatalogPolicy.TrimmingScope;
import org.dipper.policy.CatalogPolicy.YearWeighting;
import org.dipper.testing.SparkSessions;
import org.dipper.testing.TestCase;
import org.junit.jupiter.api.Test;

/** Cases in, edition out: the goldens of the field notes 1.5 and 1.10 and what must hold for any history. */
class CatalogDerivationTest {
    private static final List<Integer> YEARS = List.of(2022, 2023, 2024);
    private static final List<Integer> WEIGHTS = List.of(1, 2, 7);

    private final SparkSession spark = SparkSessions.shared();

    @Test
    void combinationsBelowTheThresholdMeetInTheirComprehensiveGroup() {
        // Table 3-1 of the 3.0 draft: 14, 8, 13 and 10 cases of C54 with surgery converge to one group of 45.
        final List<TestCase> cases = new ArrayList<>();
        add(cases, 14, "C54.1", "68.4902");
        add(cases, 8, "C54.1", "68.4101");
        add(cases, 13, "C54.1", "68.4101x1");
        add(cases, 10, "C54.9", "68.4901");
        add(cases, 15, "C54.1", "");
        add(cases, 14, "D25.9", "");
        final Edition edition = derive(new CatalogPolicy(15, WEIGHTS, 1000), cases);
        assertThat(edition.groups())
                .extracting(DiseaseGroup::code, group -> group.sums().cases())
                .containsExactly(tuple("C54-4", 45L), tuple("C54.1", 15L));
        assertThat(edition.ungroupedCaseCount()).isEqualTo(14);
        assertThat(edition.coreCaseCount() + edition.comprehensiveCaseCount() + edition.ungroupedCaseCount())
                .isEqualTo(cases.size());
    }

    @Test
    void scoresAverageOneThousandWhenCasesAreWeightedAndAllAreGrouped() {
        final CatalogPolicy policy = policy(1, YearWeighting.CASE_WEIGHTED, Optional.empty());
        final List<TestCase> cases = random(3, 400);
        final Edition edition = derive(policy, cases);
        BigDecimal points = BigDecimal.ZERO;
        BigDecimal weight = BigDecimal.ZERO;
        for (final DiseaseGroup group : edition.groups()) {
            for (int year = 0; year < WEIGHTS.size(); year++) {
                final BigDecimal weighted = BigDecimal.valueOf(
                        WEIGHTS.get(year) * group.sums().casesByYear().get(year));
                points = points.add(weighted.multiply(group.rw()));
                weight = weight.add(weighted);
            }
        }
        assertThat(edition.ungroupedCaseCount()).isZero();
        assertThat(points.divide(weight, 3, RoundingMode.HALF_UP)).isEqualByComparingTo("1000");
    }

    @Test
    void doublingEveryCaseAndTheThresholdChangesNoGroupAndNoScore() {
        final List<TestCase> once = random(5, 300);
        final List<TestCase> twice = new ArrayList<>(once);
        twice.addAll(random(5, 300));
        final Edition single = derive(policy(6, YearWeighting.YEAR_MEAN, Optional.empty()), once);
        final Edition doubled = derive(policy(12, YearWeighting.YEAR_MEAN, Optional.empty()), twice);
        assertThat(doubled.groups())
                .extracting(DiseaseGroup::code, DiseaseGroup::rw, DiseaseGroup::cv)
                .containsExactlyElementsOf(single.groups().stream()
                        .map(group -> tuple(group.code(), group.rw(), group.cv()))
                        .toList());
    }

    @Test
    void trimmingLeavesOutTheCostsBeyondTheQuantiles() {
        // 40 costs 1 to 40 yuan and one of a million: 2.5 % of 41 is 1.025, so the least and, at 97.5 %, the greatest
        // go.
        final List<TestCase> cases = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            cases.add(TestCase.of("A" + i, 2024, "A00.0", 100L * i));
        }
        cases.add(TestCase.of("A41", 2024, "A00.0", 100_000_000L));
        cases.add(TestCase.of("B", 2022, "B00.0", 100L));
        cases.add(TestCase.of("C", 2023, "B00.0", 100L));
        final Trimming trimming =
                new Trimming(new BigDecimal("0.025"), new BigDecimal("0.975"), 25, TrimmingScope.GROUP);
        final Edition edition = derive(policy(2, YearWeighting.YEAR_MEAN, Optional.of(trimming)), cases);
        final DiseaseGroup trimmed = edition.groups().get(0);
        assertThat(trimmed.sums().cases()).isEqualTo(41);
        // 2 to 40 yuan remain: the quantile is the first cost that enough costs do not exceed.
        assertThat(trimmed.meanCostFen()).isEqualTo(2_100);
        assertThat(edition.groups().get(1).meanCostFen()).isEqualTo(100);
    }

    private Edition derive(final CatalogPolicy policy, final List<TestCase> cases) {
        final Dataset<Row> rows = new BasicCombinations().apply(TestCase.rows(spark, cases));
        final Dataset<Row> sums =
                new HistorySums(new BasicCombinations(), "test", "test", false).apply(TestCase.rows(spark, cases));
        return new CatalogDerivation(spark, policy, YEARS, true, Map.of())
                .derive(sums, Map.of(), plain -> trimmed(policy, plain, rows))
                .edition();
    }

    private Map<String, CostSums> trimmed(final CatalogPolicy policy, final Edition plain, final Dataset<Row> rows) {
        final Dataset<Row> groups = Editions.rows(spark, plain, 0, 0, Set.of());
        final Map<String, CostSums> sums = new HashMap<>();
        new TrimmedSums(policy.trimming().orElseThrow(), YEARS)
                .apply(new AssignGroups(groups, true, RelatedGroups.NONE).apply(rows))
                .collectAsList()
                .forEach(row -> sums.put(row.getAs("group_code"), new SumColumns(YEARS).read(row)));
        return sums;
    }

    private static CatalogPolicy policy(
            final int threshold, final YearWeighting weighting, final Optional<Trimming> trimming) {
        return new CatalogPolicy(
                threshold,
                WEIGHTS,
                1000,
                Optional.empty(),
                weighting,
                Scoring.AVERAGE,
                trimming,
                Optional.empty(),
                ComprehensiveLimits.NONE,
                Optional.empty(),
                false,
                Optional.empty());
    }

    private static List<TestCase> random(final int seed, final int number) {
        final Random random = new Random(seed);
        final List<TestCase> cases = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            final String procedure = random.nextBoolean() ? "" : "4" + random.nextInt(4) + ".0100";
            cases.add(TestCase.of(
                            "S" + i,
                            2022 + i % 3,
                            "A0" + random.nextInt(4) + "." + random.nextInt(3),
                            100_000L + random.nextInt(900_000))
                    .with(procedure));
        }
        return cases;
    }

    private static void add(
            final List<TestCase> cases, final int number, final String diagnosis, final String procedure) {
        for (int i = 0; i < number; i++) {
            cases.add(TestCase.of(diagnosis + procedure + "#" + i, 2022 + i % 3, diagnosis, 1_000_000L + i)
                    .with(procedure));
        }
    }
}
