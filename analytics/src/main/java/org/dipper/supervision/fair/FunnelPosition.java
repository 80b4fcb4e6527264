package org.dipper.supervision.fair;

/** Where an institution stands in a funnel. Outside a band is a question to ask, never a verdict. */
public enum FunnelPosition {
    BELOW_998,
    BELOW_95,
    INSIDE,
    ABOVE_95,
    ABOVE_998;

    /** The position of a z value: on a band is inside it. */
    public static FunnelPosition of(final double z) {
        final double distance = Math.abs(z);
        if (distance > FunnelBand.HALF_WIDTH_998) {
            return z > 0 ? ABOVE_998 : BELOW_998;
        }
        if (distance > FunnelBand.HALF_WIDTH_95) {
            return z > 0 ? ABOVE_95 : BELOW_95;
        }
        return INSIDE;
    }

    /** Whether it is outside the 99.8 % band, on either side. */
    public boolean isOutlier() {
        return this == BELOW_998 || this == ABOVE_998;
    }

    /** The word that tables hold. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
