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
 * @param labelEn the English label
 * @param labelZh the Chinese label
 * @param condition the rule in words, after "a stay"
 */
public record ReadmissionRule(
        String id,
        boolean needsSameInstitution,
        boolean needsSameCategory,
        String labelEn,
        String labelZh,
        String condition) {
    /** A return of any kind. */
    public static final ReadmissionRule ANY =
            new ReadmissionRule("any", false, false, "any return", "全部", "of any kind");
    /** A return to the same institution with the same 3-character principal diagnosis. */
    public static final ReadmissionRule SAME_INSTITUTION_SAME_CATEGORY = new ReadmissionRule(
            "same_institution_same_category",
            true,
            true,
            "same institution and diagnosis",
            "同机构同病种",
            "in the same institution with the same 3-character diagnosis");

    static final List<ReadmissionRule> ALL = List.of(
            ANY,
            new ReadmissionRule("same_institution", true, false, "same institution", "同机构", "in the same institution"),
            new ReadmissionRule(
                    "same_category", false, true, "same diagnosis", "同病种", "with the same 3-character diagnosis"),
            SAME_INSTITUTION_SAME_CATEGORY);

    /** The indicator of this rule in a window. */
    public String indicator(final int windowDays) {
        return "readmission_" + windowDays + "d_" + id;
    }

    /**
     * Whether a {@code readmission_pair} row is such a return; whether its index stay counts is another question.
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
}
