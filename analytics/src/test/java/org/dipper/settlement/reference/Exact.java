package org.dipper.settlement.reference;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Arithmetic in yuan and points as people write them. Quotients keep sixty digits: a tie has a short decimal form and comes
 * out exact, so that rounding them once is rounding the fraction once.
 */
final class Exact {
    static final MathContext DIGITS = new MathContext(60);

    private Exact() {}

    static BigDecimal yuan(final long fen) {
        return BigDecimal.valueOf(fen, 2);
    }

    static long fen(final BigDecimal yuan) {
        return yuan.movePointRight(2).longValueExact();
    }

    static BigDecimal quotient(final BigDecimal dividend, final BigDecimal divisor) {
        return dividend.divide(divisor, DIGITS);
    }

    /** Points with four decimals. */
    static BigDecimal points(final BigDecimal exact) {
        return exact.setScale(4, RoundingMode.HALF_UP);
    }

    /** Yuan whole in fen. */
    static BigDecimal money(final BigDecimal exact) {
        return exact.setScale(2, RoundingMode.HALF_UP);
    }

    /** Yuan per point with six decimals. */
    static BigDecimal pointValue(final BigDecimal exact) {
        return exact.setScale(6, RoundingMode.HALF_UP);
    }

    /** The largest remainder by the book: whole fen first, then one fen at a time to the best claim. */
    static <K extends Comparable<K>> Map<K, Long> split(final long amountFen, final Map<K, BigDecimal> weights) {
        final BigDecimal total = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        final Map<K, Long> shares = new TreeMap<>();
        final Map<K, BigDecimal> claims = new TreeMap<>();
        long left = amountFen;
        for (final K key : new TreeMap<>(weights).keySet()) {
            if (total.signum() == 0) {
                shares.put(key, 0L);
                continue;
            }
            // Claims share the denominator "total", so their numerators order them.
            final BigDecimal numerator = BigDecimal.valueOf(amountFen).multiply(weights.get(key));
            final BigInteger whole = numerator.divideToIntegralValue(total).toBigIntegerExact();
            shares.put(key, whole.longValueExact());
            claims.put(key, numerator.subtract(total.multiply(new BigDecimal(whole))));
            left -= whole.longValueExact();
        }
        if (total.signum() == 0 && amountFen != 0) {
            throw new IllegalArgumentException("Nothing to split " + amountFen + " fen by");
        }
        for (; left > 0; left--) {
            final K best = best(claims, weights);
            shares.merge(best, 1L, Long::sum);
            claims.remove(best);
        }
        return shares;
    }

    private static <K extends Comparable<K>> K best(final Map<K, BigDecimal> claims, final Map<K, BigDecimal> weights) {
        K best = null;
        for (final K key : claims.keySet()) {
            if (best == null) {
                best = key;
                continue;
            }
            final int byClaim = claims.get(key).compareTo(claims.get(best));
            final int byWeight = weights.get(key).compareTo(weights.get(best));
            if (byClaim > 0 || (byClaim == 0 && byWeight > 0)) {
                best = key;
            }
        }
        return best;
    }
}
