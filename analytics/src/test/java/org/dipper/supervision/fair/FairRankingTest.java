package org.dipper.supervision.fair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Fair ranking")
class FairRankingTest {
    private static final long FUND = 1_000_000;

    @Test
    void aLargeHospitalWithAClearExcessComesBeforeASmallOneWithAHigherRatio() {
        final List<InstitutionFigures> figures =
                withPeers(count("SMALL", "two", 4, 8, 4), count("LARGE", "two", 1_000, 1_400, 1_000));
        final List<RankedInstitution> ranking = counts().apply(figures);
        assertThat(ranking.get(0).figures().institutionCode()).isEqualTo("LARGE");
        assertThat(ranking.get(0).rank()).hasValue(1);
        assertThat(of(ranking, "SMALL").ratio().orElseThrow()).isEqualTo(2);
        assertThat(of(ranking, "SMALL").judgement().orElseThrow().shrunkenRatio())
                .isLessThan(1.5);
        assertThat(of(ranking, "LARGE").judgement().orElseThrow().shrunkenRatio())
                .isBetween(1.3, 1.4);
        assertThat(of(ranking, "LARGE").judgement().orElseThrow().probabilityHigh())
                .isGreaterThan(0.99);
    }

    @Test
    void priorityIsTheProbabilityTimesTheFundAtStake() {
        final RankedInstitution large = of(counts().apply(withPeers(count("LARGE", "two", 100, 130, 100))), "LARGE");
        assertThat(large.priorityFen().orElseThrow().doubleValue())
                .isCloseTo(large.judgement().orElseThrow().probabilityHigh() * FUND, within(0.5));
        assertThat(large.judgement().orElseThrow().probabilityHigh()).isBetween(0.5, 0.99);
    }

    @Test
    void moreFundAtStakeComesFirstAmongEqualRatios() {
        final List<InstitutionFigures> figures = withPeers(
                InstitutionFigures.of("A", "two", 500, 700, 500, 2 * FUND),
                InstitutionFigures.of("B", "two", 500, 700, 500, 9 * FUND));
        assertThat(counts().apply(figures).subList(0, 2))
                .extracting(each -> each.figures().institutionCode())
                .containsExactly("B", "A");
    }

    @Test
    void whereHardlyAnythingIsExpectedThereIsNoUpperLimitAndTheOthersAreToldAsEver() {
        // One over the root of the expected is the standard error of the logarithm: e^(3.09 x 100) fits no column.
        final List<RankedInstitution> ranking = counts().apply(withPeers(count("NEARLY_NONE", "two", 20, 0, 0.0001)));
        final List<Row> rows = new FairRankingRows("2025", "mortality")
                .apply(SparkSessions.shared(), ranking)
                .collectAsList();
        assertThat(rows).hasSize(ranking.size());
        for (final Row row : rows) {
            final boolean isNearlyNone = "NEARLY_NONE".equals(row.getAs("institution_code"));
            assertThat(row.<BigDecimal>getAs("plain_upper_998") == null)
                    .as(row.<String>getAs("institution_code"))
                    .isEqualTo(isNearlyNone);
            assertThat(row.<BigDecimal>getAs("plain_lower_998")).isNotNull();
            assertThat(row.<BigDecimal>getAs("probability_high")).isNotNull();
        }
    }

    @Test
    void fewCasesAreMarkedAndStayInTheList() {
        final List<RankedInstitution> ranking =
                counts().apply(withPeers(count("NINE", "two", 9, 9, 9), count("TEN", "two", 10, 10, 10)));
        assertThat(of(ranking, "NINE").isSmallCount()).isTrue();
        assertThat(of(ranking, "TEN").isSmallCount()).isFalse();
        assertThat(of(ranking, "NINE").rank()).isPresent();
        final List<RankedInstitution> month = new FairRanking(Measure.COUNT, RankingParameters.OF_MONTH)
                .apply(withPeers(count("C", "two", 29, 29, 29)));
        assertThat(of(month, "C").isSmallCount()).isTrue();
    }

