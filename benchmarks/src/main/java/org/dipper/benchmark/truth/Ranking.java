package org.dipper.benchmark.truth;

import java.util.Comparator;
import java.util.List;

/**
 * Things in order of their scores, the highest first. Equal scores are in no order: what stands among the first k is then what
 * stands there on average over all orders of the equal ones, so that no accident of ids helps or harms.
 */
public final class Ranking {
    private final List<Item> items;

    /**
     * One thing.
     *
     * @param isHit whether it is what is looked for
     */
    public record Item(double score, boolean isHit) {}

    public Ranking(final List<Item> items) {
        this.items = items.stream()
                .sorted(Comparator.comparingDouble(Item::score).reversed())
                .toList();
    }

    /** How many things there are. */
    public int size() {
        return items.size();
    }

    /** Hits among the first k, on average over the orders of equal ones. */
    public double hits(final long k) {
        double hits = 0;
        int at = 0;
        while (at < items.size() && at < k) {
            final double score = items.get(at).score();
            int end = at;
            int equalHits = 0;
            while (end < items.size() && Double.compare(items.get(end).score(), score) == 0) {
                equalHits += items.get(end).isHit() ? 1 : 0;
                end++;
            }
            final long taken = Math.min(end, k) - at;
            hits += equalHits * (double) taken / (end - at);
            at = end;
        }
        return hits;
    }

    /** Hits among the first k in parts of those that are there; not a number where there is nothing. */
    public double precision(final long k) {
        return hits(k) / Math.min(k, items.size());
    }

    /** Hits among the first k in parts of all that could be found; not a number where there is nothing to find. */
    public double recall(final long k, final long all) {
        return hits(k) / all;
    }
}
