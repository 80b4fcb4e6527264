package org.dipper.jobs;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.dipper.catalog.Fraction;
import org.dipper.errors.DipperException;
import org.dipper.policy.MonthPolicy;
import org.dipper.policy.PoolBudget;
import org.dipper.policy.SettlementPolicy;
import org.dipper.settlement.MonthTotals;
import org.dipper.settlement.MonthlySettlementTable;
import org.dipper.settlement.clearing.MonthlyPayment;

/** Pays a month: brings together its changes, what earlier months carried out, and the audit deductions. */
final class MonthPayments {
    private static final int DECIMALS = 6;

    private final SettlementPolicy policy;
    private final Map<String, BigDecimal> yearStart;

    MonthPayments(final SettlementPolicy policy, final Map<String, BigDecimal> yearStart) {
        this.policy = policy;
        this.yearStart = yearStart;
    }

    /** What the pool's cases cost and booked in the year to date. */
    private record ToDate(long costFen, long bookedFen) {
        static final ToDate NOTHING = new ToDate(0, 0);

        ToDate plus(final long cost, final long booked) {
            return new ToDate(Math.addExact(costFen, cost), Math.addExact(bookedFen, booked));
        }
    }

    /**
     * The month by institution and pool, sorted by pool and institution.
     *
     * @param totals what the month's changes sum to
     * @param earlier rows of {@code monthly_settlement} in force of earlier months
     * @param audits audit deductions of the month in fen
     * @param levels hospital level by institution, for those without cases in the month
     */
    List<PaidMonth> pay(
            final List<MonthTotals.Total> totals,
            final List<Row> earlier,
            final Map<InstitutionPool, Long> audits,
            final Map<String, String> levels) {
        final Map<InstitutionPool, Long> carried = carried(earlier);
        final Map<InstitutionPool, MonthTotals.Total> all = new TreeMap<>();
        totals.forEach(total -> all.put(new InstitutionPool(total.pool(), total.institution()), total));
        carried.keySet().forEach(key -> all.computeIfAbsent(key, each -> none(each, levels)));
        audits.keySet().forEach(key -> all.computeIfAbsent(key, each -> none(each, levels)));
        final Map<String, ToDate> toDate = toDate(totals, earlier);
        final List<PaidMonth> paid = new ArrayList<>();
        all.forEach((key, total) -> paid.add(pay(
                key,
                total,
                toDate.getOrDefault(key.pool(), ToDate.NOTHING),
                audits.getOrDefault(key, 0L),
                carried.getOrDefault(key, 0L))));
        return paid;
    }

    private PaidMonth pay(
            final InstitutionPool key,
            final MonthTotals.Total total,
            final ToDate toDate,
            final long audit,
            final long carried) {
        final BigDecimal value = yearStart.get(key.pool());
        if (value == null) {
            throw DipperException.refused(
                    "The insurance pool " + key.pool() + " has no year-start point value.",
                    "A month is paid by it, and the catalog's history has no such pool.",
                    "Give year_start_point_value for the pool in the policy.");
        }
        final Fraction ratio = ratio(key.pool(), toDate);
        final MonthlyPayment.Payment payment = new MonthlyPayment(policy.month(), value, ratio)
                .pay(new MonthlyPayment.Month(
                        total.institution(),
                        total.pool(),
                        total.scoreUnits(),
                        total.costFen(),
                        total.bookedFen(),
                        audit,
                        carried));
        return new PaidMonth(total, payment, value, ratio.rounded(DECIMALS));
    }

    private Fraction ratio(final String pool, final ToDate toDate) {
        final PoolBudget budget = policy.pool(pool)
                .orElseThrow(() -> DipperException.refused(
                        "The policy has no money for the insurance pool " + pool + ".",
                        "Cases or deductions of the month belong to it.",
                        "Add the pool with its fund under settlement.pools."));
        if (budget.fundPaymentRatio().isPresent()) {
            final BigDecimal given = budget.fundPaymentRatio().get();
            return new Fraction(given.movePointRight(DECIMALS).toBigIntegerExact(), BigInteger.TEN.pow(DECIMALS));
        }
        if (toDate.bookedFen() > 0 && toDate.costFen() > 0) {
            return Fraction.of(toDate.bookedFen(), toDate.costFen());
        }
        if (policy.month().formula() == MonthPolicy.Formula.RATIO) {
            throw DipperException.refused(
                    "The fund payment ratio of the insurance pool " + pool + " is not known.",
                    "Its cases of the year to date book no fund payment.",
                    "Give fund_payment_ratio for the pool in the policy.");
        }
        return Fraction.ZERO;
    }

    /** What the latest earlier month of each institution and pool carried out. */
    private static Map<InstitutionPool, Long> carried(final List<Row> earlier) {
        final Map<InstitutionPool, Long> carried = new TreeMap<>();
        earlier.stream()
                .sorted(Comparator.comparing(row -> row.<Integer>getAs(MonthlySettlementTable.SETTLEMENT_MONTH.name())))
                .forEach(row -> carried.put(
                        new InstitutionPool(
                                row.getAs(MonthlySettlementTable.INSURANCE_POOL.name()),
                                row.getAs(MonthlySettlementTable.INSTITUTION_CODE.name())),
                        row.getAs(MonthlySettlementTable.CARRIED_OUT_FEN.name())));
        carried.values().removeIf(fen -> fen == 0);
        return carried;
    }

    private static Map<String, ToDate> toDate(final List<MonthTotals.Total> totals, final List<Row> earlier) {
        final Map<String, ToDate> byPool = new TreeMap<>();
        totals.forEach(total -> byPool.merge(
                total.pool(),
                new ToDate(total.costFen(), total.bookedFen()),
                (one, other) -> one.plus(other.costFen(), other.bookedFen())));
        for (final Row row : earlier) {
            byPool.merge(
                    row.getAs(MonthlySettlementTable.INSURANCE_POOL.name()),
                    new ToDate(
                            row.getAs(MonthlySettlementTable.TOTAL_COST_FEN.name()),
                            row.getAs(MonthlySettlementTable.BOOKED_FUND_FEN.name())),
                    (one, other) -> one.plus(other.costFen(), other.bookedFen()));
        }
        return byPool;
    }

    private static MonthTotals.Total none(final InstitutionPool key, final Map<String, String> levels) {
        return MonthTotals.Total.none(key.institution(), key.pool(), levels.getOrDefault(key.institution(), "0"));
    }
}
