package org.dipper.catalog.auxiliary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dipper.policy.AuxiliaryPolicy;
import org.dipper.policy.AuxiliaryPolicy.AgeBand;
import org.dipper.policy.AuxiliaryPolicy.Gate;

/** Every type as the 3.0 draft names it, with small code lists. */
final class Rules {
    static final Gate GATE = new Gate(10, 5, new BigDecimal("0.7"), new BigDecimal("0.2"));

    static final AuxiliaryPolicy POLICY = new AuxiliaryPolicy(
            GATE,
            3,
            Optional.of(new AuxiliaryPolicy.Comorbidity(1, 3, 5)),
            true,
            Optional.of(new AuxiliaryPolicy.Tumour(new BigDecimal("3"), new BigDecimal("0.5"))),
            Optional.of(new AuxiliaryPolicy.Age(
                    List.of(
                            new AgeBand("0-28d", true, 0, 28),
                            new AgeBand("29d-1y", true, 29, 365),
                            new AgeBand("1-6y", false, 1, 6),
                            new AgeBand("7-17y", false, 7, 17)),
                    Optional.of(65))),
            Optional.of(new AuxiliaryPolicy.Icu(
                    List.of(2, 8, 15, 31), new Gate(10, 5, new BigDecimal("0.7"), new BigDecimal("0.1")))));

    /** I21 1, E11 1, E11.2 2, N18 2, C78 6, C34 2; organ failure R57, A41; organ damage J18, K92.2. */
    static final Map<String, Integer> WEIGHTS = Map.of("I21", 1, "E11", 1, "E11.2", 2, "N18", 2, "C78", 6, "C34", 2);

    static final List<String> FAILURE = List.of("R57", "A41");
    static final List<String> DAMAGE = List.of("J18", "K92.2");
    static final AuxiliaryCodeLists LISTS = AuxiliaryCodeLists.of(WEIGHTS, FAILURE, DAMAGE);

    static final CaseSubtypes SUBTYPES = new CaseSubtypes(POLICY, LISTS);

    private Rules() {}

    static String subtype(final AuxiliaryType type, final AuxiliaryCase settled) {
        return SUBTYPES.subtype(SUBTYPES.code(settled), type).orElse("");
    }
}
