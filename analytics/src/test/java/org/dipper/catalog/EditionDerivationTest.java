package org.dipper.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dipper.coding.PackedCode;
import org.dipper.errors.DipperException;
import org.dipper.policy.CatalogPolicy;
import org.dipper.policy.CatalogPolicy.ComprehensiveLimits;
import org.dipper.policy.CatalogPolicy.ScoreMethod;
import org.dipper.policy.CatalogPolicy.Scoring;
import org.dipper.policy.CatalogPolicy.YearWeighting;
import org.junit.jupiter.api.Test;

/** Scores and limits of an edition, with the goldens of the field notes: 1.10 and 2.1. */
class EditionDerivationTest {
    /** 100 cases at 9,000, 120 at 10,000 and 140 at 11,000 yuan. */
    private static final CostSums THREE_YEARS = new CostSums(
            List.of(100L, 120L, 140L), List.of(100 * 900_000L, 120 * 1_000_000L, 140 * 1_100_000L), BigInteger.ONE);

    private static final List<Integer> WEIGHTS = List.of(1, 2, 7);

    @Test
    void yearlyMeansAreWeightedOneTwoSeven() {
        assertThat(THREE_YEARS.weightedMeanFen(WEIGHTS, YearWeighting.YEAR_MEAN).rounded(2))
                .isEqualByComparingTo("1060000.00");
    }

    @Test
    void casesAreWeightedOneTwoSevenInTheOtherReading() {
        assertThat(THREE_YEARS
                        .weightedMeanFen(WEIGHTS, YearWeighting.CASE_WEIGHTED)
                        .rounded(0))
                .isEqualByComparingTo("1066667");
    }

    @Test
    void weightsAreRenormalisedOverTheYearsThatHaveCases() {
        final CostSums noFirstYear = new CostSums(List.of(0L, 1L, 1L), List.of(0L, 900L, 1800L), BigInteger.ONE);
        assertThat(noFirstYear.weightedMeanFen(WEIGHTS, YearWeighting.YEAR_MEAN).rounded(2))
                .isEqualByComparingTo("1600.00");
    }

    @Test
    void twoGroupsScoreAsInThePublishedExample() {
        // I21: 20 cases 15,000 + 500 i yuan; J06: 10 cases 3,000 + 200 i yuan; one year.
        final Edition edition = derive(
                new CatalogPolicy(10, List.of(1), 1000),
                core("I21", costs(20, 1_500_000, 50_000)),
                core("J06", costs(10, 300_000, 20_000)));
        assertThat(edition.groups()).extracting(DiseaseGroup::code).containsExactly("I21", "J06");
        assertThat(edition.groups().get(0).meanCostFen()).isEqualTo(1_975_000);
        assertThat(edition.meanCostFen()).isEqualTo(1_446_667);
        assertThat(edition.groups().get(0).rw()).isEqualByComparingTo("1365.2074");
        assertThat(edition.groups().get(1).rw()).isEqualByComparingTo("269.5853");
    }

    @Test
    void threeWaysToTreatOneDiseaseAreThreeGroupsAroundTheirPooledMean() {
        // Table 3-2 of the 3.0 draft, K35.9: conservative 6,722 cases of 4,099 yuan on average, 47.0901 7,120 of 9,173,
        // 47.0100 12,103 of 13,385; pooled 9,823.24.
        final Edition edition = derive(
                new CatalogPolicy(15, List.of(1), 1000),
                appendicitis(0, 6_722, 409_900),
                appendicitis(PackedCode.pack("47.0901").orElseThrow(), 7_120, 917_300),
                appendicitis(PackedCode.pack("47.0100").orElseThrow(), 12_103, 1_338_500));
        assertThat(edition.meanCostFen()).isEqualTo(982_324);
        assertThat(edition.groups())
                .extracting(DiseaseGroup::code, DiseaseGroup::meanCostFen)
                .containsExactly(
                        tuple("K35.9", 409_900L), tuple("K35.9+47.0100", 1_338_500L), tuple("K35.9+47.0901", 917_300L));
    }

