package org.dipper.settlement.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dipper.policy.BudgetPolicy;
import org.dipper.policy.PointValuePolicy;
import org.dipper.policy.PoolBudget;
import org.dipper.policy.SettlementPolicy;
import org.dipper.settlement.reference.ReferenceDecisions.OtherPayment;

/**
 * A settlement year by the words of the rules: one case, one hospital, one fen after the other. It is slow, and it shares
 * nothing with the engine but the policy records.
 */
public final class ReferenceSettlement {
    private final SettlementPolicy policy;
    private final Map<String, BigDecimal> settlementPointValues;
    private final ReferenceScoring scoring;

    /**
     * The rules of a year.
     *
     * @param policy the policy
     * @param pointValues measured year-start point values by pool; those that the policy gives come before them
     * @param scale what a case of mean cost scores
     * @param meanCostFen the mean cost M of all cases of the catalog's history
     */
    public ReferenceSettlement(
            final SettlementPolicy policy,
            final Map<String, BigDecimal> pointValues,
            final int scale,
            final long meanCostFen) {
        this(policy, pointValues, Map.of(), scale, meanCostFen);
    }

    /** The same, with settlement point values of the two-dimensional way by pool. */
    public ReferenceSettlement(
            final SettlementPolicy policy,
            final Map<String, BigDecimal> pointValues,
            final Map<String, BigDecimal> settlementPointValues,
            final int scale,
            final long meanCostFen) {
        this.policy = policy;
        this.settlementPointValues = Map.copyOf(settlementPointValues);
        this.scoring = new ReferenceScoring(policy, Map.copyOf(pointValues), scale, meanCostFen);
    }

    /**
     * A pool's year.
     *
     * @param pool the pool
     * @param points all points
     * @param costFen cost of its cases
     * @param bookedFen what the fund booked for them
     * @param fundFen the fund
     * @param adjustmentFen the adjustment fund
     * @param payableFen what is paid for points
     * @param settlementPointValue what a point came to
     * @param finalFen what hospitals finally get
     * @param residues what is left by name; with {@code finalFen} they sum to the fund
     */
    public record PoolYear(
            String pool,
            BigDecimal points,
            long costFen,
            long bookedFen,
            long fundFen,
            long adjustmentFen,
            long payableFen,
            BigDecimal settlementPointValue,
            long finalFen,
            Map<String, Long> residues) {}

    /**
     * A payment other than by case.
     *
     * @param payment what was decided
     * @param points its points
     * @param paymentFen what it is paid
     */
    public record OtherLine(OtherPayment payment, BigDecimal points, long paymentFen) {}

    /**
     * A settled year.
     *
     * @param cases scores by settlement id
     * @param casePaymentFen payments by settlement id
     * @param others payments other than by case
     * @param clearing lines by place
     * @param pools pools by name
     */
    public record Year(
            Map<String, ReferenceScore> cases,
            Map<String, Long> casePaymentFen,
            List<OtherLine> others,
            Map<Place, ReferenceClearing.Line> clearing,
            Map<String, PoolYear> pools) {}

    /** Scores stays. */
    public List<ReferenceScore> score(final List<ReferenceStay> stays, final ReferenceDecisions decisions) {
        return scoring.score(stays, decisions);
    }

    /** Settles months in the order given. */
    public ReferenceMonths months(final List<ReferenceMonths.Snapshot> snapshots) {
        final ReferenceMonths months = new ReferenceMonths(policy, scoring);
        snapshots.forEach(months::settle);
        return months;
    }

    /** Settles and clears the year; pools without points are left out. */
    public Year year(
            final List<ReferenceStay> stays,
            final ReferenceDecisions decisions,
            final List<ReferenceMonths.Book> months,
            final Map<Place, Long> prepaymentFen) {
        final Map<String, ReferenceScore> cases = new TreeMap<>();
        scoring.score(stays, decisions).forEach(score -> cases.put(score.stay().id(), score));
        final Map<String, Long> casePayments = new TreeMap<>();
        final List<OtherLine> others = new ArrayList<>();
        final Map<Place, ReferenceClearing.Line> clearing = new TreeMap<>();
        final Map<String, PoolYear> pools = new TreeMap<>();
        for (final PoolBudget budget : policy.pools()) {
            final PoolWork work = new PoolWork(budget, new ArrayList<>(cases.values()), decisions, this::points);
            if (work.points.signum() == 0) {
                continue;
            }
            final long fund = fund(budget, work.cost);
            final long adjustment = adjustment(budget);
            final long payable = payable(budget, work, fund, adjustment);
            final Map<Place, Long> shares = Exact.split(payable, work.pointsByPlace());
            shares.forEach((place, share) -> apportion(work, place, share, casePayments, others));
            final Map<Place, ReferenceClearing.Line> lines = new ReferenceClearing(policy.clearing())
                    .clear(inputs(work, shares, decisions, months, prepaymentFen), adjustment + fund - payable);
            clearing.putAll(lines);
            pools.put(budget.pool(), pool(budget.pool(), work, fund, adjustment, payable, lines));
        }
        return new Year(cases, casePayments, others, clearing, pools);
    }

