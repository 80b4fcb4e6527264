package org.dipper.benchmark.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dipper.benchmark.truth.ScoredLead.ScoredCase;
import org.junit.jupiter.api.Test;

/** Golden numbers, counted by hand on ten leads of one case each. */
class RuleScoresTest {
    private static final double EXACT = 1e-12;
    private static final double NONE = ScoredLead.NONE;

    /** Planted: c1, c4, c5, c7, c9 among the leads, c11 and c12 beside them; all in A. B and C are clean. */
    private static final Truth TRUTH = new Truth(
            Stream.of("c1", "c4", "c5", "c7", "c9", "c11", "c12")
                    .collect(Collectors.toMap(id -> id, id -> Set.of("k"))),
            Map.of("A", Set.of("k")),
            Map.of("c3", "left_early"),
            Map.of("A", 200L, "B", 50L, "C", 150L),
            Map.of("A", 12, "B", 12, "C", 6));

    private static final List<ScoredLead> LEADS = List.of(
            lead(1, "A", 0.9, 10),
            lead(2, "A", 0.9, NONE),
            lead(3, "B", 0.8, 50),
            lead(4, "A", 0.8, 40),
            lead(5, "A", 0.8, 30),
            lead(6, "C", 0.7, 60),
            lead(7, "A", 0.6, 20),
            lead(8, "B", 0.5, 5),
            lead(9, "A", 0.4, 4),
            lead(10, "C", 0.3, 3));

    private final RuleScores scores = new RuleScores(TRUTH, rule -> Set.of("k"));

    @Test
    void countsTheFirstOneInAHundredOfTheCasesInBothOrders() {
        final List<RuleScore> both = scores.apply(LEADS);
        final RuleScore raw = both.get(0);
        final RuleScore fair = both.get(1);

        // Four of 400 cases. By strength: c1 and c2, then two of the three equal ones c3, c4, c5, of which two are
        // planted.
        assertThat(raw.order()).isEqualTo(RuleScore.Order.RAW);
        assertThat(raw.topPrecision()).isCloseTo((1 + 2 * 2 / 3.0) / 4, within(EXACT));
        assertThat(raw.topRecall()).isCloseTo((1 + 2 * 2 / 3.0) / 7, within(EXACT));
        // By priority: c6, c3, c4, c5.
        assertThat(fair.order()).isEqualTo(RuleScore.Order.FAIR);
        assertThat(fair.topPrecision()).isCloseTo(2 / 4.0, within(EXACT));
        assertThat(fair.topRecall()).isCloseTo(2 / 7.0, within(EXACT));
        assertThat(both).allSatisfy(score -> {
            assertThat(score.planted()).isEqualTo(7);
            assertThat(score.recall()).isCloseTo(5 / 7.0, within(EXACT));
            assertThat(score.leadPrecision()).containsEntry(10, 0.5).containsEntry(200, 0.5);
        });
    }

    @Test
    void countsFalseLeadsPerHundredMonthsOfCleanInstitutions() {
        // c3 and c8 of B, c6 and c10 of C; 18 months. c2 is no planted case, but A is not clean.
        assertThat(scores.apply(LEADS))
                .allSatisfy(score -> assertThat(score.falseLeads()).isCloseTo(100 * 4 / 18.0, within(EXACT)));
    }

    @Test
    void ordersInstitutionsByTheirPartInLeadsOrByPriority() {
        final List<RuleScore> both = scores.apply(LEADS);

        // By part: B 2 of 50, A 6 of 200, C 2 of 150. By priority: A 104, C 63, B 55.
        assertThat(both.get(0).institutionPrecision()).containsEntry(1, 0.0).containsEntry(5, 1 / 3.0);
        assertThat(both.get(1).institutionPrecision()).containsEntry(1, 1.0).containsEntry(5, 1 / 3.0);
    }

    @Test
    void tellsWhatFalseCasesLookLike() {
        assertThat(scores.falseCases(LEADS)).isEqualTo(Map.of("left_early", 1L, "other", 4L));
    }

