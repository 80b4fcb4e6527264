package org.dipper.supervision.indicator;

import java.util.Locale;

/** What an indicator is about. */
public enum Family {
    FUND("fund and volume", "基金与费用"),
    EFFICIENCY("capacity and efficiency", "能力与效率"),
    QUALITY("quality", "医疗质量"),
    BEHAVIOUR("behaviour", "诊疗行为"),
    DATA_QUALITY("data and coding quality", "数据与编码质量"),
    COMMUNITY("county medical community", "县域医共体");

    private final String labelEn;
    private final String labelZh;

    Family(final String labelEn, final String labelZh) {
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
