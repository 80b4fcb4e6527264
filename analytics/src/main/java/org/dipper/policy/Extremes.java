package org.dipper.policy;

/** What becomes of the most extreme z values before over-dispersion is measured, so that true outliers do not hide. */
public enum Extremes {
    /** Pulled in to the nearest value that stays (Spiegelhalter 2005; the default of the supervision guide, 9.2). */
    WINSORISED,
    /** Left out (the NHS summary hospital mortality indicator). */
    LEFT_OUT
}
