package org.dipper.policy;

import java.math.BigDecimal;
import java.util.List;

/**
 * Thresholds of the indicators. The defaults are this project's, none is a national rule.
 *
 * @param smallCount a value over fewer cases is marked as {@code small_count}
 * @param smallMonthCount the same for the month of an institution
 * @param lowDeviation a case below this multiple of its group's mean cost is a low deviation
 * @param highDeviation a case above this multiple is a high deviation
 * @param shortStayDays longest stay that counts as short
 * @param longStayDays stays longer than each of these are counted
 * @param daySurgeryDays longest stay of a day surgery
 * @param coveredGroupCases fewest cases of a group that an institution covers in earnest
 * @param lowRiskGroupCases fewest cases of a group that may be in the low-risk set
 * @param homeAreas insured areas of the region itself; empty where not told
 */
public record IndicatorPolicy(
        int smallCount,
        int smallMonthCount,
        BigDecimal lowDeviation,
        BigDecimal highDeviation,
        int shortStayDays,
        List<Integer> longStayDays,
        int daySurgeryDays,
        int coveredGroupCases,
        int lowRiskGroupCases,
        List<String> homeAreas) {
    /** The thresholds where a policy says nothing. */
    public static final IndicatorPolicy USUAL = new IndicatorPolicy(
            10, 30, new BigDecimal("0.5"), new BigDecimal("2"), 2, List.of(30, 60), 1, 5, 50, List.of());

    public IndicatorPolicy {
        longStayDays = List.copyOf(longStayDays);
        homeAreas = List.copyOf(homeAreas);
    }
}
