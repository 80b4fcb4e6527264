package org.dipper.policy;

import java.math.BigDecimal;

/**
 * How a month is settled.
 *
 * @param formula what the fund owes for a month's points
 * @param prepayRatio the share of it that is paid at once; the rest is the quality deposit (质量保证金)
 * @param prepaymentMonths months of the fund that are paid in advance as working capital (周转金); 0 for none
 */
public record MonthPolicy(Formula formula, BigDecimal prepayRatio, BigDecimal prepaymentMonths) {
    /** The agency rules of 2025: a deposit of not more than 5 percent. */
    public static final MonthPolicy DEFAULT =
            new MonthPolicy(Formula.DEDUCTION, new BigDecimal("0.95"), BigDecimal.ZERO);

    /** What the fund owes for a month's points. */
    public enum Formula {
        /** Points x year-start value x fund payment ratio. */
        RATIO,
        /** Points x year-start value, less what the patients paid. */
        DEDUCTION
    }
}
