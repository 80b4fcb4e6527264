package org.dipper.supervision.indicator;

import java.util.Locale;

/** Kinds of subjects that an indicator has values for, as {@code subject_type} writes them. */
public enum Grain {
    /** The one subject {@code all}. */
    REGION("region", "区域"),
    /** The insured area of the person. */
    COUNTY("county of the insured", "参保地"),
    LEVEL("hospital level", "医院等级"),
    INSTITUTION("institution", "医疗机构"),
    /** {@code institution/department} of discharge. */
    DEPARTMENT("department of an institution", "科室"),
    DISEASE_GROUP("disease group", "病种");

    private final String labelEn;
    private final String labelZh;

    Grain(final String labelEn, final String labelZh) {
        this.labelEn = labelEn;
        this.labelZh = labelZh;
    }

    /** As {@code subject_type} writes it. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The label in the given language, {@code zh} or {@code en}. */
    public String label(final String language) {
        return "zh".equals(language) ? labelZh : labelEn;
    }
}