    private long fund(final PoolBudget budget, final BigDecimal cost) {
        final BigDecimal fund;
        if (budget.fundFen().isPresent()) {
            fund = Exact.yuan(budget.fundFen().get());
        } else if (budget.shareOfCost().isPresent()) {
            fund = Exact.money(cost.multiply(budget.shareOfCost().get()));
        } else {
            final BudgetPolicy way = budget.budget().orElseThrow();
            final BigDecimal off = Exact.yuan(adjustment(budget) + way.crossRegionFen() + way.nonDipFen());
            fund = first(way).subtract(off);
        }
        if (fund.signum() <= 0) {
            throw new IllegalArgumentException("No fund in pool " + budget.pool());
        }
        return Exact.fen(fund);
    }

    private static BigDecimal first(final BudgetPolicy way) {
        return switch (way.method()) {
            case BY_ITEM -> Exact.yuan(way.inpatientFen());
            case BY_SHARE ->
                Exact.money(Exact.quotient(
                        Exact.yuan(way.inpatientFen()).multiply(Exact.yuan(way.lastDipFen())),
                        Exact.yuan(way.lastInpatientFen())));
            case BY_RATE -> Exact.money(Exact.yuan(way.lastDipFen()).multiply(BigDecimal.ONE.add(way.growth())));
        };
    }

    private static long adjustment(final PoolBudget budget) {
        if (budget.adjustmentFen().isPresent()) {
            return budget.adjustmentFen().get();
        }
        return budget.adjustmentShare()
                .map(share -> Exact.fen(
                        Exact.money(first(budget.budget().orElseThrow()).multiply(share))))
                .orElse(0L);
    }

    private long payable(final PoolBudget budget, final PoolWork work, final long fundFen, final long adjustmentFen) {
        final PointValuePolicy rule = policy.pointValue();
        final BigDecimal fund = Exact.yuan(fundFen);
        final BigDecimal most = Exact.yuan(fundFen + adjustmentFen);
        if (rule.settlement() != PointValuePolicy.Settlement.BY_FUND) {
            final BigDecimal value = rule.settlement() == PointValuePolicy.Settlement.GOOD_VALUE
                    ? work.goodValue()
                    : settlementPointValues.get(budget.pool());
            return Exact.fen(work.worth(BigDecimal.ONE, value).min(most));
        }
        final BigDecimal fixedShare = rule.fixedShare();
        final BigDecimal fixed = fixedShare.signum() == 0
                ? BigDecimal.ZERO.setScale(2)
                : work.worth(fixedShare, scoring.pointValue(budget.pool()));
        if (fixedShare.compareTo(BigDecimal.ONE) == 0) {
            return Exact.fen(fixed);
        }
        final BigDecimal rest = fund.subtract(fixed);
        BigDecimal floating = rest.max(BigDecimal.ZERO);
        if (rule.interval().isPresent()) {
            final BigDecimal value = scoring.pointValue(budget.pool());
            final BigDecimal floatingShare = BigDecimal.ONE.subtract(fixedShare);
            final BigDecimal below =
                    BigDecimal.ONE.subtract(rule.interval().get().below());
            final BigDecimal above = BigDecimal.ONE.add(rule.interval().get().above());
            floating = rest.max(work.worth(floatingShare, value.multiply(below)))
                    .min(work.worth(floatingShare, value.multiply(above)));
        }
        final BigDecimal total = fixed.add(floating);
        return Exact.fen(total.compareTo(most) > 0 ? fixed.max(most) : total);
    }

