package org.dipper.supervision.warning;

import java.util.List;
import java.util.Map;

/**
 * The budget of a subject and the fund that is charged to it.
 *
 * @param subject a community or a pool
 * @param budgetFen the annual total by year, above 0
 * @param localFund fund of care at home, by discharge and settled month
 * @param outsideFund fund of care elsewhere, which is settled later
 */
public record BudgetLine(
        Subject subject, Map<Integer, Long> budgetFen, List<LaggedFund> localFund, List<LaggedFund> outsideFund) {
    public BudgetLine {
        budgetFen = Map.copyOf(budgetFen);
        localFund = List.copyOf(localFund);
        outsideFund = List.copyOf(outsideFund);
    }
}
