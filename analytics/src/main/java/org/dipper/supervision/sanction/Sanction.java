package org.dipper.supervision.sanction;

import java.util.Optional;

/**
 * A sanction on one case.
 *
 * @param line its line in the file
 * @param settlementId the case
 * @param measure what is done
 * @param isSerious whether the case is serious
 * @param multiple how often the base score is taken on top; empty for that of the measure
 */
public record Sanction(
        int line, String settlementId, SanctionMeasure measure, boolean isSerious, Optional<Integer> multiple) {
    private static final int HALF = 2;

    /**
     * What the sanction takes from the institution's points, in ten-thousandths.
     *
     * @param scoredUnits what the case scored
     * @param baseUnits the base score of its group; 0 for an ungrouped case
     */
    public long withdrawnUnits(final long scoredUnits, final long baseUnits) {
        // Half of an odd number: the institution keeps the smaller part.
        final long lost = measure.keepsHalf() ? scoredUnits - scoredUnits / HALF : scoredUnits;
        return Math.addExact(lost, Math.multiplyExact(baseUnits, (long) multiple.orElse(measure.multiple(isSerious))));
    }
}
