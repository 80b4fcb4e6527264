package org.dipper.settlement.clearing;

import java.util.List;

/**
 * A pool before its year is cleared.
 *
 * @param pool the insurance pool
 * @param fundFen the DIP fund F in fen
 * @param adjustmentFen the adjustment fund A (区域调节金) in fen, not negative
 * @param budget the figures that the fund comes from
 * @param institutions its institutions, in any order, each once
 */
public record ClearingPool(
        String pool, long fundFen, long adjustmentFen, Budget budget, List<ClearingInstitution> institutions) {
    public ClearingPool {
        institutions = List.copyOf(institutions);
        if (adjustmentFen < 0) {
            throw new IllegalArgumentException("The adjustment fund of " + pool + " is negative: " + adjustmentFen);
        }
    }

    /**
     * What a DIP fund is left of.
     *
     * @param figureFen the first figure of the budget, in fen; the fund itself where it is fixed or a share of cost
     * @param adjustmentFen the adjustment fund that is counted off it, in fen; 0 where it stands beside the fund
     * @param crossRegionFen what is set apart for patients treated elsewhere, in fen
     * @param nonDipFen what is paid otherwise than by disease, in fen
     */
    public record Budget(long figureFen, long adjustmentFen, long crossRegionFen, long nonDipFen) {
        /** A fund that is given as it is. */
        public static Budget ofFund(final long fundFen) {
            return new Budget(fundFen, 0, 0, 0);
        }
    }
}
