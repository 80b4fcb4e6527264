package org.dipper.catalog.coefficient;

import java.util.Map;
import org.dipper.policy.DerivedCoefficientPolicy.Metric;

/**
 * What was measured of an institution in the last year of the history.
 *
 * @param institution institution code
 * @param level hospital level
 * @param cases its cases
 * @param metrics the metrics that its data tell; one that is absent was not measured
 */
public record InstitutionMeasures(String institution, String level, long cases, Map<Metric, Ratio> metrics) {
    public InstitutionMeasures {
        metrics = Map.copyOf(metrics);
    }

    /**
     * A metric as a quotient, so that the mean of several institutions is one quotient too.
     *
     * @param numerator the numerator, not below 0
     * @param denominator the denominator, above 0
     */
    public record Ratio(long numerator, long denominator) {
        public Ratio {
            if (numerator < 0 || denominator <= 0) {
                throw new IllegalArgumentException("A metric is a quotient of whole numbers, the lower one above 0");
            }
        }

        Ratio plus(final Ratio other) {
            return new Ratio(Math.addExact(numerator, other.numerator), Math.addExact(denominator, other.denominator));
        }
    }
}
