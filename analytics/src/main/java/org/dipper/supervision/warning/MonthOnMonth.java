package org.dipper.supervision.warning;

import java.math.BigDecimal;

/**
 * A month against the month before (环比). Spring Festival moves between January and February, so both months need care.
 *
 * @param direction the side that fires
 * @param change the relative change that is just allowed: 0.15 for 15 percent more, -0.2 for 20 percent less
 */
public record MonthOnMonth(Direction direction, BigDecimal change) implements WarningKind {
    @Override
    public String id() {
        return "month_on_month";
    }

    @Override
    public Judgement judge(final Evidence evidence) {
        return Growth.judge(evidence, Months.plus(evidence.month(), -1), direction, change);
    }

    @Override
    public WarningKind withThreshold(final BigDecimal threshold) {
        return new MonthOnMonth(direction, threshold);
    }
}