    @Test
    void aSmallPeerGroupIsMarkedAndComparedWithAll() {
        final List<RankedInstitution> ranking = counts().apply(withPeers(count("LONELY", "three", 100, 200, 100)));
        final RankedInstitution lonely = of(ranking, "LONELY");
        assertThat(lonely.isSmallPeerGroup()).isTrue();
        assertThat(lonely.state()).isEqualTo(RankingState.EVALUATED);
        // All: observed 80+90+95+100+105+110+120 and 200, expected 8 times 100
        assertThat(lonely.judgement().orElseThrow().peerRatio()).isCloseTo(9.0 / 8, within(1e-12));
        final RankedInstitution peer = of(ranking, "P1");
        assertThat(peer.isSmallPeerGroup()).isFalse();
        assertThat(peer.judgement().orElseThrow().peerRatio()).isCloseTo(1, within(1e-12));
    }

    @Test
    void withoutExpectedThereIsNoJudgementAndNoRank() {
        final List<RankedInstitution> ranking = counts().apply(withPeers(count("NONE", "two", 5, 3, 0)));
        final RankedInstitution none = of(ranking, "NONE");
        assertThat(ranking.get(ranking.size() - 1)).isSameAs(none);
        assertThat(none.state()).isEqualTo(RankingState.NOT_EVALUABLE_NO_EXPECTED);
        assertThat(none.ratio()).isEmpty();
        assertThat(none.judgement()).isEmpty();
        assertThat(none.priorityFen()).isEmpty();
        assertThat(none.rank()).isEmpty();
    }

    @Test
    void oneHospitalAloneHasNobodyToBeComparedWith() {
        final RankedInstitution alone =
                counts().apply(List.of(count("ONE", "two", 100, 150, 100))).get(0);
        assertThat(alone.state()).isEqualTo(RankingState.NOT_EVALUABLE_NO_PEERS);
        assertThat(alone.ratio()).contains(1.5);
        assertThat(alone.rank()).isEmpty();
        assertThat(counts().apply(List.of())).isEmpty();
    }

    @Test
    void whereNothingWasObservedAnywhereNobodyIsJudged() {
        assertThat(counts().apply(List.of(count("A", "two", 50, 0, 5), count("B", "two", 50, 0, 5))))
                .extracting(RankedInstitution::state)
                .containsOnly(RankingState.NOT_EVALUABLE_NO_PEERS);
    }

    @Test
    void whereChanceExplainsAllNobodyIsLikelyHigh() {
        final List<RankedInstitution> ranking = counts().apply(List.of(
                count("A", "two", 50, 50, 50), count("B", "two", 50, 52, 50), count("C", "two", 50, 48, 50)));
        assertThat(ranking).extracting(RankedInstitution::state).containsOnly(RankingState.NO_VARIATION);
        assertThat(ranking).extracting(each -> each.priorityFen().orElseThrow()).containsOnly(0L);
        assertThat(ranking).extracting(each -> each.figures().institutionCode()).containsExactly("B", "A", "C");
    }

    @Test
    void costsTakeTheirChanceFromTheVarianceWithinGroups() {
        final List<InstitutionFigures> figures = List.of(
                new InstitutionFigures("A", "two", 100, 1_300, 1_000, 100, FUND),
                new InstitutionFigures("B", "two", 100, 1_300, 1_000, 90_000, FUND),
                new InstitutionFigures("C", "two", 100, 700, 1_000, 100, FUND),
                new InstitutionFigures("D", "two", 100, 900, 1_000, 0, FUND));
        final List<RankedInstitution> ranking = new FairRanking(Measure.COST, RankingParameters.OF_YEAR).apply(figures);
        assertThat(of(ranking, "A").judgement().orElseThrow().reliability())
                .isGreaterThan(of(ranking, "B").judgement().orElseThrow().reliability());
        assertThat(of(ranking, "D").state()).isEqualTo(RankingState.NOT_EVALUABLE_NO_EXPECTED);
    }

