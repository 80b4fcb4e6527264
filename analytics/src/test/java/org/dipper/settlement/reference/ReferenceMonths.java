package org.dipper.settlement.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dipper.policy.MonthPolicy;
import org.dipper.policy.PoolBudget;
import org.dipper.policy.SettlementPolicy;

/** Settles months one after the other, by what was known when each was settled. */
public final class ReferenceMonths {
    private final SettlementPolicy policy;
    private final ReferenceScoring scoring;
    private final TreeMap<Integer, Book> inForce = new TreeMap<>();
    private final List<Book> all = new ArrayList<>();

    ReferenceMonths(final SettlementPolicy policy, final ReferenceScoring scoring) {
        this.policy = policy;
        this.scoring = scoring;
    }

    /**
     * What was known when a month was settled.
     *
     * @param month the month, 1 to 12; a month that comes again supersedes what stands for it
     * @param stays the stays of the year that were known, of later months too
     * @param decisions the decisions in force
     */
    public record Snapshot(int month, List<ReferenceStay> stays, ReferenceDecisions decisions) {}

    /**
     * What a month settles of a case, as a difference.
     *
     * @param id settlement id
     * @param place institution and pool
     * @param kind new, late, corrected or withdrawn
     * @param points points
     * @param costFen total cost
     * @param bookedFen booked fund
     */
    public record CaseRow(String id, Place place, String kind, BigDecimal points, long costFen, long bookedFen) {}

    /**
     * What a month settles at an institution in a pool.
     *
     * @param month the month, 1 to 12
     * @param place institution and pool
     * @param newCases cases discharged in the month
     * @param lateCases cases discharged before
     * @param correctedCases cases that changed
     * @param withdrawnCases cases that left
     * @param points points
     * @param costFen total cost
     * @param bookedFen booked fund
     * @param payableFen what the fund owes for it
     * @param releasedFen less the deposit
     * @param depositFen the deposit
     * @param auditFen audit deductions of the month
     * @param carriedInFen what an earlier month left to be paid back, not positive
     * @param paidFen paid
     * @param carriedOutFen left to be paid back, not positive
     */
    public record Line(
            int month,
            Place place,
            long newCases,
            long lateCases,
            long correctedCases,
            long withdrawnCases,
            BigDecimal points,
            long costFen,
            long bookedFen,
            long payableFen,
            long releasedFen,
            long depositFen,
            long auditFen,
            long carriedInFen,
            long paidFen,
            long carriedOutFen) {}

    /**
     * A settled month.
     *
     * @param month the month, 1 to 12
     * @param cases its cases by settlement id
     * @param lines its lines by place
     */
    public record Book(int month, Map<String, CaseRow> cases, Map<Place, Line> lines) {}

    /** Every settlement of a month in the order it was made, superseded ones too. */
    public List<Book> all() {
        return List.copyOf(all);
    }

    /** The months in force, in order. */
    public List<Book> inForce() {
        return List.copyOf(inForce.values());
    }

    void settle(final Snapshot snapshot) {
        for (int before = 1; before < snapshot.month(); before++) {
            if (!inForce.containsKey(before)) {
                throw new IllegalArgumentException("Month " + before + " is not settled");
            }
        }
        final List<ReferenceScore> toDate = scoring.score(
                snapshot.stays().stream()
                        .filter(stay -> stay.month() <= snapshot.month())
                        .toList(),
                snapshot.decisions());
        final Map<String, CaseRow> cases = differences(snapshot.month(), toDate);
        final Map<Place, Line> lines = new TreeMap<>();
        for (final Place place : places(snapshot, cases)) {
            lines.put(place, line(snapshot, place, cases, toDate));
        }
        final Book book = new Book(snapshot.month(), cases, lines);
        inForce.put(snapshot.month(), book);
        all.add(book);
    }

    private Map<String, CaseRow> differences(final int month, final List<ReferenceScore> toDate) {
        final Map<String, CaseRow> before = settledBefore(month);
        final Map<String, CaseRow> rows = new TreeMap<>();
        for (final ReferenceScore score : toDate) {
            final ReferenceStay stay = score.stay();
            final CaseRow old = before.remove(stay.id());
            final boolean wasSettled = old != null;
            final BigDecimal points = wasSettled ? score.points().subtract(old.points()) : score.points();
            final long cost = Exact.fen(score.countedCost()) - (wasSettled ? old.costFen() : 0);
            final long booked = Exact.fen(score.countedBooked()) - (wasSettled ? old.bookedFen() : 0);
            if (points.signum() == 0 && cost == 0 && booked == 0) {
                continue;
            }
            final String kind;
            if (wasSettled) {
                kind = score.isWithdrawn() ? "withdrawn" : "corrected";
            } else {
                kind = stay.month() == month ? "new" : "late";
            }
            rows.put(stay.id(), new CaseRow(stay.id(), score.place(), kind, points, cost, booked));
        }
        before.values().stream()
                .filter(gone -> gone.points().signum() != 0 || gone.costFen() != 0 || gone.bookedFen() != 0)
                .forEach(gone -> rows.put(
                        gone.id(),
                        new CaseRow(
                                gone.id(),
                                gone.place(),
                                "withdrawn",
                                gone.points().negate(),
                                -gone.costFen(),
                                -gone.bookedFen())));
        return rows;
    }

