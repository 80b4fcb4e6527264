package org.dipper.supervision.warning;

import java.math.BigDecimal;

/**
 * A month against the same month of last year (同比). Spring Festival moves between January and February, so both months need care.
 *
 * @param direction the side that fires
 * @param change the relative change that is just allowed: 0.15 for 15 percent more, -0.2 for 20 percent less
 */
public record YearOnYear(Direction direction, BigDecimal change) implements WarningKind {
    @Override
    public String id() {
        return "year_on_year";
    }

    @Override
    public Judgement judge(final Evidence evidence) {
        return Growth.judge(evidence, Months.plus(evidence.month(), -Months.OF_A_YEAR), direction, change);
    }

    @Override
    public WarningKind withThreshold(final BigDecimal threshold) {
        return new YearOnYear(direction, threshold);
    }
}