    @Test
    void theBenchmarkGroupScoresTheScale() {
        // 15 cases costing 10,000 + 400 i yuan: mean 12,800.
        final Scoring benchmark = new Scoring(ScoreMethod.BENCHMARK, Optional.of("K35"), Optional.empty());
        final Edition edition = derive(
                policy(benchmark, ComprehensiveLimits.NONE),
                core("K35", costs(15, 1_000_000, 40_000)),
                core("I21", costs(15, 2_560_000, 0)));
        assertThat(edition.groups())
                .extracting(DiseaseGroup::rw)
                .containsExactly(new BigDecimal("2000.0000"), new BigDecimal("1000.0000"));
    }

    @Test
    void anAbsentBenchmarkGroupIsRefused() {
        final Scoring benchmark = new Scoring(ScoreMethod.BENCHMARK, Optional.of("K36"), Optional.empty());
        assertThatThrownBy(() ->
                        derive(policy(benchmark, ComprehensiveLimits.NONE), core("K35", costs(15, 1_000_000, 40_000))))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining("K36");
    }

    @Test
    void theStandardScoreIsTheMeanOverTheAmountOfAPoint() {
        final Scoring standard = new Scoring(ScoreMethod.STANDARD, Optional.empty(), Optional.of(10_000L));
        final Edition edition =
                derive(policy(standard, ComprehensiveLimits.NONE), core("K35", costs(15, 1_000_000, 40_000)));
        assertThat(edition.groups().get(0).rw()).isEqualByComparingTo("128");
    }

    @Test
    void variationIsThatOfThePopulation() {
        final List<Long> costs = new ArrayList<>(Collections.nCopies(6, 700_000L));
        costs.addAll(Collections.nCopies(6, 100_000L));
        assertThat(sums(costs).coefficientOfVariation()).isEqualByComparingTo("0.75");
        assertThat(sums(List.of(100_000L, 300_000L)).coefficientOfVariation()).isEqualByComparingTo("0.5");
        assertThat(sums(List.of(5L, 5L, 5L)).coefficientOfVariation()).isEqualByComparingTo("0");
    }

    @Test
    void groupsThatExplainEverythingReduceTheVarianceWholly() {
        final Edition apart = derive(
                new CatalogPolicy(2, List.of(1), 1000),
                core("A00", List.of(100L, 100L)),
                core("B00", List.of(500L, 500L)));
        final Edition alike = derive(
                new CatalogPolicy(2, List.of(1), 1000),
                core("A00", List.of(100L, 500L)),
                core("B00", List.of(500L, 100L)));
        assertThat(apart.varianceReduction()).isEqualByComparingTo("1");
        assertThat(alike.varianceReduction()).isEqualByComparingTo("0");
    }

    @Test
    void comprehensiveGroupsKeepThresholdSpreadAndNumber() {
        final List<GroupCounts> counts = List.of(
                left("C54", 4, Collections.nCopies(15, 900L)),
                left("C54", 1, Collections.nCopies(14, 900L)),
                left("D25", 4, wide(20)),
                left("E11", 1, Collections.nCopies(16, 900L)),
                left("E12", 1, Collections.nCopies(17, 900L)));
        assertThat(codes(ComprehensiveLimits.NONE, counts)).containsExactly("C54-4", "D25-4", "E11-1", "E12-1");
        assertThat(codes(new ComprehensiveLimits(Optional.of(BigDecimal.ONE), Optional.empty()), counts))
                .containsExactly("C54-4", "E11-1", "E12-1");
        assertThat(codes(new ComprehensiveLimits(Optional.of(BigDecimal.ONE), Optional.of(2)), counts))
                .containsExactly("E11-1", "E12-1");
    }

