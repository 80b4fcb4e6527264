package org.dipper.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dipper.coding.ProcedureAttribute;
import org.dipper.grouping.GroupingTables.ProcedureExclusion;
import org.dipper.grouping.scheme.Band;
import org.dipper.grouping.scheme.Conditions;
import org.dipper.grouping.scheme.Layer;
import org.dipper.grouping.scheme.SchemeRule;
import org.dipper.policy.GroupingPolicy;
import org.dipper.policy.GroupingPolicy.MainProcedureRule;
import org.dipper.policy.GroupingPolicy.ProcedureMatch;
import org.dipper.policy.GroupingPolicy.TieBreaker;
import org.junit.jupiter.api.Test;

class GroupingEngineTest {
    private static final String STENT = "36.0700x004";
    private static final String ANGIOGRAPHY = "88.5500";
    private static final String APPENDECTOMY = "47.0100";

    @Test
    void withoutSchemeACaseKeepsItsBasicKey() {
        final GroupingEngine engine = engine(List.of());

        assertThat(place(engine, GroupingCase.of("I21.0", STENT)))
                .isEqualTo(new Placement(Placement.BASIC, 0, 4, GroupingReason.BASIC_KEY));
        assertThat(place(engine, GroupingCase.of("I21.0")))
                .isEqualTo(new Placement(Placement.BASIC, Placement.NONE, 1, GroupingReason.BASIC_KEY));
    }

    @Test
    void theFirstLayerWithARowWins() {
        final GroupingEngine engine = engine(List.of(
                rule(1, Layer.PRE_GROUPING, "", "33.6x00", ""),
                rule(2, Layer.MERGE, "I21", STENT, ""),
                rule(3, Layer.BASIC, "I21.0", STENT, ""),
                rule(4, Layer.BASIC, "I21.0", "", "")));

        assertThat(ruleOf(engine, GroupingCase.of("I21.0", "33.6x00", STENT))).isEqualTo(1);
        assertThat(ruleOf(engine, GroupingCase.of("I21.001", STENT))).isEqualTo(2);
        assertThat(ruleOf(engine, GroupingCase.of("I21.001"))).isEqualTo(4);
        assertThat(ruleOf(engine, GroupingCase.of("I22.001", STENT))).isZero();
    }

    @Test
    void theRowWithMoreMatchedProceduresWinsAndTheOneWithoutRelatedIsTheFallBack() {
        final GroupingEngine engine = engine(List.of(
                rule(1, Layer.MERGE, "Z51.0", "92.2400", ""),
                rule(2, Layer.MERGE, "Z51.0", "92.2400", "99.2503|99.2801"),
                rule(3, Layer.MERGE, "Z51.0", "92.2400", "86.0701+99.2503"),
                rule(4, Layer.MERGE, "Z51.0", "92.2400+92.2700", "")));

        assertThat(ruleOf(engine, GroupingCase.of("Z51.0", "92.2400", "99.2503", "86.0701")))
                .isEqualTo(3);
        assertThat(ruleOf(engine, GroupingCase.of("Z51.0", "92.2400", "99.2503")))
                .isEqualTo(2);
        assertThat(ruleOf(engine, GroupingCase.of("Z51.0", "92.2400", "86.0701")))
                .isEqualTo(1);
        assertThat(ruleOf(engine, GroupingCase.of("Z51.0", "92.2700", "92.2400")))
                .isEqualTo(4);
    }

    @Test
    void aRowWithoutProcedureTakesOnlyConservativeCasesBelowPreGrouping() {
        final GroupingEngine engine = engine(List.of(rule(7, Layer.BASIC, "K35", "", "")));

        assertThat(ruleOf(engine, GroupingCase.of("K35.8"))).isEqualTo(7);
        assertThat(ruleOf(engine, GroupingCase.of("K35.8", APPENDECTOMY))).isZero();
    }