    @Test
    void looksForTheKindsOfTheRuleAlone() {
        final RuleScore other =
                new RuleScores(TRUTH, rule -> Set.of("another")).apply(LEADS).get(0);

        assertThat(other.planted()).isZero();
        assertThat(other.topPrecision()).isZero();
        assertThat(other.topRecall()).isNaN();
        assertThat(other.anyPrecision()).isCloseTo((1 + 2 * 2 / 3.0) / 4, within(EXACT));
    }

    @Test
    void countsACaseOfSeveralLeadsOnceWithItsHighestScore() {
        final List<ScoredLead> leads = List.of(
                new ScoredLead("r", "r:1", "A", 0.2, 1, List.of(new ScoredCase("c1", NONE), new ScoredCase("c2", 0.1))),
                new ScoredLead("r", "r:2", "A", 0.9, 9, List.of(new ScoredCase("c2", NONE))));
        final List<RuleScore> both = scores.apply(leads);

        assertThat(both.get(0).cases()).isEqualTo(2);
        assertThat(both.get(0).leadPrecision()).containsEntry(10, 0.5);
        assertThat(both.get(0).topPrecision()).isEqualTo(0.5);
    }

    @Test
    void takesEqualOnesInNoOrder() {
        final List<Ranking.Item> items = List.of(
                new Ranking.Item(2, false),
                new Ranking.Item(1, true),
                new Ranking.Item(1, false),
                new Ranking.Item(1, false),
                new Ranking.Item(NONE, true));
        final Ranking ranking = new Ranking(items);

        assertThat(ranking.hits(1)).isZero();
        assertThat(ranking.hits(2)).isCloseTo(1 / 3.0, within(EXACT));
        assertThat(ranking.hits(4)).isCloseTo(1, within(EXACT));
        assertThat(ranking.precision(100)).isCloseTo(2 / 5.0, within(EXACT));
        assertThat(new Ranking(List.of()).precision(10)).isNaN();
    }

    @Test
    void writesATableARowAnOrder() {
        final String text = new ScoreTable(TRUTH, scores).text(LEADS);

        assertThat(text)
                .contains("400 cases, 3 institutions of which 2 are clean with 18 months")
                .contains("| k | 7 | 1.75 | 1 | r |")
                .contains(
                        "| r | raw | 10 | 10 | 0.58 | 0.58 | 0.33 | 0.71 | 0.50 | 0.50 | 0.50 | 0.50 | 0.00 | 0.33 | 22.22 | 22.22 |")
                .contains(
                        "| r | fair | 10 | 10 | 0.50 | 0.50 | 0.29 | 0.71 | 0.50 | 0.50 | 0.50 | 0.50 | 1.00 | 0.33 | 22.22 | 22.22 |")
                .contains("| r | 5 | left_early 1, other 4 |");
        assertThat(new ScoreTable(TRUTH, scores).text(List.of(new ScoredLead("r", "r:1", "A", NONE, NONE, List.of()))))
                .contains("| r | fair (not told) | 1 | 0 | - | - | 0.00 | 0.00 | 1.00 |");
    }

    @Test
    void ranksInstitutionsByThePlainFigureAndByTheFairRank() {
        final List<InstitutionPlace> places = List.of(
                new InstitutionPlace("i", "A", 1.2, 1),
                new InstitutionPlace("i", "B", 3.0, 2),
                new InstitutionPlace("i", "C", ScoredLead.NONE, 0));

        assertThat(new InstitutionTable(TRUTH, indicator -> Set.of("k")).text(places))
                .contains("| i | raw | 3 | 1 | 0.00 | 0.33 | 0.33 | 1.00 | 2.0 |")
                .contains("| i | fair | 3 | 1 | 1.00 | 0.33 | 0.33 | 1.00 | 2.0 |");
        assertThat(new InstitutionTable(TRUTH, indicator -> Set.of("k")).text(List.of()))
                .isEmpty();
    }

    private static ScoredLead lead(
            final int number, final String institution, final double strength, final double priority) {
        return new ScoredLead(
                "r", "r:" + number, institution, strength, priority, List.of(new ScoredCase("c" + number, NONE)));
    }
}
