package org.dipper.jobs;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.policy.Policy;
import org.dipper.settlement.CaseDecisions;
import org.dipper.warehouse.Run;

/** The decisions in force of a settlement year, as its steps want them. */
record SettlementDecisions(CaseDecisions cases) {
    static SettlementDecisions of(final Run run, final int year) {
        return new SettlementDecisions(CaseDecisions.NONE);
    }

    void requireReviewsWithinQuota(final Policy policy, final Dataset<Row> discharges) {}

    Map<InstitutionPool, Long> auditsOf(final int month) {
        return new TreeMap<>();
    }
}
