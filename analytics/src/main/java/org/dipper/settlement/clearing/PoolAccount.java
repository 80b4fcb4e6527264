package org.dipper.settlement.clearing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dipper.errors.DipperException;

/**
 * The account of a pool: where its fund comes from, where every fen of it went, and what became of the adjustment fund.
 * Every pool has the same lines in the same order, 0 where nothing happened.
 *
 * <p>{@code budget} lists the first figure, what is counted off as negative amounts, and the DIP fund, which is their sum.
 * {@code distribution} sums to 0: the fund, and negative what hospitals get and each residue. {@code adjustment_fund} runs from
 * the opening amount to the closing one, which is the sum of the lines before it; a negative closing amount is an
 * overspend of the fund itself, which only fixed and elastic point values can leave.
 */
public final class PoolAccount {
    public static final String BUDGET = "budget";
    public static final String DISTRIBUTION = "distribution";
    public static final String ADJUSTMENT_FUND = "adjustment_fund";

    /** Items of {@code budget}; {@link #ADJUSTMENT_FUND} is one too. */
    public static final String BUDGET_FIGURE = "budget_figure";

    public static final String CROSS_REGION = "cross_region";
    public static final String NON_DIP = "non_dip";

    /** The DIP fund, item of {@code budget} and of {@code distribution}. */
    public static final String DIP_FUND = "dip_fund";

    /** Items of {@code distribution}. */
    public static final String PAID_TO_HOSPITALS = "paid_to_hospitals";

    public static final String POINT_VALUE = "point_value";
    public static final String ASSESSMENT = "assessment";
    public static final String SURPLUS_NOT_KEPT = "surplus_not_kept";
    public static final String AUDIT_DEDUCTION = "audit_deduction";
    public static final String DEPOSIT_FORFEITED = "deposit_forfeited";

    /** The overspend that the adjustment fund bears, item of {@code distribution} and of {@code adjustment_fund}. */
    public static final String OVERSPEND_SHARED = "overspend_shared";

    /** Items of {@code adjustment_fund}. */
    public static final String OPENING = "opening";

    public static final String POINT_VALUE_SURPLUS = "point_value_surplus";
    public static final String POINT_VALUE_DRAWN = "point_value_drawn";
    public static final String CLOSING = "closing";

    private PoolAccount() {}

    /**
     * A line.
     *
     * @param pool the insurance pool
     * @param line its number, from 1 on
     * @param account {@code budget}, {@code distribution} or {@code adjustment_fund}
     * @param item what it is
     * @param amountFen the amount in fen
     */
    public record Line(String pool, int line, String account, String item, long amountFen) {}

    static List<Line> of(final ClearingPool pool, final List<ClearedInstitution> cleared) {
        final long residue = pointValueResidue(pool);
        final long helped = Amounts.sum(cleared, ClearedInstitution::overspendSharedFen);
        final Map<String, Long> distribution = distribution(pool, cleared);
        requireNothingLeft(pool, distribution);
        final List<Line> lines = new ArrayList<>();
        add(lines, pool.pool(), BUDGET, budget(pool));
        add(lines, pool.pool(), DISTRIBUTION, distribution);
        add(lines, pool.pool(), ADJUSTMENT_FUND, adjustmentFund(pool.adjustmentFen(), residue, helped));
        return lines;
    }

    /** What the payments by points leave of the fund; negative where they exceed it. */
    static long pointValueResidue(final ClearingPool pool) {
        return Math.subtractExact(pool.fundFen(), Amounts.sum(pool.institutions(), ClearingInstitution::payableFen));
    }

    private static Map<String, Long> budget(final ClearingPool pool) {
        final ClearingPool.Budget budget = pool.budget();
        final Map<String, Long> items = new LinkedHashMap<>();
        items.put(BUDGET_FIGURE, budget.figureFen());
        items.put(ADJUSTMENT_FUND, -budget.adjustmentFen());
        items.put(CROSS_REGION, -budget.crossRegionFen());
        items.put(NON_DIP, -budget.nonDipFen());
        final long rest = Amounts.sum(items.values(), Long::longValue);
        if (rest != pool.fundFen()) {
            throw DipperException.notReconciled(
                    "The budget of pool " + pool.pool() + " does not give its fund.",
                    "Its figures leave " + rest + " fen, its fund is " + pool.fundFen() + " fen.",
                    "Report it; nothing is written.");
        }
        items.put(DIP_FUND, rest);
        return items;
    }

    private static Map<String, Long> distribution(final ClearingPool pool, final List<ClearedInstitution> cleared) {
        final Map<String, Long> items = new LinkedHashMap<>();
        items.put(DIP_FUND, pool.fundFen());
        items.put(PAID_TO_HOSPITALS, -Amounts.sum(cleared, ClearedInstitution::finalFen));
        items.put(POINT_VALUE, -pointValueResidue(pool));
        items.put(ASSESSMENT, -Amounts.sum(cleared, row -> Math.subtractExact(row.payableFen(), row.assessedFen())));
        items.put(SURPLUS_NOT_KEPT, -Amounts.sum(cleared, PoolAccount::surplusNotKept));
        items.put(OVERSPEND_SHARED, Amounts.sum(cleared, ClearedInstitution::overspendSharedFen));
        items.put(AUDIT_DEDUCTION, -Amounts.sum(cleared, ClearedInstitution::auditDeductionFen));
        items.put(DEPOSIT_FORFEITED, -Amounts.sum(cleared, ClearedInstitution::depositForfeitedFen));
        return items;
    }

    private static long surplusNotKept(final ClearedInstitution row) {
        return row.bookedFen() <= row.assessedFen() ? Math.subtractExact(row.assessedFen(), row.sharedFen()) : 0;
    }

    private static Map<String, Long> adjustmentFund(final long opening, final long residue, final long helped) {
        final Map<String, Long> items = new LinkedHashMap<>();
        items.put(OPENING, opening);
        items.put(POINT_VALUE_SURPLUS, Math.max(0, residue));
        items.put(POINT_VALUE_DRAWN, Math.min(0, residue));
        items.put(OVERSPEND_SHARED, -helped);
        items.put(CLOSING, Amounts.sum(items.values(), Long::longValue));
        return items;
    }

    private static void requireNothingLeft(final ClearingPool pool, final Map<String, Long> distribution) {
        final long left = Amounts.sum(distribution.values(), Long::longValue);
        if (left != 0) {
            throw DipperException.notReconciled(
                    "The fund of pool " + pool.pool() + " does not tie to its clearing.",
                    left + " fen of " + pool.fundFen() + " are neither paid nor a residue.",
                    "Report it; nothing is written.");
        }
    }

    private static void add(
            final List<Line> lines, final String pool, final String account, final Map<String, Long> items) {
        items.forEach((item, amount) -> lines.add(new Line(pool, lines.size() + 1, account, item, amount)));
    }
}
