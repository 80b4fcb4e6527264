package org.dipper.supervision.indicator;

/**
 * An indicator that a class of its own computes, because it is no ratio of two sums over cases.
 *
 * @param entry what the registry says about it
 */
public record ComputedIndicator(IndicatorEntry entry) implements Indicator {}