    @Test
    void trimmedSumsChangeTheMeanAndNotTheCount() {
        final GroupCounts group = core("A00", costs(15, 1_000_000, 40_000));
        final Edition edition = new EditionDerivation(new CatalogPolicy(10, List.of(1), 1000), Map.of(), Map.of())
                .derive(List.of(group), Map.of("A00", sums(costs(13, 1_040_000, 0))));
        assertThat(edition.groups().get(0).meanCostFen()).isEqualTo(1_040_000);
        assertThat(edition.groups().get(0).sums().cases()).isEqualTo(15);
        assertThat(edition.meanCostFen()).isEqualTo(1_280_000);
    }

    @Test
    void aRowOfTheNationalSchemeBecomesAGroupUnderItsLayerAndNumber() {
        final CostSums sums = sums(costs(15, 1_000_000, 0));
        final Edition edition = new EditionDerivation(
                        new CatalogPolicy(10, List.of(1), 1000),
                        Map.of(14, new NationalGroup(14, "XQ", "有创呼吸机支持", "所有诊断", "96.7201")),
                        Map.of())
                .derive(
                        List.of(new GroupCounts(Optional.of(new Combination(14, 0, 0, "")), true, 0, 0, sums)),
                        Map.of());
        assertThat(edition.groups().get(0).code()).isEqualTo("XQ-14");
        assertThat(edition.groups().get(0).layer()).isEqualTo(DiseaseGroup.Layer.PRE_GROUPING);
    }

    @Test
    void nothingIsLostInARoundedScore() {
        final Edition edition =
                derive(new CatalogPolicy(1, List.of(1), 1000), core("A00", List.of(1L)), core("A01", List.of(2L)));
        assertThat(edition.groups())
                .extracting(DiseaseGroup::rw)
                .containsExactly(new BigDecimal("666.6667"), new BigDecimal("1333.3333"));
    }

    private static List<String> codes(final ComprehensiveLimits limits, final List<GroupCounts> counts) {
        return new EditionDerivation(policy(Scoring.AVERAGE, limits), Map.of(), Map.of())
                .derive(counts, Map.of()).groups().stream()
                        .map(DiseaseGroup::code)
                        .toList();
    }

    private static CatalogPolicy policy(final Scoring scoring, final ComprehensiveLimits limits) {
        return new CatalogPolicy(
                15,
                List.of(1),
                1000,
                Optional.empty(),
                YearWeighting.YEAR_MEAN,
                scoring,
                Optional.empty(),
                Optional.empty(),
                limits,
                Optional.empty(),
                false,
                Optional.empty());
    }

    private static Edition derive(final CatalogPolicy policy, final GroupCounts... counts) {
        return new EditionDerivation(policy, Map.of(), Map.of()).derive(List.of(counts), Map.of());
    }

    private static GroupCounts core(final String diagnosis, final List<Long> costs) {
        final int key = PackedCode.packInt(diagnosis).orElseThrow();
        return new GroupCounts(Optional.of(Combination.local(key, 0)), true, 0, 0, sums(costs));
    }

    private static GroupCounts appendicitis(final long procedure, final long cases, final long meanFen) {
        final int key = PackedCode.packInt("K35.9").orElseThrow();
        return new GroupCounts(
                Optional.of(Combination.local(key, procedure)),
                true,
                0,
                0,
                new CostSums(
                        List.of(cases),
                        List.of(cases * meanFen),
                        BigInteger.valueOf(meanFen).pow(2).multiply(BigInteger.valueOf(cases))));
    }

    private static GroupCounts left(final String category, final int attribute, final List<Long> costs) {
        return new GroupCounts(
                Optional.empty(), true, PackedCode.packInt(category).orElseThrow(), attribute, sums(costs));
    }

    private static List<Long> wide(final int number) {
        final List<Long> costs = new ArrayList<>(Collections.nCopies(number - 1, 100L));
        costs.add(100_000L);
        return costs;
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
}
