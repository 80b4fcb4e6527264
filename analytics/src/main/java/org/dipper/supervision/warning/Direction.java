package org.dipper.supervision.warning;

/** On which side of a threshold a rule fires; the threshold itself never fires. */
public enum Direction {
    ABOVE,
    BELOW;

    /** Whether a comparison of value with threshold lies on this side. */
    boolean isBeyond(final int comparison) {
        return this == ABOVE ? comparison > 0 : comparison < 0;
    }
}
