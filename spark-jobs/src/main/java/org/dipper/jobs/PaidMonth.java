package org.dipper.jobs;

import java.math.BigDecimal;
import org.dipper.settlement.MonthTotals;
import org.dipper.settlement.clearing.MonthlyPayment;

/**
 * An institution and pool whose month is paid.
 *
 * @param total what its cases changed
 * @param payment what it is paid
 * @param yearStartPointValue the point value, six decimals
 * @param ratio the fund payment ratio of the pool, six decimals, for reading
 */
record PaidMonth(
        MonthTotals.Total total, MonthlyPayment.Payment payment, BigDecimal yearStartPointValue, BigDecimal ratio) {}
