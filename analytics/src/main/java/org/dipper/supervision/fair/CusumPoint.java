package org.dipper.supervision.fair;

/**
 * A cumulative sum after one observation.
 *
 * @param value the sum; back at 0 after an alarm
 * @param isAlarm whether this observation brought the sum to the limit
 */
public record CusumPoint(double value, boolean isAlarm) {}