    private void apportion(
            final PoolWork work,
            final Place place,
            final long share,
            final Map<String, Long> casePayments,
            final List<OtherLine> others) {
        final Map<String, BigDecimal> byCase = new TreeMap<>();
        work.cases.stream()
                .filter(score -> score.place().equals(place))
                .forEach(score -> byCase.put(score.stay().id(), score.points()));
        final Map<String, OtherPayment> byName = new TreeMap<>();
        final Map<String, BigDecimal> otherPoints = new TreeMap<>();
        work.others.forEach((payment, points) -> {
            if (payment.place().equals(place)) {
                byName.put(payment.kind() + " " + payment.name(), payment);
                otherPoints.put(payment.kind() + " " + payment.name(), points);
            }
        });
        final Map<String, Long> parts = Exact.split(share, Map.of("cases", sum(byCase), "other", sum(otherPoints)));
        casePayments.putAll(Exact.split(parts.get("cases"), byCase));
        Exact.split(parts.get("other"), otherPoints)
                .forEach((name, fen) -> others.add(new OtherLine(byName.get(name), otherPoints.get(name), fen)));
    }

    private static BigDecimal sum(final Map<String, BigDecimal> points) {
        return points.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<ReferenceClearing.Input> inputs(
            final PoolWork work,
            final Map<Place, Long> shares,
            final ReferenceDecisions decisions,
            final List<ReferenceMonths.Book> months,
            final Map<Place, Long> prepaymentFen) {
        final Set<Place> places = new TreeSet<>(shares.keySet());
        decisions.audits().forEach(audit -> places.add(audit.place()));
        months.forEach(month -> places.addAll(month.lines().keySet()));
        places.addAll(prepaymentFen.keySet());
        places.removeIf(place -> !place.pool().equals(work.pool));
        final List<ReferenceClearing.Input> inputs = new ArrayList<>();
        for (final Place place : places) {
            final List<ReferenceMonths.Line> lines = months.stream()
                    .flatMap(month -> month.lines().values().stream())
                    .filter(line -> line.place().equals(place))
                    .toList();
            inputs.add(new ReferenceClearing.Input(
                    place,
                    shares.getOrDefault(place, 0L),
                    Exact.fen(work.cases.stream()
                            .filter(score -> score.place().equals(place))
                            .map(ReferenceScore::countedBooked)
                            .reduce(BigDecimal.ZERO, BigDecimal::add)),
                    Optional.ofNullable(decisions.assessments().get(place.institution())),
                    decisions.audits().stream()
                            .filter(audit -> audit.place().equals(place))
                            .mapToLong(ReferenceDecisions.Audit::amountFen)
                            .sum(),
                    lines.stream().mapToLong(ReferenceMonths.Line::depositFen).sum(),
                    lines.stream().mapToLong(ReferenceMonths.Line::paidFen).sum(),
                    prepaymentFen.getOrDefault(place, 0L)));
        }
        return inputs;
    }

    private static PoolYear pool(
            final String pool,
            final PoolWork work,
            final long fund,
            final long adjustment,
            final long payable,
            final Map<Place, ReferenceClearing.Line> lines) {
        final Map<String, Long> residues = new TreeMap<>();
        residues.put("point_value", fund - payable);
        long amount = 0;
        for (final ReferenceClearing.Line line : lines.values()) {
            residues.merge("assessment", line.payableFen() - line.assessedFen(), Long::sum);
            residues.merge(
                    "surplus_not_kept",
                    line.bookedFen() <= line.assessedFen() ? line.assessedFen() - line.sharedFen() : 0,
                    Long::sum);
            residues.merge("overspend_shared", -line.helpedFen(), Long::sum);
            residues.merge("audit_deduction", line.auditFen(), Long::sum);
            residues.merge("deposit_forfeited", line.forfeitedFen(), Long::sum);
            amount += line.finalFen();
        }
        return new PoolYear(
                pool,
                work.points,
                Exact.fen(work.cost),
                Exact.fen(work.booked),
                fund,
                adjustment,
                payable,
                work.pointValueOf(payable),
                amount,
                residues);
    }

    /** The points of a payment other than by case. */
    BigDecimal points(final OtherPayment payment) {
        final BigDecimal amount = Exact.yuan(payment.amountFen());
        final BigDecimal quantity = BigDecimal.valueOf(payment.quantity());
        final BigDecimal risk = BigDecimal.ONE.add(payment.riskAdjustment());
        final String pool = payment.place().pool();
        return switch (payment.kind()) {
            case ITEM, COMMUNITY -> scoring.inPoints(amount, pool);
            case SINGLE_DISEASE -> scoring.inPoints(amount.multiply(quantity), pool);
            case CAPITATION -> scoring.inPoints(amount.multiply(quantity).multiply(risk), pool);
            case OUTPATIENT_GROUP -> scoring.perMean(amount).multiply(quantity);
        };
    }
}
