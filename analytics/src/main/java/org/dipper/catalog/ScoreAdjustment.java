package org.dipper.catalog;

import java.math.BigDecimal;

/**
 * A score that experts or negotiation set.
 *
 * @param groupCode the disease group
 * @param rw the score they set, above 0, at most four decimals
 * @param decidedBy who decided
 * @param reason why
 * @param line the line of the file it was read from
 */
public record ScoreAdjustment(String groupCode, BigDecimal rw, String decidedBy, String reason, int line) {}
