package org.dipper.supervision;

/**
 * The names of split admission (分解住院): the indicator counts returns to the same institution, with the same 3-character
 * diagnosis, within the split gap; the leads of the rule are chains ({@link org.dipper.supervision.split}). A candidate is a
 * question, never a verdict.
 */
public final class SplitAdmission {
    /** The rule and the indicator are told apart by table, so they share a stem. */
    public static final String RULE = "split_admission";

    /** The share of eligible index stays that have such a return. */
    public static final String INDICATOR = "split_admission_candidate";

    private SplitAdmission() {}
}
