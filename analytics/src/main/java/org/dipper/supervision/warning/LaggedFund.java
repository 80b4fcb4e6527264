package org.dipper.supervision.warning;

/**
 * Fund of discharges of one month that was settled in another.
 *
 * @param dischargeMonth the month of discharge, yyyymm
 * @param settledMonth the month it was settled in, not before it
 * @param fen the fund
 */
public record LaggedFund(int dischargeMonth, int settledMonth, long fen) {
    public LaggedFund {
        if (Months.between(dischargeMonth, settledMonth) < 0) {
            throw new IllegalArgumentException("Settled in " + settledMonth + " before " + dischargeMonth);
        }
    }

    /** Months from discharge to settlement. */
    int lag() {
        return Months.between(dischargeMonth, settledMonth);
    }
}
