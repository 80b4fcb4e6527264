package org.dipper.settlement;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.policy.CoefficientPolicy;

/** Coefficients as the policy writes them: by institution where named, else by level, else the default. */
public final class PolicyCoefficients implements InstitutionCoefficients {
    private final CoefficientPolicy policy;

    /** Coefficients of a policy. */
    public PolicyCoefficients(final CoefficientPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Dataset<Row> apply(
            final Dataset<Row> rows,
            final Column institution,
            final Column level,
            final Column group,
            final String name) {
        return rows.withColumn(name, CoefficientColumns.units(policy, institution, level));
    }
}
