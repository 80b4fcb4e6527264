package org.dipper.jobs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.policy.CommunityPolicy;
import org.dipper.policy.Policy;
import org.dipper.settlement.AnnualSettlement;
import org.dipper.settlement.AnnualSettlement.PoolSettlement;
import org.dipper.settlement.InstitutionTotal;
import org.dipper.settlement.InstitutionTotals;
import org.dipper.settlement.OtherPoints;
import org.dipper.settlement.OutsideCare;
import org.dipper.settlement.PathTotal;
import org.dipper.settlement.PrepaymentTable;
import org.dipper.settlement.clearing.ClearedPool;
import org.dipper.settlement.clearing.CommunityPackage;
import org.dipper.settlement.clearing.OtherPayment;
import org.dipper.settlement.clearing.OtherPayments;
import org.dipper.warehouse.Run;

/**
 * The money of a year, on sums: what the points are paid, and how that is cleared.
 *
 * @param totals sums of cases by institution and pool
 * @param others other payments, and the points they are
 * @param pools payments by points
 * @param cleared the pools, cleared
 * @param communities the communities, settled
 * @param levels hospital level by institution
 */
record YearMoney(
        List<InstitutionTotal> totals,
        Map<OtherPoints, OtherPayment> others,
        List<PoolSettlement> pools,
        List<ClearedPool> cleared,
        List<CommunityPackage.Settled> communities,
        Map<String, String> levels) {

    /** Care of a community's residents outside. */
    record Outside(long cases, long fen) {
        static final Outside NONE = new Outside(0, 0);
    }

    /**
     * What a year stands on besides its cases.
     *
     * @param yearStart year-start point value by pool
     * @param meanCostFen mean cost M of the catalog
     * @param decisions the decisions in force
     * @param outside care outside by community
     * @param months rows of {@code monthly_settlement} in force
     * @param plan rows of {@code prepayment} in force
     * @param levels hospital level by institution
     */
    record Inputs(
            Map<String, BigDecimal> yearStart,
            long meanCostFen,
            SettlementDecisions decisions,
            Map<String, Outside> outside,
            List<Row> months,
            List<Row> plan,
            Map<String, String> levels) {}

    /**
     * The money of the year that a run settles.
     *
     * @param cases settled cases of the year
     * @param paths sums of their scores
     * @throws org.dipper.errors.DipperException refused, where the policy lacks what the year needs
     */
    static YearMoney of(
            final Run run,
            final PeriodScores scores,
            final SettlementDecisions decisions,
            final Dataset<Row> cases,
            final List<PathTotal> paths) {
        final Policy policy = scores.policy();
        final SettledMonths months = new SettledMonths(run, policy.year(), policy.year() * 100 + 13);
        return of(
                policy,
                new Inputs(
                        scores.yearStart(),
                        scores.edition().meanCostFen(),
                        decisions,
                        outside(policy.settlement().communities(), cases),
                        months.payments().collectAsList(),
                        plan(run, policy.year()),
                        Institutions.levels(run)),
                paths);
    }

    /** The money of a year, from what it stands on. */
    static YearMoney of(final Policy policy, final Inputs inputs, final List<PathTotal> paths) {
        final Map<OtherPoints, OtherPayment> others = others(policy, inputs);
        final List<InstitutionTotal> totals = InstitutionTotals.records(paths);
        final List<PoolSettlement> pools = new AnnualSettlement(policy.settlement())
                .settle(totals, List.copyOf(others.keySet()), inputs.yearStart());
        final List<ClearedPool> cleared = new YearClearing(
                        policy.settlement(), inputs.decisions(), inputs.months(), inputs.plan())
                .clear(pools, totals, inputs.levels());
        return new YearMoney(
                totals,
                others,
                pools,
                cleared,
                communities(policy.settlement().communities(), inputs.decisions(), inputs.outside()),
                inputs.levels());
    }

    private static List<Row> plan(final Run run, final int year) {
        final String subject = SettlePlanJob.subject(year);
        return run.inForce(subject)
                .map(plan -> run.input(PrepaymentTable.CONTRACT, subject)
                        .where("settlement_year = " + year + " AND revision = " + plan.revision())
                        .collectAsList())
                .orElse(List.of());
    }

    private static Map<String, Outside> outside(final List<CommunityPolicy> communities, final Dataset<Row> cases) {
        final Map<String, Outside> outside = new TreeMap<>();
        if (!communities.isEmpty()) {
            new OutsideCare(communities)
                    .apply(cases)
                    .collectAsList()
                    .forEach(row -> outside.put(row.getString(0), new Outside(row.getLong(1), row.getLong(2))));
        }
        return outside;
    }

    private static Map<OtherPoints, OtherPayment> others(final Policy policy, final Inputs inputs) {
        final Map<OtherPoints, OtherPayment> others = new TreeMap<>();
        for (final SettlementDecisions.Other other : inputs.decisions().others()) {
            final Optional<BigDecimal> value =
                    Optional.ofNullable(inputs.yearStart().get(other.pool()));
            // A community is charged for the care that its residents took outside.
            final OtherPayment payment = other.payment().kind() == OtherPayment.Kind.COMMUNITY
                    ? OtherPayment.community(
                            other.payment().amountFen(),
                            inputs.outside()
                                    .getOrDefault(other.name(), Outside.NONE)
                                    .fen())
                    : other.payment();
            final long units =
                    new OtherPayments(value, policy.catalog().scoreScale(), inputs.meanCostFen()).units(payment);
            others.put(
                    new OtherPoints(
                            other.institution(), other.pool(), payment.kind().text(), other.name(), units),
                    payment);
        }
        return others;
    }

    private static List<CommunityPackage.Settled> communities(
            final List<CommunityPolicy> communities,
            final SettlementDecisions decisions,
            final Map<String, Outside> outside) {
        final List<CommunityPackage.Settled> settled = new ArrayList<>();
        for (final CommunityPolicy community : communities) {
            final Outside care = outside.getOrDefault(community.code(), Outside.NONE);
            settled.add(new CommunityPackage(community)
                    .settle(
                            care.cases(),
                            care.fen(),
                            decisions.assessment(community.code()).flatMap(SettlementDecisions.Assessment::score)));
        }
        return settled;
    }
}
