package org.dipper.supervision.warning;

import java.math.BigDecimal;

/**
 * How budget progress is measured.
 *
 * @param pastYears how many full past years the expected shares and the back-test use at most
 * @param longestLag months after which no more claims of a month are expected
 * @param coverage the share of back-test residuals that the forecast interval covers
 */
public record ProgressRules(int pastYears, int longestLag, BigDecimal coverage) {
    /** Three years (county community plans), six months and 80 percent (defaults of the domain guide). */
    public static final ProgressRules DEFAULT = new ProgressRules(3, 6, new BigDecimal("0.8"));
}
