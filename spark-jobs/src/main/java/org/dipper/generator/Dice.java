package org.dipper.generator;

/**
 * Random numbers that depend on nothing but their seeds (SplitMix64): the same on every machine, whatever ran before. One
 * instance a person; not for threads to share.
 */
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    Dice(final long... seeds) {
        long mixed = 0x5DEECE66DL;
        for (final long seed : seeds) {
            mixed = mix(mixed * GOLDEN + seed + GOLDEN);
        }
        this.state = mixed;
    }

    /** A well-spread number made of one number. */
    static long mix(final long number) {
        long z = number;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** From 0 to below {@code bound}. */
    int below(final int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** From {@code low} to {@code high}, both included. */
    int between(final int low, final int high) {
        return low + below(high - low + 1);
    }

    /** From 0 to below 1. */
    double share() {
        return (next() >>> 11) * UNIT;
    }

    boolean happens(final double probability) {
        return share() < probability;
    }

    /** Standard normal. StrictMath, so that every processor agrees on the last bit. */
    double normal() {
        final double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - share()));
        return radius * StrictMath.cos(2 * StrictMath.PI * share());
    }

    /** Log-normal around a median. */
    double around(final double median, final double sigma) {
        return median * StrictMath.exp(sigma * normal());
    }

    /** Exponential with a mean. */
    double exponential(final double mean) {
        return -mean * StrictMath.log(1 - share());
    }

    /** An index by running totals of weights. */
    int pick(final double[] runningTotals) {
        final double at = share() * runningTotals[runningTotals.length - 1];
        int low = 0;
        int high = runningTotals.length - 1;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (runningTotals[middle] > at) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** An index below {@code size} with probabilities that fall like 1 / rank. */
    int ranked(final int size) {
        final int index = (int) (StrictMath.exp(share() * StrictMath.log(size + 1.0)) - 1);
        return Math.min(index, size - 1);
    }
}