    @Test
    void excludedProceduresDeferOrMakeTheCaseConservative() {
        final GroupingTables tables = GroupingTables.builder()
                .exclude("99.9900", ProcedureExclusion.CONSERVATIVE)
                .exclude("39.9500", ProcedureExclusion.DEFER)
                .exclude("45.4200", ProcedureExclusion.onlyWithin(DiagnosisSet.parse("A00-A09|K20-K93")))
                .procedure(ANGIOGRAPHY, ProcedureAttribute.DIAGNOSTIC, 0)
                .build();
        final GroupingEngine engine = new GroupingEngine(List.of(), tables, GroupingPolicy.PLAIN);

        assertThat(place(engine, GroupingCase.of("I21.0", "39.9500", ANGIOGRAPHY))
                        .mainProcedure())
                .isEqualTo(1);
        assertThat(place(engine, GroupingCase.of("I21.0", "39.9500", ANGIOGRAPHY))
                        .attribute())
                .isEqualTo(2);
        assertThat(place(engine, GroupingCase.of("I21.0", "39.9500", ANGIOGRAPHY, STENT))
                        .mainProcedure())
                .isEqualTo(2);
        assertThat(place(engine, GroupingCase.of("I21.0", "39.9500", "99.9900")).mainProcedure())
                .isEqualTo(Placement.NONE);
        assertThat(place(engine, GroupingCase.of("I21.0", "45.4200")).attribute())
                .isEqualTo(1);
        assertThat(place(engine, GroupingCase.of("K93.8", "45.4200")).attribute())
                .isEqualTo(4);
    }

    @Test
    void theMainProcedureByAttributeIsTheHighestAndAmongEqualsTheListedOne() {
        final GroupingTables tables = GroupingTables.builder()
                .procedure(ANGIOGRAPHY, ProcedureAttribute.DIAGNOSTIC, 0)
                .procedure(STENT, ProcedureAttribute.INTERVENTIONAL, 4)
                .procedure(APPENDECTOMY, ProcedureAttribute.SURGERY, 4)
                .build();
        final GroupingEngine engine = new GroupingEngine(List.of(), tables, withMain(MainProcedureRule.ATTRIBUTE));

        assertThat(place(engine, GroupingCase.of("I21.0", ANGIOGRAPHY, STENT)).mainProcedure())
                .isEqualTo(1);
        assertThat(place(engine, GroupingCase.of("I21.0", APPENDECTOMY, STENT)).mainProcedure())
                .isZero();
    }

    @Test
    void anExcludedPrincipalDiagnosisIsNotGroupable() {
        final GroupingTables tables = GroupingTables.builder()
                .excludedDiagnoses(DiagnosisSet.parse("R00-R09|Z76.5"))
                .build();
        final GroupingEngine engine = new GroupingEngine(
                List.of(rule(1, Layer.PRE_GROUPING, "", "33.6x00", "")), tables, GroupingPolicy.PLAIN);

        assertThat(place(engine, GroupingCase.of("R09.801", "33.6x00")))
                .isEqualTo(
                        new Placement(Placement.NOT_GROUPABLE, Placement.NONE, 1, GroupingReason.EXCLUDED_DIAGNOSIS));
        assertThat(ruleOf(engine, GroupingCase.of("R10.0", "33.6x00"))).isEqualTo(1);
    }

    @Test
    void lowBirthWeightLooksAtAnyDiagnosisAgeAndWeight() {
        final Conditions newborn = new Conditions(
                List.of(),
                List.of(),
                List.of("P07"),
                Optional.of(new Band(0, 28)),
                Optional.empty(),
                Optional.of(new Band(1000, 1499)),
                List.of(),
                List.of(),
                List.of());
        final GroupingEngine engine = engine(List.of(new SchemeRule(17, Layer.PRE_GROUPING, "", newborn)));
        final GroupingCase child = GroupingCase.of("P22.0", APPENDECTOMY)
                .withOtherDiagnoses("P07.1")
                .withAgeDays(3)
                .withBirthWeight(1499);

        assertThat(ruleOf(engine, child)).isEqualTo(17);
        assertThat(ruleOf(engine, child.withAgeDays(29))).isZero();
        assertThat(ruleOf(engine, child.withBirthWeight(1500))).isZero();
        assertThat(ruleOf(engine, child.withOtherDiagnoses("P08.1"))).isZero();
    }

