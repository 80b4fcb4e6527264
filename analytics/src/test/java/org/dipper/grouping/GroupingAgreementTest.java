package org.dipper.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.dipper.grouping.ReferenceGrouper.Outcome;
import org.junit.jupiter.api.Test;

/** The engine against the reference grouper, case by case, on generated prefectures. */
class GroupingAgreementTest {
    private static final int PREFECTURES = 300;
    private static final int CASES = 400;

    @Test
    void theEngineAgreesWithTheReferenceOnEveryCase() {
        final Map<GroupingReason, Integer> seen = new EnumMap<>(GroupingReason.class);
        for (int seed = 1; seed <= PREFECTURES; seed++) {
            final GeneratedPrefecture prefecture = new GeneratedPrefecture(seed);
            final GroupingEngine engine = prefecture.engine();
            final ReferenceGrouper reference = prefecture.reference();
            for (int i = 0; i < CASES; i++) {
                final GroupingCase each = prefecture.nextCase();
                final Outcome expected = reference.group(each);
                assertThat(outcome(engine, each))
                        .as("prefecture %d, case %s, policy %s", seed, each, prefecture.policy)
                        .isEqualTo(expected);
                seen.merge(expected.reason(), 1, Integer::sum);
            }
        }
        assertThat(seen).containsOnlyKeys(GroupingReason.values());
        assertThat(seen.values()).allMatch(cases -> cases > 1000);
    }

    @Test
    void theOrderOfSecondaryProceduresAndDiagnosesChangesNothing() {
        for (int seed = 1; seed <= PREFECTURES; seed++) {
            final GeneratedPrefecture prefecture = new GeneratedPrefecture(seed);
            final GroupingEngine engine = prefecture.engine();
            for (int i = 0; i < CASES / 4; i++) {
                final GroupingCase each = prefecture.nextCase();
                assertThat(outcome(engine, prefecture.shuffled(each)))
                        .as("prefecture %d, case %s", seed, each)
                        .isEqualTo(outcome(engine, each));
            }
        }
    }

    @Test
    void anExplanationComesToTheSameVerdictAndNamesTheRow() {
        for (int seed = 1; seed <= PREFECTURES; seed += 5) {
            final GeneratedPrefecture prefecture = new GeneratedPrefecture(seed);
            final GroupingEngine engine = prefecture.engine();
            final GroupingExplainer explainer = prefecture.explainer();
            for (int i = 0; i < CASES / 4; i++) {
                final GroupingCase each = prefecture.nextCase();
                final Explanation explanation = explainer.explain(each);
                assertThat(explanation.placement().pack()).isEqualTo(engine.place(each));
                final int rule = explanation.placement().schemeRule();
                final Explanation.Step last =
                        explanation.steps().get(explanation.steps().size() - 1);
                assertThat(last.rule()).isEqualTo(Math.max(rule, 0));
                assertThat(last.isHit()).isTrue();
            }
        }
    }

    private static Outcome outcome(final GroupingEngine engine, final GroupingCase each) {
        final Placement placement = Placement.of(engine.place(each));
        return new Outcome(
                placement.schemeRule(),
                placement.mainProcedure() < 0 ? "" : each.procedures().get(placement.mainProcedure()),
                placement.attribute(),
                placement.reason());
    }
}
