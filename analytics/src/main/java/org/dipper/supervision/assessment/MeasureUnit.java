package org.dipper.supervision.assessment;

/** What a measured value is counted in, and how fine it is kept. */
public enum MeasureUnit {
    /** A part of a whole, 0.88 for 88 percent; distances read as percentage points. */
    SHARE(6, "share", "比例"),
    /** Days. */
    DAYS(6, "days", "天"),
    /** An index or ratio without unit. */
    INDEX(6, "index", "指数"),
    /** Whole things: cases, kinds, events, yes (1) or no (0). */
    COUNT(0, "count", "个");

    private final int decimals;
    private final String labelEn;
    private final String labelZh;

    MeasureUnit(final int decimals, final String labelEn, final String labelZh) {
        this.decimals = decimals;
        this.labelEn = labelEn;
        this.labelZh = labelZh;
    }

    /** Decimals of the value. */
    public int decimals() {
        return decimals;
    }

    public String labelEn() {
        return labelEn;
    }

    public String labelZh() {
        return labelZh;
    }

    /** The name that scheme files and tables use. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
