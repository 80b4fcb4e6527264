package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How a shortfall is counted in steps where a rule says "for every point". */
public enum StepMode {
    /** Only whole steps count: the words taken literally (每…一个). */
    FULL_STEP,
    /** A step that is begun counts as a whole one. */
    STARTED_STEP,
    /** Parts of a step count in proportion. */
    PRORATA;

    /** Decimals that steps in proportion are kept with. */
    static final int DECIMALS = 6;

    /** The number of steps in a shortfall that is not negative. */
    BigDecimal steps(final BigDecimal shortfall, final BigDecimal step) {
        return switch (this) {
            case FULL_STEP -> shortfall.divide(step, 0, RoundingMode.FLOOR);
            case STARTED_STEP -> shortfall.divide(step, 0, RoundingMode.CEILING);
            case PRORATA -> shortfall.divide(step, DECIMALS, RoundingMode.HALF_UP);
        };
    }

    /** What a shortfall costs at a penalty a step, rounded once, half up. */
    BigDecimal penalty(final BigDecimal shortfall, final BigDecimal step, final BigDecimal penalty) {
        return this == PRORATA
                ? shortfall.multiply(penalty).divide(step, Curve.SCORE_DECIMALS, RoundingMode.HALF_UP)
                : steps(shortfall, step).multiply(penalty).setScale(Curve.SCORE_DECIMALS, RoundingMode.HALF_UP);
    }

    /**
     * The largest shortfall that costs no more than {@code room}, as fine as the measure is written.
     *
     * @param room points that may be lost, not negative
     */
    BigDecimal largestShortfall(
            final BigDecimal room, final BigDecimal step, final BigDecimal penalty, final int decimals) {
        final BigDecimal whole = room.divide(penalty, 0, RoundingMode.FLOOR);
        return switch (this) {
            case FULL_STEP ->
                whole.add(BigDecimal.ONE)
                        .multiply(step)
                        .subtract(BigDecimal.ONE.movePointLeft(decimals))
                        .max(whole.multiply(step));
            case STARTED_STEP -> whole.multiply(step);
            case PRORATA -> room.multiply(step).divide(penalty, decimals, RoundingMode.FLOOR);
        };
    }
}
