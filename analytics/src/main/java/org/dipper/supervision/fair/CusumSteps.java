package org.dipper.supervision.fair;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.special.Gamma;

/**
 * By how much a cumulative sum moves with one observation, and how probable each move is.
 *
 * <p>Two mixes of cases with the same shares give the same steps, in whatever order the cases come.
 */
public final class CusumSteps {
    private static final double WHOLE = 1e-6;
    /** Standard deviations beyond which no month is to be expected. */
    private static final double FAR = 10;

    private final double[] moves;
    private final double[] probabilities;

    private CusumSteps(final SortedMap<Double, Double> steps) {
        this.moves = steps.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        this.probabilities =
                steps.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** These moves with these probabilities, which are positive and sum to 1. */
    public static CusumSteps of(final Map<Double, Double> steps) {
        final double sum = new TreeMap<>(requireNonNull(steps, "steps"))
                .values().stream().mapToDouble(Double::doubleValue).sum();
        if (Math.abs(sum - 1) > WHOLE || steps.values().stream().anyMatch(share -> !(share >= 0))) {
            throw new IllegalArgumentException("probabilities of steps must not be negative and must sum to 1");
        }
        return new CusumSteps(new TreeMap<>(steps));
    }

    /**
     * One case an observation, each drawn from these risks.
     *
     * @param cusum how a case moves the sum
     * @param casesByRisk how many cases have which expected risk, above 0 and below 1
     */
    public static CusumSteps ofCases(final BernoulliCusum cusum, final Map<Double, Long> casesByRisk) {
        final SortedMap<Double, Long> sorted = new TreeMap<>(casesByRisk);
        final double cases = sorted.values().stream().mapToLong(Long::longValue).sum();
        if (!(cases > 0)) {
            throw new IllegalArgumentException("a mix of risks needs cases");
        }
        final SortedMap<Double, Double> steps = new TreeMap<>();
        sorted.forEach((risk, count) -> {
            final double share = count / cases;
            steps.merge(cusum.weight(risk, true), share * risk, Double::sum);
            steps.merge(cusum.weight(risk, false), share * (1 - risk), Double::sum);
        });
        return new CusumSteps(steps);
    }

    /**
     * One month an observation, with a Poisson number of events.
     *
     * @param cusum how a month moves the sum
     * @param expected events expected in a usual month, above 0
     */
    public static CusumSteps ofMonths(final PoissonCusum cusum, final double expected) {
        final double reach = FAR * (Math.sqrt(expected) + 1);
        final long first = (long) Math.max(0, Math.floor(expected - reach));
        final long last = (long) Math.ceil(expected + reach);
        final SortedMap<Double, Double> steps = new TreeMap<>();
        double sum = 0;
        for (long events = first; events <= last; events++) {
            // Through logarithms: the probability of none in a month of a thousand is too small for a double.
            final double probability = Math.exp(events * Math.log(expected) - expected - Gamma.logGamma(events + 1.0));
            sum += probability;
            steps.merge(cusum.weight(events, expected), probability, Double::sum);
        }
        final double all = sum;
        steps.replaceAll((move, probability) -> probability / all);
        return new CusumSteps(steps);
    }

    int count() {
        return moves.length;
    }

    double move(final int step) {
        return moves[step];
    }

    double probability(final int step) {
        return probabilities[step];
    }

    /** The largest move. */
    double largest() {
        return moves[moves.length - 1];
    }
}
