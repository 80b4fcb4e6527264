package org.dipper.supervision;

import java.util.List;

/**
 * Which returns a readmission rate counts.
 *
 * @param id the end of the indicator id
 * @param needsSameInstitution whether the return is to the institution of the index stay
 * @param needsSameCategory whether both stays have the same 3-character principal diagnosis
 * @param labelEn the English label
 * @param labelZh the Chinese label
 * @param condition the rule in words, after "a stay"
 */
record ReadmissionRule(
        String id,
        boolean needsSameInstitution,
        boolean needsSameCategory,
        String labelEn,
        String labelZh,
        String condition) {
    static final List<ReadmissionRule> ALL = List.of(
            new ReadmissionRule("any", false, false, "any return", "全部", "of any kind"),
            new ReadmissionRule("same_institution", true, false, "same institution", "同机构", "in the same institution"),
            new ReadmissionRule(
                    "same_category", false, true, "same diagnosis", "同病种", "with the same 3-character diagnosis"),
            new ReadmissionRule(
                    "same_institution_same_category",
                    true,
                    true,
                    "same institution and diagnosis",
                    "同机构同病种",
                    "in the same institution with the same 3-character diagnosis"));

    /** The indicator of this rule in a window. */
    String indicator(final int windowDays) {
        return "readmission_" + windowDays + "d_" + id;
    }
}
