package org.dipper.settlement;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.CrossRegionPolicy;
import org.dipper.table.Columns;

/**
 * Puts patients insured elsewhere into the pool that settles them: the pool of the insurance and the policy's suffix. A case
 * without an insured area is local.
 *
 * <p>Rule: agency rules of 2025, articles 3, 6, 12 and 38: patients from elsewhere follow budget and agreement of the place of
 * treatment.
 */
public final class CrossRegionPools {
    private final Optional<CrossRegionPolicy> policy;

    /** Pools under a policy; without one every case stays in the pool of its insurance. */
    public CrossRegionPools(final Optional<CrossRegionPolicy> policy) {
        this.policy = policy;
    }

    /** The cases with {@code insurance_pool} as the pool that settles them. */
    public Dataset<Row> apply(final Dataset<Row> cases) {
        return policy.map(rule -> {
                    final Column pool = Columns.col(SettledCaseTable.INSURANCE_POOL);
                    return cases.withColumn(
                            SettledCaseTable.INSURANCE_POOL.name(),
                            when(isFromElsewhere(rule), concat(pool, lit(rule.poolSuffix())))
                                    .otherwise(pool));
                })
                .orElse(cases);
    }

    private static Column isFromElsewhere(final CrossRegionPolicy rule) {
        final Column area = Columns.col(SettledCaseTable.INSURED_AREA);
        Column isLocal = lit(false);
        for (final String prefix : new TreeSet<>(rule.localAreas())) {
            isLocal = isLocal.or(area.startsWith(prefix));
        }
        return coalesce(not(isLocal), lit(false));
    }
}