    @Test
    void theOrderOfInstitutionsChangesNothing() {
        final List<InstitutionFigures> figures = new ArrayList<>(simulated(1));
        final List<RankedInstitution> ranking = proportions().apply(figures);
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(figures, new Random(seed));
            assertThat(proportions().apply(figures)).isEqualTo(ranking);
        }
    }

    @Test
    void doublingObservedAndExpectedKeepsRatiosAndTightensBands() {
        final List<InstitutionFigures> once = simulated(2);
        final List<InstitutionFigures> twice = once.stream()
                .map(each -> InstitutionFigures.of(
                        each.institutionCode(),
                        each.peerGroup(),
                        2 * each.caseCount(),
                        2 * each.observed(),
                        2 * each.expected(),
                        each.fundAtStakeFen()))
                .toList();
        final List<RankedInstitution> before = proportions().apply(once);
        final List<RankedInstitution> after = proportions().apply(twice);
        assertThat(before).allSatisfy(each -> {
            final RankedInstitution doubled = of(after, each.figures().institutionCode());
            final Judgement wide = each.judgement().orElseThrow();
            final Judgement tight = doubled.judgement().orElseThrow();
            assertThat(doubled.ratio()).isEqualTo(each.ratio());
            assertThat(tight.plainBand().upper998()).isLessThan(wide.plainBand().upper998());
            assertThat(tight.plainBand().lower998())
                    .isGreaterThan(wide.plainBand().lower998());
            assertThat(tight.reliability()).isGreaterThan(wide.reliability());
        });
    }

    @Test
    void institutionsThatAreReallyHighHaveHighProbabilities() {
        final List<SimulatedHospitals.Hospital> hospitals = SimulatedHospitals.of(3, 1_000, 0.2, 0.15);
        final List<RankedInstitution> ranking = proportions()
                .apply(hospitals.stream()
                        .map(SimulatedHospitals.Hospital::figures)
                        .toList());
        // The probabilities mean what they say: their sum is about the number of hospitals that are high.
        final double claimed = ranking.stream()
                .mapToDouble(each -> each.judgement().orElseThrow().probabilityHigh())
                .sum();
        final long high =
                hospitals.stream().filter(each -> each.trueRatio() > 1.1).count();
        assertThat(claimed).isCloseTo(high, within(0.12 * high));
    }

    @Test
    void refusesAnInstitutionThatComesTwice() {
        final InstitutionFigures one = count("A", "two", 10, 10, 10);
        assertThatThrownBy(() -> counts().apply(List.of(one, one)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A comes twice");
    }

    private static FairRanking counts() {
        return new FairRanking(Measure.COUNT, RankingParameters.OF_YEAR);
    }

    private static FairRanking proportions() {
        return new FairRanking(Measure.PROPORTION, RankingParameters.OF_YEAR);
    }

    private static List<InstitutionFigures> simulated(final long seed) {
        return SimulatedHospitals.of(seed, 60, 0.2, 0.2).stream()
                .map(SimulatedHospitals.Hospital::figures)
                .toList();
    }

    private static InstitutionFigures count(
            final String code, final String level, final long cases, final double observed, final double expected) {
        return InstitutionFigures.of(code, level, cases, observed, expected, FUND);
    }

    /** Seven hospitals of level two around a ratio of 1, and these. */
    private static List<InstitutionFigures> withPeers(final InstitutionFigures... more) {
        final List<InstitutionFigures> figures = new ArrayList<>(List.of(more));
        final double[] observed = {80, 90, 95, 100, 105, 110, 120};
        for (int i = 0; i < observed.length; i++) {
            figures.add(count("P" + i, "two", 100, observed[i], 100));
        }
        return figures;
    }

    private static RankedInstitution of(final List<RankedInstitution> ranking, final String code) {
        return ranking.stream()
                .filter(each -> each.figures().institutionCode().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
