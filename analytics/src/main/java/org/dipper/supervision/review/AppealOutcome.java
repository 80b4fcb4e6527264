package org.dipper.supervision.review;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How an appeal ended. */
public enum AppealOutcome {
    UPHELD("upheld: the lead is rejected", "申诉成立"),
    PARTLY_UPHELD("upheld in part: a smaller amount stays", "部分成立"),
    DISMISSED("dismissed", "申诉不成立");

    private final String labelEn;
    private final String labelZh;

    AppealOutcome(final String labelEn, final String labelZh) {
        this.labelEn = labelEn;
        this.labelZh = labelZh;
    }

    /**
     * The outcome of this id.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static AppealOutcome of(final String id) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no outcome " + id));
    }

    /** All ids, in order. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(AppealOutcome::id).toList();
    }

    /** The name that tables, files and options use. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String labelEn() {
        return labelEn;
    }

    public String labelZh() {
        return labelZh;
    }
}
