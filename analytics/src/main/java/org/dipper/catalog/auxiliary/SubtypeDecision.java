package org.dipper.catalog.auxiliary;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Whether a subtype of a group is open, and what was measured.
 *
 * @param groupCode the disease group, {@link SubtypeSums#ALL} where a whole type cannot be told
 * @param type the auxiliary type
 * @param subtype the subtype, {@link SubtypeSums#ALL} where a whole type cannot be told
 * @param cases cases of the last year
 * @param meanCostFen mean cost of the last year, rounded to the fen for reading; 0 where a whole type cannot be told
 * @param measures what was measured; empty where a whole type cannot be told
 * @param isOpen whether it is open
 * @param reason why
 */
public record SubtypeDecision(
        String groupCode,
        String type,
        String subtype,
        long cases,
        long meanCostFen,
        Optional<Measures> measures,
        boolean isOpen,
        String reason) {

    /**
     * What was measured, rounded half up.
     *
     * @param cvBefore CV of the group in the last year, six decimals
     * @param cvAfter CV that the split of the type leaves, six decimals
     * @param trigger mean cost of the subtype over that of the group in the last year, six decimals
     * @param coefficient weighted mean cost of the subtype over that of the group, four decimals
     */
    public record Measures(BigDecimal cvBefore, BigDecimal cvAfter, BigDecimal trigger, BigDecimal coefficient) {}
}
