package org.dipper.catalog.auxiliary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.dipper.catalog.HistoryWeights;
import org.dipper.policy.CatalogPolicy.YearWeighting;
import org.junit.jupiter.api.Test;

/** Subtypes, open subtypes and choices against a second reading of the rules, on chance cases. */
class AgainstTheSlowReferenceTest {
    private static final List<Integer> YEARS = List.of(2022, 2023, 2024);
    private static final List<Integer> WEIGHTS = List.of(1, 2, 7);

    private final SlowAuxiliary slow = new SlowAuxiliary();

    @Test
    void eachCaseHasTheSameSubtypes() {
        for (final SlowAuxiliary.Case each : RandomCases.of(1, 5000)) {
            final long code = Rules.SUBTYPES.code(each.settled());
            final Map<String, String> expected = slow.subtypes(each.settled());
            for (final AuxiliaryType type : AuxiliaryType.values()) {
                assertThat(Rules.SUBTYPES.subtype(code, type).orElse(null))
                        .as("%s of %s", type, each.settled())
                        .isEqualTo(expected.get(type.id()));
            }
        }
    }

    @Test
    void theSameSubtypesOpenAndTheSameOneIsChosen() {
        int opened = 0;
        for (int seed = 1; seed <= 60; seed++) {
            final List<SlowAuxiliary.Case> cases = RandomCases.of(seed, 60 + 12 * seed);
            final List<OpenSubtype> open = open(cases);
            assertThat(open.stream()
                            .map(each -> each.groupCode() + " " + each.type() + " " + each.subtype() + " "
                                    + each.trigger() + " " + each.coefficient())
                            .toList())
                    .as("seed %s", seed)
                    .isEqualTo(slow.open(cases, YEARS, WEIGHTS));
            opened += open.size();
            final SubtypeChoice choice = new SubtypeChoice(Rules.SUBTYPES, open);
            cases.forEach(each -> assertThat(choice.choose(each.group(), each.settled()))
                    .isEqualTo(open.stream()
                            .filter(one -> one.groupCode().equals(each.group()))
                            .filter(one -> one.subtype()
                                    .equals(slow.subtypes(each.settled()).get(one.type())))
                            .max(Comparator.comparing(OpenSubtype::trigger)
                                    .thenComparing(OpenSubtype::type, Comparator.reverseOrder())
                                    .thenComparing(OpenSubtype::subtype, Comparator.reverseOrder()))));
        }
        assertThat(opened).as("subtypes that opened in all").isGreaterThan(100);
    }

    private static List<OpenSubtype> open(final List<SlowAuxiliary.Case> cases) {
        final List<SubtypeSums> sums = new ArrayList<>();
        for (final SlowAuxiliary.Case each : cases) {
            final BigInteger cost = BigInteger.valueOf(each.settled().costFen());
            final CostSpread spread = new CostSpread(1, each.settled().costFen(), cost.multiply(cost));
            sums.add(new SubtypeSums(each.group(), SubtypeSums.ALL, SubtypeSums.ALL, each.year(), spread));
            final long code = Rules.SUBTYPES.code(each.settled());
            for (final AuxiliaryType type : AuxiliaryType.values()) {
                Rules.SUBTYPES
                        .subtype(code, type)
                        .ifPresent(subtype ->
                                sums.add(new SubtypeSums(each.group(), type.id(), subtype, each.year(), spread)));
            }
        }
        return new AuxiliaryGate(Rules.POLICY, Rules.LISTS, new HistoryWeights(YEARS, WEIGHTS, YearWeighting.YEAR_MEAN))
                .decide(sums).stream()
                        .filter(SubtypeDecision::isOpen)
                        .map(decision -> new OpenSubtype(
                                decision.groupCode(),
                                decision.type(),
                                decision.subtype(),
                                decision.measures().orElseThrow().trigger(),
                                decision.measures().orElseThrow().coefficient()))
                        .toList();
    }
}
