package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** How measured values become the score of an item. */
public sealed interface Curve
        permits LedgerCurve, LinearCurve, MilestoneCurve, PenaltyCurve, ProportionalCurve, VetoCurve {
    /** Decimals of every score. */
    int SCORE_DECIMALS = 4;

    /** The measures that it reads. */
    List<MeasureRef> measures();

    /** Whether it can make a subject fail whatever its points. */
    default boolean canVeto() {
        return false;
    }

    /**
     * The parts of the judgement of a subject; a part whose input is missing says why.
     *
     * @param full the full score of the item
     * @param facts what is known of the subject
     */
    CurveScore score(BigDecimal full, Facts facts);

    /**
     * The least improvement of one measure alone that lifts the item to a score; up to the rounding of scores.
     *
     * @param full the full score of the item
     * @param wanted the score, above the present one
     * @return none where no measure alone can do it
     */
    Optional<Improvement> improvement(BigDecimal full, Facts facts, StepMode mode, BigDecimal wanted);

    /**
     * What must become better by how much.
     *
     * @param measure the measure's id
     * @param unit its unit
     * @param amount the least improvement, above 0, in its unit
     */
    record Improvement(String measure, MeasureUnit unit, BigDecimal amount) {}

    /** A score in the scale of scores, rounded half up and kept between 0 and full. */
    static BigDecimal bounded(final BigDecimal score, final BigDecimal full) {
        return score.max(BigDecimal.ZERO).min(full).setScale(SCORE_DECIMALS, RoundingMode.HALF_UP);
    }
}
