package org.dipper.supervision.fair;

import java.util.Optional;

/**
 * An institution's month in the light of the months before. An alarm is a reason to look, never a verdict.
 *
 * @param figures what went in
 * @param isSmallCount whether the month has few cases
 * @param reading the statistics; empty where nothing was expected
 */
public record MonthlySignal(InstitutionMonth figures, boolean isSmallCount, Optional<Reading> reading) {
    /**
     * What the statistics say.
     *
     * @param cusum the cumulative sum after the month, 0 again after an alarm
     * @param limit the institution's own limit
     * @param isAlarm whether the month brought the sum to the limit
     * @param pValue the probability of as many events or more if all is as expected
     * @param qValue the same, adjusted for the number of institutions of the month
     */
    public record Reading(double cusum, double limit, boolean isAlarm, double pValue, double qValue) {}
}
