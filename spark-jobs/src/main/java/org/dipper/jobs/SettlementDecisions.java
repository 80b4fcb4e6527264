package org.dipper.jobs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.dipper.cases.SettledCaseTable;
import org.dipper.errors.DipperException;
import org.dipper.policy.Policy;
import org.dipper.settlement.CaseDecisions;
import org.dipper.settlement.clearing.OtherPayment;
import org.dipper.settlement.decision.DecisionKind;
import org.dipper.settlement.decision.SettlementDecision;
import org.dipper.table.Columns;
import org.dipper.warehouse.Run;

/**
 * The decisions in force of a settlement year, as its steps want them.
 *
 * @param cases what was decided on single cases
 * @param approvedReviews approved special reviews
 * @param hasItemised whether a case is paid item by item
 * @param audits audit deductions
 * @param assessments assessment by institution or community
 * @param others payments by other means
 */
record SettlementDecisions(
        CaseDecisions cases,
        List<String> approvedReviews,
        boolean hasItemised,
        List<Audit> audits,
        Map<String, Assessment> assessments,
        List<Other> others) {
    private static final String APPROVED = "approved";
    private static final String ITEMISED = "itemised";
    private static final BigDecimal PER_MILLE = BigDecimal.valueOf(1000);
    private static final int UNIT_DECIMALS = 4;

    SettlementDecisions {
        approvedReviews = List.copyOf(approvedReviews);
        audits = List.copyOf(audits);
        assessments = Map.copyOf(assessments);
        others = List.copyOf(others);
    }

    /** A deduction; without a month it waits for the clearing. */
    record Audit(InstitutionPool of, Optional<Integer> month, long fen) {}

    /** How an institution or community was assessed. */
    record Assessment(Optional<BigDecimal> score, Optional<BigDecimal> coefficient) {}

    /** A payment by other means. */
    record Other(String institution, String pool, String name, OtherPayment payment) {}

    /** The decisions of a year that a run sees. */
    static SettlementDecisions of(final SparkSession spark, final Run run, final int year) {
        return of(spark, Decisions.of(run, year));
    }

    /** The same from decisions that are at hand. */
    static SettlementDecisions of(final SparkSession spark, final Decisions decisions) {
        final List<SettlementDecision> approved = decisions.of(DecisionKind.SPECIAL_REVIEW).stream()
                .filter(each -> each.outcome().filter(APPROVED::equals).isPresent())
                .toList();
        final Map<String, Assessment> assessments = new TreeMap<>();
        decisions
                .of(DecisionKind.ASSESSMENT)
                .forEach(each -> assessments.put(
                        each.institutionCode().orElseThrow(), new Assessment(each.score(), each.coefficient())));
        return new SettlementDecisions(
                cases(spark, decisions, approved),
                approved.stream().map(each -> each.settlementId().orElseThrow()).toList(),
                approved.stream().anyMatch(SettlementDecisions::isItemised),
                decisions.of(DecisionKind.AUDIT_DEDUCTION).stream()
                        .map(each -> new Audit(
                                new InstitutionPool(
                                        each.pool().orElseThrow(),
                                        each.institutionCode().orElseThrow()),
                                each.month(),
                                each.amountFen().orElseThrow()))
                        .toList(),
                assessments,
                decisions.of(DecisionKind.OTHER_PAYMENT).stream()
                        .map(SettlementDecisions::other)
                        .toList());
    }

    private static boolean isItemised(final SettlementDecision review) {
        return review.method().filter(ITEMISED::equals).isPresent();
    }

    /** Who left DIP is not reviewed: withdrawal comes before review. */
    private static CaseDecisions cases(
            final SparkSession spark, final Decisions decisions, final List<SettlementDecision> approved) {
        final Map<String, Row> byCase = new TreeMap<>();
        for (final SettlementDecision review : approved) {
            final String id = review.settlementId().orElseThrow();
            byCase.put(
                    id,
                    isItemised(review)
                            ? RowFactory.create(id, CaseDecisions.ITEMISED, null)
                            : RowFactory.create(
                                    id,
                                    CaseDecisions.SCORED,
                                    review.score()
                                            .orElseThrow()
                                            .movePointRight(UNIT_DECIMALS)
                                            .longValueExact()));
        }
        Stream.of(DecisionKind.EXIT, DecisionKind.REFUND)
                .flatMap(kind -> decisions.of(kind).stream())
                .map(each -> each.settlementId().orElseThrow())
                .forEach(id -> byCase.put(id, RowFactory.create(id, CaseDecisions.WITHDRAWN, null)));
        return byCase.isEmpty()
                ? CaseDecisions.NONE
                : CaseDecisions.of(spark.createDataFrame(
                        new ArrayList<>(byCase.values()),
                        StructType.fromDDL(CaseDecisions.SETTLEMENT_ID + " STRING, " + CaseDecisions.DECISION
                                + " STRING, " + CaseDecisions.DECIDED_UNITS + " BIGINT")));
    }

    private static Other other(final SettlementDecision decision) {
        final OtherPayment.Kind kind = Stream.of(OtherPayment.Kind.values())
                .filter(each -> each.text().equals(decision.method().orElseThrow()))
                .findFirst()
                .orElseThrow();
        return new Other(
                decision.institutionCode().orElseThrow(),
                decision.pool().orElseThrow(),
                decision.name().orElseThrow(),
                new OtherPayment(
                        kind, decision.amountFen().orElseThrow(), decision.quantity(), decision.riskAdjustment(), 0));
    }

    Optional<Assessment> assessment(final String subject) {
        return Optional.ofNullable(assessments.get(subject));
    }

    /** Deductions that a month makes, in fen. */
    Map<InstitutionPool, Long> auditsOf(final int month) {
        return sums(audits.stream()
                .filter(audit -> audit.month().filter(each -> each == month).isPresent())
                .toList());
    }

    /** All deductions of the year, in fen. */
    Map<InstitutionPool, Long> auditsOfTheYear() {
        return sums(audits);
    }

    private static Map<InstitutionPool, Long> sums(final List<Audit> audits) {
        final Map<InstitutionPool, Long> sums = new TreeMap<>();
        audits.forEach(audit -> sums.merge(audit.of(), audit.fen(), Math::addExact));
        return sums;
    }

    /**
     * Refuses money in pools that the policy does not know, before any work is done.
     *
     * @throws DipperException refused, naming the decision
     */
    void requirePools(final Policy policy) {
        audits.forEach(audit -> requirePool(
                policy,
                audit.of().pool(),
                "A deduction from institution " + audit.of().institution()));
        others.forEach(other -> requirePool(
                policy, other.pool(), "The other payment " + other.name() + " of institution " + other.institution()));
    }

    private static void requirePool(final Policy policy, final String pool, final String decision) {
        if (policy.settlement().pool(pool).isEmpty()) {
            throw DipperException.refused(
                    "The policy has no money for the insurance pool " + pool + ".",
                    decision + " belongs to it.",
                    "Check insurance_pool in the file of decisions, or add the pool under settlement.pools.");
        }
    }

    /**
     * Holds approved special reviews to the quota of the region's DIP discharges.
     *
     * @param discharges the cases of the period
     * @throws DipperException refused, naming how many are too many
     */
    void requireReviewsWithinQuota(final Policy policy, final Dataset<Row> discharges) {
        if (approvedReviews.isEmpty()) {
            return;
        }
        final long reviewed = discharges
                .where(Columns.col(SettledCaseTable.SETTLEMENT_ID).isInCollection(approvedReviews))
                .count();
        final long all = discharges.count();
        final BigDecimal quota = policy.settlement().casePaths().specialReview().quotaPerMille();
        if (BigDecimal.valueOf(reviewed).multiply(PER_MILLE).compareTo(quota.multiply(BigDecimal.valueOf(all))) > 0) {
            throw DipperException.refused(
                    "Special review has approved more cases than its quota.",
                    reviewed + " of " + all + " discharges are approved; the quota is " + quota.toPlainString()
                            + " per mille of the region's discharges.",
                    "Load the decisions special-review again with fewer approved cases, or change"
                            + " settlement.special_review.quota_per_mille.");
        }
    }
}
