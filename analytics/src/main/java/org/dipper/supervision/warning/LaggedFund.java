package org.dipper.supervision.warning;

/**
 * Fund of discharges of one month that was settled in another.
 *
 * @param dischargeMonth the month of discharge, yyyymm
 * @param settledMonth the month it was settled in, not before it
 * @param isLagKnown whether that month is known; where not, the fund counts at once and says nothing of lags
 * @param fen the fund
 */
public record LaggedFund(int dischargeMonth, int settledMonth, boolean isLagKnown, long fen) {
    public LaggedFund {
        if (Months.between(dischargeMonth, settledMonth) < 0) {
            throw new IllegalArgumentException("Settled in " + settledMonth + " before " + dischargeMonth);
        }
    }

    /** Fund that was settled in a known month. */
    public static LaggedFund settled(final int dischargeMonth, final int settledMonth, final long fen) {
        return new LaggedFund(dischargeMonth, settledMonth, true, fen);
    }

    /** Fund of a year without settled months: complete in its month of discharge. */
    public static LaggedFund complete(final int dischargeMonth, final long fen) {
        return new LaggedFund(dischargeMonth, dischargeMonth, false, fen);
    }

    /** Months from discharge to settlement. */
    int lag() {
        return Months.between(dischargeMonth, settledMonth);
    }
}
