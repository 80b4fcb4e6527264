package org.dipper.supervision.upcoding;

import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pow;

import org.apache.spark.sql.Column;

/** The normal distribution as columns. */
final class Likelihood {
    // Page (1977): the error is below 0.00015 everywhere.
    private static final double LINEAR = 1.5976;
    private static final double CUBIC = 0.07056;

    private Likelihood() {}

    /** How likely a standard normal value lies below this one, by a logistic curve whose error is below 0.00015. */
    static Column below(final Column deviations) {
        final Column slope =
                deviations.multiply(LINEAR).plus(pow(deviations, lit(3)).multiply(CUBIC));
        return lit(1.0).divide(lit(1.0).plus(exp(slope.multiply(-1))));
    }
}
