package org.dipper.supervision.indicator;

import java.util.Locale;

/** Which way is better. */
public enum Direction {
    HIGHER("higher is better", "越高越好"),
    LOWER("lower is better", "越低越好"),
    NONE("neither way is better", "无方向");

    private final String labelEn;
    private final String labelZh;

    Direction(final String labelEn, final String labelZh) {
        this.labelEn = labelEn;
        this.labelZh = labelZh;
    }

    /** As tables and files write it. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The label in the given language, {@code zh} or {@code en}. */
    public String label(final String language) {
        return "zh".equals(language) ? labelZh : labelEn;
    }
}