    private Map<String, CaseRow> settledBefore(final int month) {
        final Map<String, CaseRow> sums = new TreeMap<>();
        for (final Book book : inForce.headMap(month).values()) {
            for (final CaseRow row : book.cases().values()) {
                sums.merge(
                        row.id(),
                        row,
                        (sum, more) -> new CaseRow(
                                sum.id(),
                                sum.place(),
                                sum.kind(),
                                sum.points().add(more.points()),
                                sum.costFen() + more.costFen(),
                                sum.bookedFen() + more.bookedFen()));
            }
        }
        return sums;
    }

    private Set<Place> places(final Snapshot snapshot, final Map<String, CaseRow> cases) {
        final Set<Place> places = new TreeSet<>();
        cases.values().forEach(row -> places.add(row.place()));
        snapshot.decisions().audits().stream()
                .filter(audit -> audit.month() == snapshot.month())
                .forEach(audit -> places.add(audit.place()));
        for (final Book book : inForce.headMap(snapshot.month()).values()) {
            for (final Place place : book.lines().keySet()) {
                if (carried(snapshot.month(), place) != 0) {
                    places.add(place);
                }
            }
        }
        return places;
    }

    private long carried(final int month, final Place place) {
        long carried = 0;
        for (final Book book : inForce.headMap(month).values()) {
            if (book.lines().containsKey(place)) {
                carried = book.lines().get(place).carriedOutFen();
            }
        }
        return carried;
    }

    private Line line(
            final Snapshot snapshot,
            final Place place,
            final Map<String, CaseRow> cases,
            final List<ReferenceScore> toDate) {
        BigDecimal points = BigDecimal.ZERO.setScale(4);
        long cost = 0;
        long booked = 0;
        final Map<String, Long> kinds = new TreeMap<>();
        for (final CaseRow row : cases.values()) {
            if (row.place().equals(place)) {
                points = points.add(row.points());
                cost += row.costFen();
                booked += row.bookedFen();
                kinds.merge(row.kind(), 1L, Long::sum);
            }
        }
        final BigDecimal payable = payable(place.pool(), points, cost - booked, toDate);
        final BigDecimal released = Exact.money(payable.multiply(policy.month().prepayRatio()));
        final long audit = snapshot.decisions().audits().stream()
                .filter(each -> each.month() == snapshot.month() && each.place().equals(place))
                .mapToLong(ReferenceDecisions.Audit::amountFen)
                .sum();
        final long carriedIn = carried(snapshot.month(), place);
        final long net = Exact.fen(released) - audit + carriedIn;
        return new Line(
                snapshot.month(),
                place,
                kinds.getOrDefault("new", 0L),
                kinds.getOrDefault("late", 0L),
                kinds.getOrDefault("corrected", 0L),
                kinds.getOrDefault("withdrawn", 0L),
                points,
                cost,
                booked,
                Exact.fen(payable),
                Exact.fen(released),
                Exact.fen(payable.subtract(released)),
                audit,
                carriedIn,
                Math.max(0, net),
                Math.min(0, net));
    }

    private BigDecimal payable(
            final String pool, final BigDecimal points, final long patientsFen, final List<ReferenceScore> toDate) {
        final BigDecimal worth = points.multiply(scoring.pointValue(pool));
        if (policy.month().formula() == MonthPolicy.Formula.DEDUCTION) {
            return Exact.money(worth).subtract(Exact.yuan(patientsFen));
        }
        final PoolBudget budget = policy.pool(pool).orElseThrow();
        if (budget.fundPaymentRatio().isPresent()) {
            return Exact.money(worth.multiply(budget.fundPaymentRatio().get()));
        }
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal booked = BigDecimal.ZERO;
        for (final ReferenceScore score : toDate) {
            if (score.pool().equals(pool)) {
                cost = cost.add(score.countedCost());
                booked = booked.add(score.countedBooked());
            }
        }
        if (cost.signum() == 0 || booked.signum() <= 0) {
            throw new IllegalArgumentException("No fund payment ratio of pool " + pool);
        }
        return Exact.money(Exact.quotient(worth.multiply(booked), cost));
    }
}
