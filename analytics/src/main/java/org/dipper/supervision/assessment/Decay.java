package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What is left of points after months: half after each half-life. Decimal arithmetic throughout, so every machine gives the
 * same digits.
 */
final class Decay {
    private static final int DECIMALS = 12;
    private static final MathContext WIDE = new MathContext(40);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    /** Newton's steps from 1 towards a root of a half: far more than 40 digits need. */
    private static final int NEWTON_STEPS = 100;

    private Decay() {}

    /**
     * The share that is left, rounded half up to twelve decimals.
     *
     * @param months how long ago, not negative
     * @param halfLifeMonths above 0
     */
    static BigDecimal left(final int months, final int halfLifeMonths) {
        final BigDecimal wholes = HALF.pow(months / halfLifeMonths, WIDE);
        final int rest = months % halfLifeMonths;
        final BigDecimal part =
                rest == 0 ? BigDecimal.ONE : rootOfHalf(halfLifeMonths).pow(rest, WIDE);
        return wholes.multiply(part).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    private static BigDecimal rootOfHalf(final int degree) {
        final BigDecimal wanted = BigDecimal.valueOf(degree);
        BigDecimal root = BigDecimal.ONE;
        for (int i = 0; i < NEWTON_STEPS; i++) {
            final BigDecimal next = root.multiply(BigDecimal.valueOf(degree - 1L))
                    .add(HALF.divide(root.pow(degree - 1, WIDE), WIDE))
                    .divide(wanted, WIDE);
            if (next.compareTo(root) == 0) {
                break;
            }
            root = next;
        }
        return root;
    }
}
