package org.dipper.risk;

/**
 * Cases of about equal predicted risk: where the model fits, observed and predicted are near each other in every band.
 *
 * @param caseCount cases of the band
 * @param observed what was observed
 * @param predicted what the model predicts
 */
public record CalibrationBand(long caseCount, double observed, double predicted) {}
