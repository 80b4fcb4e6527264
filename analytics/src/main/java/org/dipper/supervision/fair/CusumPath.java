package org.dipper.supervision.fair;

import java.util.ArrayList;
import java.util.List;

/** Walks a cumulative sum: never below 0, an alarm at the limit, then anew from 0. */
final class CusumPath {
    private CusumPath() {}

    static List<CusumPoint> of(final List<Double> weights, final double limit) {
        if (!(limit > 0)) {
            throw new IllegalArgumentException("the limit of a cumulative sum must be above 0");
        }
        final List<CusumPoint> path = new ArrayList<>();
        double sum = 0;
        for (final double weight : weights) {
            sum = Math.max(0, sum + weight);
            final boolean isAlarm = sum >= limit;
            sum = isAlarm ? 0 : sum;
            path.add(new CusumPoint(sum, isAlarm));
        }
        return path;
    }
}
