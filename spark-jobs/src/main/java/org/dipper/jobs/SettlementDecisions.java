package org.dipper.jobs;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.policy.Policy;
import org.dipper.settlement.CaseDecisions;
import org.dipper.settlement.clearing.OtherPayment;
import org.dipper.warehouse.Run;

/** The decisions in force of a settlement year, as its steps want them. */
record SettlementDecisions(
        CaseDecisions cases,
        Map<InstitutionPool, Long> audits,
        Map<String, Assessment> assessments,
        List<Other> others) {

    /** How an institution or community was assessed. */
    record Assessment(Optional<BigDecimal> score, Optional<BigDecimal> coefficient) {}

    /** A payment by other means. */
    record Other(String institution, String pool, String name, OtherPayment payment) {}

    static SettlementDecisions of(final Run run, final int year) {
        return new SettlementDecisions(CaseDecisions.NONE, new TreeMap<>(), Map.of(), List.of());
    }

    Optional<Assessment> assessment(final String subject) {
        return Optional.ofNullable(assessments.get(subject));
    }

    void requireReviewsWithinQuota(final Policy policy, final Dataset<Row> discharges) {}

    Map<InstitutionPool, Long> auditsOf(final int month) {
        return new TreeMap<>();
    }
}
