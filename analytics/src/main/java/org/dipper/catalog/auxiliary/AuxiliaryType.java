package org.dipper.catalog.auxiliary;

import java.util.Locale;

/** The types of auxiliary typing (辅助分型). */
public enum AuxiliaryType {
    /** Age (年龄特征). */
    AGE,
    /** Comorbidity index (合并症指数). */
    CCI,
    /** Days in intensive care (监护病房住院天数). */
    ICU_DAYS,
    /** Disease severity where the principal diagnosis is no malignant tumour (非恶性肿瘤疾病严重程度). */
    SEVERITY,
    /** Severity of a malignant tumour (恶性肿瘤疾病严重程度). */
    TUMOUR_SEVERITY;

    /** The name in tables: small letters. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
