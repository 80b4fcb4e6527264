package org.dipper.catalog.auxiliary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dipper.catalog.HistoryWeights;
import org.dipper.policy.AuxiliaryPolicy;
import org.dipper.policy.AuxiliaryPolicy.Gate;
import org.dipper.policy.CatalogPolicy.YearWeighting;
import org.junit.jupiter.api.Test;

/** The goldens of the field notes 2.1. */
class AuxiliaryGateTest {
    private static final String AGE = AuxiliaryType.AGE.id();

    private final List<SubtypeSums> sums = new ArrayList<>();

    @Test
    void sixAtSevenThousandAndSixAtOneThousandOpenByAge() {
        add(AGE, "1-6y", 2024, 6, 7000);
        add(AGE, "7-17y", 2024, 6, 1000);
        final List<SubtypeDecision> decisions = decide(Rules.GATE);
        assertThat(decisions).hasSize(2).allMatch(SubtypeDecision::isOpen);
        assertThat(measures(decisions, "1-6y").cvBefore()).isEqualByComparingTo("0.75");
        assertThat(measures(decisions, "1-6y").cvAfter()).isEqualByComparingTo("0");
        assertThat(measures(decisions, "1-6y").trigger()).isEqualByComparingTo("1.75");
        assertThat(measures(decisions, "1-6y").coefficient()).isEqualByComparingTo("1.75");
        assertThat(measures(decisions, "7-17y").coefficient()).isEqualByComparingTo("0.25");
    }

    @Test
    void casesWithoutSubtypeAreACellOfTheirOwn() {
        add(AGE, "1-6y", 2024, 6, 7000);
        add(SubtypeSums.ALL, SubtypeSums.ALL, 2024, 6, 1000);
        assertThat(measures(decide(Rules.GATE), "1-6y").cvAfter()).isEqualByComparingTo("0");
    }

    @Test
    void aGroupWithALowVariationStaysClosed() {
        add(AGE, "1-6y", 2024, 10, 1000);
        add(AGE, "7-17y", 2024, 10, 3000);
        final List<SubtypeDecision> decisions = decide(Rules.GATE);
        assertThat(measures(decisions, "1-6y").cvBefore()).isEqualByComparingTo("0.5");
        assertThat(decisions).allSatisfy(decision -> {
            assertThat(decision.isOpen()).isFalse();
            assertThat(decision.reason()).isEqualTo("the group's CV is not above 0.7");
        });
    }

    @Test
    void everySizeMustBeAboveItsLimitAndAVariationToo() {
        add(AGE, "1-6y", 2024, 6, 7000);
        add(AGE, "7-17y", 2024, 6, 1000);
        assertThat(decide(gate(12, 5, "0.7", "0.2")).get(0).reason()).isEqualTo("the group has 12 cases, not above 12");
        assertThat(decide(gate(11, 6, "0.7", "0")).get(0).reason()).isEqualTo("the subtype has 6 cases, not above 6");
        assertThat(decide(gate(11, 6, "0.7", "0.2")).get(0).reason())
                .isEqualTo("the split takes less than 0.2 of the CV away");
        assertThat(decide(gate(11, 5, "0.75", "0.2")).get(0).reason()).isEqualTo("the group's CV is not above 0.75");
        assertThat(decide(gate(11, 5, "0.7499", "1")).get(0).isOpen()).isTrue();
    }

    @Test
    void aSubtypeThatIsTooSmallIsLeftInTheRest() {
        add(AGE, "1-6y", 2024, 20, 7000);
        add(AGE, "7-17y", 2024, 30, 1000);
        add(AGE, "0-28d", 2024, 5, 1000);
        final List<SubtypeDecision> decisions = decide(Rules.GATE);
        assertThat(decisions).extracting(SubtypeDecision::subtype).containsExactly("0-28d", "1-6y", "7-17y");
        assertThat(decisions).extracting(SubtypeDecision::isOpen).containsExactly(false, true, true);
    }

    @Test
    void aDropJustReachedIsEnoughAndComparedExactly() {
        // Means 4,000 and 1,000 of 10 and 10, each cell {mean - 1,000, mean + 1,000}: variances 3,250,000 and
        // 1,000,000.
        for (int i = 0; i < 5; i++) {
            add(AGE, "1-6y", 2024, 1, 3000);
            add(AGE, "1-6y", 2024, 1, 5000);
            add(AGE, "7-17y", 2024, 1, 0);
            add(AGE, "7-17y", 2024, 1, 2000);
        }
        // After over before is the root of 4 / 13: a drop of 0.4452...
        assertThat(decide(gate(10, 5, "0.7", "0.4452")).get(0).isOpen()).isTrue();
        assertThat(decide(gate(10, 5, "0.7", "0.4453")).get(0).isOpen()).isFalse();
    }

