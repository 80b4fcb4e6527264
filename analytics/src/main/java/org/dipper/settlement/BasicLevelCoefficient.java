package org.dipper.settlement;

import org.dipper.policy.SettlementPolicy;

/**
 * The institution coefficient of basic-level diseases (基层病种), the same everywhere: 1, or that of the hospital level the
 * policy names.
 *
 * <p>Rules: DIP 3.0 specification (comment draft), same disease same pay; a level's coefficient instead is Hainan's way.
 */
final class BasicLevelCoefficient {
    private BasicLevelCoefficient() {}

    /** In ten-thousandths. */
    static long units(final SettlementPolicy policy) {
        return policy.casePaths()
                .basicLevelCoefficientOfLevel()
                .map(level ->
                        CoefficientColumns.units(policy.coefficient().byLevel().get(level)))
                .orElse(ScoreCases.ONE);
    }
}
