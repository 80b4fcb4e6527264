package org.dipper.supervision;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which returns a readmission rate counts.
 *
 * @param id the end of the indicator id
 * @param needsSameInstitution whether the return is to the institution of the index stay
 * @param needsSameCategory whether both stays have the same 3-character principal diagnosis
 * @param needsSameGroup whether both stays have the same disease group
 * @param isUnplanned whether planned returns, and index stays that the unplanned rates take out, do not count
 * @param labelEn the English label
 * @param labelZh the Chinese label
 * @param condition the rule in words, after "a stay"
 */
record ReadmissionRule(
        String id,
        boolean needsSameInstitution,
        boolean needsSameCategory,
        boolean needsSameGroup,
        boolean isUnplanned,
        String labelEn,
        String labelZh,
        String condition) {
    /** The rates of all returns that need no disease group. */
    static final List<ReadmissionRule> ALL_RETURNS = List.of(
            of("any", false, false, false, "any return", "全部", "of any kind"),
            of("same_institution", true, false, false, "same institution", "同机构", "in the same institution"),
            of("same_category", false, true, false, "same diagnosis", "同病种", "with the same 3-character diagnosis"),
            of(
                    "same_institution_same_category",
                    true,
                    true,
                    false,
                    "same institution and diagnosis",
                    "同机构同病种",
                    "in the same institution with the same 3-character diagnosis"));

    /** The rates that need disease groups. */
    static final List<ReadmissionRule> BY_GROUP = withUnplanned(
            List.of(of("same_group", false, false, true, "same disease group", "同病组", "in the same disease group")));

    /** The rates that need none, planned returns counted or not. */
    static final List<ReadmissionRule> WITHOUT_GROUP = withUnplanned(ALL_RETURNS);

    /** Every rate. */
    static final List<ReadmissionRule> ALL =
            Stream.concat(WITHOUT_GROUP.stream(), BY_GROUP.stream()).toList();

    /** The indicator of this rule in a window. */
    String indicator(final int windowDays) {
        return "readmission_" + windowDays + "d_" + id;
    }

    private static ReadmissionRule of(
            final String id,
            final boolean needsSameInstitution,
            final boolean needsSameCategory,
            final boolean needsSameGroup,
            final String labelEn,
            final String labelZh,
            final String condition) {
        return new ReadmissionRule(
                id, needsSameInstitution, needsSameCategory, needsSameGroup, false, labelEn, labelZh, condition);
    }

    private static List<ReadmissionRule> withUnplanned(final List<ReadmissionRule> rules) {
        return Stream.concat(
                        rules.stream(),
                        rules.stream()
                                .map(rule -> new ReadmissionRule(
                                        rule.id + "_unplanned",
                                        rule.needsSameInstitution,
                                        rule.needsSameCategory,
                                        rule.needsSameGroup,
                                        true,
                                        rule.labelEn + ", unplanned",
                                        rule.labelZh + "，非计划",
                                        rule.condition + " that no rule tells to be planned")))
                .toList();
    }
}
