package org.dipper.supervision;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.dipper.table.Columns.col;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

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
public record ReadmissionRule(
        String id,
        boolean needsSameInstitution,
        boolean needsSameCategory,
        boolean needsSameGroup,
        boolean isUnplanned,
        String labelEn,
        String labelZh,
        String condition) {
    /** A return of any kind. */
    public static final ReadmissionRule ANY = of("any", false, false, false, "any return", "全部", "of any kind");

    /** A return to the same institution with the same 3-character principal diagnosis. */
    public static final ReadmissionRule SAME_INSTITUTION_SAME_CATEGORY = of(
            "same_institution_same_category",
            true,
            true,
            false,
            "same institution and diagnosis",
            "同机构同病种",
            "in the same institution with the same 3-character diagnosis");

    /** The rates of all returns that need no disease group. */
    static final List<ReadmissionRule> ALL_RETURNS = List.of(
            ANY,
            of("same_institution", true, false, false, "same institution", "同机构", "in the same institution"),
            of("same_category", false, true, false, "same diagnosis", "同病种", "with the same 3-character diagnosis"),
            SAME_INSTITUTION_SAME_CATEGORY);

    /** The rates that need disease groups. */
    static final List<ReadmissionRule> BY_GROUP = withUnplanned(
            List.of(of("same_group", false, false, true, "same disease group", "同病组", "in the same disease group")));

    /** The rates that need none, planned returns counted or not. */
    static final List<ReadmissionRule> WITHOUT_GROUP = withUnplanned(ALL_RETURNS);

    /** Every rate. */
    static final List<ReadmissionRule> ALL =
            Stream.concat(WITHOUT_GROUP.stream(), BY_GROUP.stream()).toList();

    /** The indicator of this rule in a window. */
    public String indicator(final int windowDays) {
        return "readmission_" + windowDays + "d_" + id;
    }

    /**
     * Whether a {@code readmission_pair} row is such a return, planned or not; whether its index stay counts is another
     * question.
     *
     * @param countsSameDayReturn whether a return on the day of discharge to the same institution with the same category
     *     counts; else it is a split-admission candidate only
     */
    public Column isReadmission(final int windowDays, final boolean countsSameDayReturn) {
        final Column isSameInstitution = col(ReadmissionPairTable.IS_SAME_INSTITUTION);
        final Column isSameCategory = col(ReadmissionPairTable.IS_SAME_CATEGORY);
        final Column isContinuation = col(ReadmissionPairTable.GAP_DAYS)
                .equalTo(0)
                .and(isSameInstitution)
                .and(isSameCategory);
        return Stream.of(
                        col(ReadmissionPairTable.GAP_DAYS).between(0, windowDays),
                        needsSameInstitution ? isSameInstitution : lit(true),
                        needsSameCategory ? isSameCategory : lit(true),
                        countsSameDayReturn ? lit(true) : not(isContinuation))
                .reduce(Column::and)
                .orElseThrow();
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