    @Test
    void coefficientsAreWeightedOverTheYearsWhileTriggersAreLastYears() {
        add(AGE, "1-6y", 2022, 1, 1000);
        add(AGE, "1-6y", 2024, 6, 7000);
        add(AGE, "7-17y", 2023, 4, 2000);
        add(AGE, "7-17y", 2024, 6, 1000);
        final SubtypeDecision.Measures young = measures(decide(Rules.GATE), "1-6y");
        // (1 x 1,000 + 7 x 7,000) / 8 = 6,250 over (1 x 1,000 + 2 x 2,000 + 7 x 4,000) / 10 = 3,300
        assertThat(young.coefficient()).isEqualByComparingTo("1.8939");
        assertThat(young.trigger()).isEqualByComparingTo("1.75");
    }

    @Test
    void daysInIntensiveCareHaveAGateOfTheirOwn() {
        final String icu = AuxiliaryType.ICU_DAYS.id();
        for (int i = 0; i < 40; i++) {
            add(icu, "2-7d", 2024, 1, i < 30 ? 1000 : 9000);
            add(icu, "8-14d", 2024, 1, i < 20 ? 1000 : 9000);
        }
        // The split takes 3 % of the CV away.
        assertThat(decide(Rules.GATE)).noneMatch(SubtypeDecision::isOpen);
        final AuxiliaryPolicy looser = new AuxiliaryPolicy(
                Rules.GATE,
                3,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new AuxiliaryPolicy.Icu(List.of(2, 8, 15), gate(10, 5, "0.7", "0.03"))));
        assertThat(decide(looser)).hasSize(2).allMatch(SubtypeDecision::isOpen);
    }

    @Test
    void aTypeThatCannotBeToldStandsInTheTable() {
        add(AGE, "1-6y", 2024, 6, 7000);
        final List<SubtypeDecision> decisions = new AuxiliaryGate(
                        Rules.POLICY,
                        AuxiliaryCodeLists.none(),
                        new HistoryWeights(List.of(2024), List.of(1), YearWeighting.YEAR_MEAN))
                .decide(sums);
        assertThat(decisions)
                .filteredOn(decision -> decision.groupCode().equals("-"))
                .extracting(SubtypeDecision::type)
                .containsExactly("age", "cci", "icu_days", "severity", "tumour_severity");
        assertThat(decisions)
                .filteredOn(decision -> decision.type().equals("icu_days"))
                .extracting(SubtypeDecision::reason)
                .containsExactly("no case of the last year has a subtype: is its column filled?");
    }

    private void add(final String type, final String subtype, final int year, final int cases, final long yuan) {
        final BigInteger fen = BigInteger.valueOf(yuan * 100);
        final CostSpread spread =
                new CostSpread(cases, cases * yuan * 100, fen.multiply(fen).multiply(BigInteger.valueOf(cases)));
        sums.add(new SubtypeSums("G1", SubtypeSums.ALL, SubtypeSums.ALL, year, spread));
        if (!type.equals(SubtypeSums.ALL)) {
            sums.add(new SubtypeSums("G1", type, subtype, year, spread));
        }
    }

    private List<SubtypeDecision> decide(final Gate gate) {
        return decide(new AuxiliaryPolicy(
                gate, 3, Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private List<SubtypeDecision> decide(final AuxiliaryPolicy policy) {
        return new AuxiliaryGate(
                        policy,
                        Rules.LISTS,
                        new HistoryWeights(List.of(2022, 2023, 2024), List.of(1, 2, 7), YearWeighting.YEAR_MEAN))
                .decide(sums);
    }

    private static Gate gate(final int group, final int subtype, final String cv, final String drop) {
        return new Gate(group, subtype, new BigDecimal(cv), new BigDecimal(drop));
    }

    private static SubtypeDecision.Measures measures(final List<SubtypeDecision> decisions, final String subtype) {
        return decisions.stream()
                .filter(decision -> decision.subtype().equals(subtype))
                .findFirst()
                .orElseThrow()
                .measures()
                .orElseThrow();
    }
}
