package org.dipper.supervision.warning;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much of a month's fund is still to come, by the chain-ladder method: late claims make recent months look too cheap.
 *
 * <p>The development factor from lag l to l + 1 is the sum of cumulative fund at l + 1 over the sum at l, over all discharge
 * months that are old enough to have both. The completion factor of a month is the product of the factors from its lag on.
 * Factors have nine decimals. Nothing is expected after the longest lag.
 *
 * <p>Months settle discharges of their own year, and what is late by then is cleared with the year. So a discharge month is
 * followed to its December and no further, and one of an earlier year is complete.
 *
 * <p>Method: chain ladder with volume-weighted factors, as actuaries use it for claims that arrive late (Mack 1993).
 *
 * @param asOf what was settled by the end of this month is known, nothing later
 * @param factors the development factors from lag 0 to 1, from 1 to 2 and so on; empty where no lags are known
 */
public record Completion(int asOf, List<BigDecimal> factors) {
    private static final int DECIMALS = 9;

    public Completion {
        Months.require(asOf);
        factors = List.copyOf(factors);
    }

    /**
     * Factors from what was settled by a month.
     *
     * @param asOf the month
     * @param funds fund by discharge and settled month, in any order; what was settled later, or in an unknown month, is left
     *     out
     * @param longestLag the lag after which a month is complete; what was settled even later counts as of this lag
     */
    public static Completion of(final int asOf, final Collection<LaggedFund> funds, final int longestLag) {
        final Map<Integer, BigInteger[]> triangle = triangle(asOf, funds, longestLag);
        final List<BigDecimal> factors = new ArrayList<>();
        for (int lag = 0; lag < longestLag; lag++) {
            BigInteger earlier = BigInteger.ZERO;
            BigInteger later = BigInteger.ZERO;
            for (final Map.Entry<Integer, BigInteger[]> line : triangle.entrySet()) {
                if (Months.between(line.getKey(), followedTo(line.getKey(), asOf)) > lag) {
                    earlier = earlier.add(line.getValue()[lag]);
                    later = later.add(line.getValue()[lag + 1]);
                }
            }
            factors.add(
                    earlier.signum() <= 0
                            ? BigDecimal.ONE.setScale(DECIMALS)
                            : new BigDecimal(later).divide(new BigDecimal(earlier), DECIMALS, RoundingMode.HALF_UP));
        }
        return new Completion(asOf, factors);
    }

    /** What the fund of a discharge month is multiplied by, nine decimals. */
    public BigDecimal factor(final int dischargeMonth) {
        BigDecimal factor = BigDecimal.ONE.setScale(DECIMALS);
        if (Months.year(dischargeMonth) < Months.year(asOf)) {
            return factor;
        }
        for (int lag = Math.max(0, Months.between(dischargeMonth, asOf)); lag < factors.size(); lag++) {
            factor = factor.multiply(factors.get(lag)).setScale(DECIMALS, RoundingMode.HALF_UP);
        }
        return factor;
    }

    /** The fund of a discharge month as it will be, rounded half up to the fen. */
    public long developedFen(final int dischargeMonth, final long bookedFen) {
        return BigDecimal.valueOf(bookedFen)
                .multiply(factor(dischargeMonth))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Cumulative fund by discharge month and lag. */
    private static Map<Integer, BigInteger[]> triangle(
            final int asOf, final Collection<LaggedFund> funds, final int longestLag) {
        final Map<Integer, BigInteger[]> triangle = new TreeMap<>();
        for (final LaggedFund fund : funds) {
            if (fund.isLagKnown() && fund.settledMonth() <= followedTo(fund.dischargeMonth(), asOf)) {
                final BigInteger[] line =
                        triangle.computeIfAbsent(fund.dischargeMonth(), unused -> zeros(longestLag + 1));
                for (int lag = Math.min(fund.lag(), longestLag); lag <= longestLag; lag++) {
                    line[lag] = line[lag].add(BigInteger.valueOf(fund.fen()));
                }
            }
        }
        return triangle;
    }

    private static int followedTo(final int dischargeMonth, final int asOf) {
        return Math.min(asOf, Months.january(Months.year(dischargeMonth)) + Months.OF_A_YEAR - 1);
    }

    private static BigInteger[] zeros(final int length) {
        final BigInteger[] zeros = new BigInteger[length];
        Arrays.fill(zeros, BigInteger.ZERO);
        return zeros;
    }
}