    @Test
    void fourDigitsMayBeEnough() {
        final List<SchemeRule> rules = List.of(rule(1, Layer.BASIC, "K35", APPENDECTOMY, ""));
        final GroupingPolicy policy = new GroupingPolicy(
                Optional.empty(), MainProcedureRule.LISTED, true, ProcedureMatch.FOUR_DIGITS, List.of());

        assertThat(ruleOf(engine(rules), GroupingCase.of("K35.8", "47.0101"))).isZero();
        assertThat(ruleOf(new GroupingEngine(rules, GroupingTables.NONE, policy), GroupingCase.of("K35.8", "47.0101")))
                .isEqualTo(1);
    }

    @Test
    void tieBreakersDecideBeforeTheSequenceAndOnlyWithFigures() {
        final List<SchemeRule> rules =
                List.of(rule(1, Layer.BASIC, "K35", APPENDECTOMY, ""), rule(2, Layer.BASIC, "K35.8", APPENDECTOMY, ""));
        final GroupingPolicy policy = new GroupingPolicy(
                Optional.empty(),
                MainProcedureRule.LISTED,
                true,
                ProcedureMatch.FULL,
                List.of(TieBreaker.NEAREST_COST, TieBreaker.HIGHER_SCORE));
        final Map<Integer, RuleFigures> figures =
                Map.of(1, new RuleFigures(100_000, 5), 2, new RuleFigures(200_000, 6));
        final GroupingCase dear = GroupingCase.of("K35.8", APPENDECTOMY).withTotalCostFen(190_000);

        assertThat(ruleOf(new GroupingEngine(rules, GroupingTables.NONE, policy), dear))
                .isEqualTo(1);
        assertThat(ruleOf(new GroupingEngine(rules, GroupingTables.NONE, policy, figures), dear))
                .isEqualTo(2);
        assertThat(ruleOf(
                        new GroupingEngine(rules, GroupingTables.NONE, policy, figures),
                        dear.withTotalCostFen(110_000)))
                .isEqualTo(1);
        assertThat(ruleOf(
                        new GroupingEngine(rules, GroupingTables.NONE, policy, figures),
                        dear.withTotalCostFen(150_000)))
                .isEqualTo(2);
    }

    @Test
    void aPlacementSurvivesPacking() {
        for (final int rule : new int[] {-1, 0, 1, 5125, 2_000_000_000}) {
            for (final int main : new int[] {-1, 0, 40}) {
                final Placement placement = new Placement(rule, main, 4, GroupingReason.MERGE);
                assertThat(Placement.of(placement.pack())).isEqualTo(placement);
            }
        }
    }

    private static GroupingEngine engine(final List<SchemeRule> rules) {
        return new GroupingEngine(rules, GroupingTables.NONE, GroupingPolicy.PLAIN);
    }

    private static GroupingPolicy withMain(final MainProcedureRule rule) {
        return new GroupingPolicy(Optional.empty(), rule, true, ProcedureMatch.FULL, List.of());
    }

    private static Placement place(final GroupingEngine engine, final GroupingCase each) {
        return Placement.of(engine.place(each));
    }

    private static int ruleOf(final GroupingEngine engine, final GroupingCase each) {
        return place(engine, each).schemeRule();
    }

    private static SchemeRule rule(
            final int sequence, final Layer layer, final String diagnosis, final String main, final String related) {
        return new SchemeRule(
                sequence,
                layer,
                "",
                new Conditions(
                        diagnosis.isEmpty() ? List.of() : List.of(diagnosis.split("\\|")),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        expression(main),
                        List.of(),
                        expression(related)));
    }

    private static List<List<String>> expression(final String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(text.split("\\|")).stream()
                        .map(all -> List.of(all.split("\\+")))
                        .toList();
    }
}
