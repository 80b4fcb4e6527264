package org.dipper.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one way money is split: largest remainder. Every share is the exact quota rounded down, and the fen that are left go
 * one each to the largest remainders, ties to the larger weight, then to the smaller key. The shares sum to the amount;
 * each is within one fen of its quota; the order of the input does not matter.
 *
 * <p>All products are {@link BigInteger}: no input within {@code long} can overflow.
 */
public final class Apportionment {
    private Apportionment() {}

    /**
     * Splits an amount by weights.
     *
     * @param amountFen the amount, not negative
     * @param weights weight by key, none negative
     * @param <K> the key, whose order breaks ties
     * @return the share in fen by key, sorted by key; sums to {@code amountFen}
     * @throws IllegalArgumentException for a negative amount or weight, or a positive amount without any weight
     */
    public static <K extends Comparable<K>> Map<K, Long> split(final long amountFen, final Map<K, Long> weights) {
        final Map<K, BigInteger> large = new LinkedHashMap<>();
        weights.forEach((key, weight) -> large.put(key, BigInteger.valueOf(weight)));
        return splitByLarge(amountFen, large);
    }

    /**
     * Splits an amount by weights that may not fit a long, such as products.
     *
     * @param amountFen the amount, not negative
     * @param weights weight by key, none negative
     * @param <K> the key, whose order breaks ties
     * @return the share in fen by key, sorted by key; sums to {@code amountFen}
     * @throws IllegalArgumentException for a negative amount or weight, or a positive amount without any weight
     */
    public static <K extends Comparable<K>> Map<K, Long> splitByLarge(
            final long amountFen, final Map<K, BigInteger> weights) {
        if (amountFen < 0) {
            throw new IllegalArgumentException("The amount to split is negative: " + amountFen);
        }
        BigInteger total = BigInteger.ZERO;
        for (final BigInteger weight : weights.values()) {
            if (weight.signum() < 0) {
                throw new IllegalArgumentException("A weight is negative: " + weight);
            }
            total = total.add(weight);
        }
        if (total.signum() == 0) {
            if (amountFen != 0) {
                throw new IllegalArgumentException("No weight to split " + amountFen + " fen by");
            }
            final Map<K, Long> nothing = new LinkedHashMap<>();
            new TreeMap<>(weights).keySet().forEach(key -> nothing.put(key, 0L));
            return nothing;
        }
        return split(BigInteger.valueOf(amountFen), weights, total);
    }

    private static <K extends Comparable<K>> Map<K, Long> split(
            final BigInteger amount, final Map<K, BigInteger> weights, final BigInteger total) {
        final List<Quota<K>> quotas = new ArrayList<>(weights.size());
        BigInteger left = amount;
        for (final Map.Entry<K, BigInteger> entry : new TreeMap<>(weights).entrySet()) {
            final BigInteger[] parts = amount.multiply(entry.getValue()).divideAndRemainder(total);
            quotas.add(new Quota<>(entry.getKey(), entry.getValue(), parts[0].longValueExact(), parts[1]));
            left = left.subtract(parts[0]);
        }
        final Map<K, Long> shares = new LinkedHashMap<>();
        quotas.forEach(quota -> shares.put(quota.key(), quota.floor()));
        quotas.sort(Comparator.comparing((Quota<K> quota) -> quota.remainder())
                .thenComparing(Quota::weight)
                .reversed()
                .thenComparing(Quota::key));
        // Fewer fen are left than there are positive weights: each remainder is below the total.
        for (int i = 0; i < left.intValueExact(); i++) {
            shares.merge(quotas.get(i).key(), 1L, Long::sum);
        }
        return shares;
    }

    private record Quota<K>(K key, BigInteger weight, long floor, BigInteger remainder) {}
}
