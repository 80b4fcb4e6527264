package org.dipper.policy;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How the fund of a pool is sized (按病种付费总额).
 *
 * <p>Rule: DIP 3.0 specification (comment draft), three ways of sizing.
 *
 * @param method which way
 * @param inpatientFen by item: the inpatient budget; by share: the inpatient fund of the year
 * @param nonDipFen by item: what is paid otherwise than by disease
 * @param crossRegionFen what is set apart for patients treated elsewhere
 * @param lastDipFen by share and by rate: the DIP fund of last year
 * @param lastInpatientFen by share: the inpatient fund of last year
 * @param growth by rate: growth on last year
 * @param growthLimit by rate: the target growth of regional medical cost, which growth may not exceed
 */
public record BudgetPolicy(
        Method method,
        long inpatientFen,
        long nonDipFen,
        long crossRegionFen,
        long lastDipFen,
        long lastInpatientFen,
        BigDecimal growth,
        Optional<BigDecimal> growthLimit) {

    /** The three national ways. */
    public enum Method {
        /** Inpatient budget less adjustment fund, cross-region part and other payments. */
        BY_ITEM,
        /** Inpatient fund x last year's share of DIP in it. */
        BY_SHARE,
        /** Last year's DIP fund and its growth. */
        BY_RATE
    }
}
