package org.dipper.supervision.warning;

import java.math.BigDecimal;

/** The ways a rule compares a month. Each is a record of its parameters and knows how to judge. */
public sealed interface WarningKind
        permits AbsoluteLimit, MonthOnMonth, YearOnYear, AbovePeers, BudgetProgress, ControlChart {
    /** As rule files and tables write it. */
    String id();

    /** What the month of this evidence says. */
    Judgement judge(Evidence evidence);

    /**
     * The same kind with another threshold, to try how many alerts it would give.
     *
     * @throws IllegalArgumentException where the kind has no single threshold
     */
    WarningKind withThreshold(BigDecimal threshold);
}
