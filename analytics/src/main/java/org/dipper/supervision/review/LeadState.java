package org.dipper.supervision.review;

import java.util.Arrays;
import java.util.Locale;

/**
 * How far the review of a lead is. The order is that of Chinese procedure: first review, second review, appeal of the
 * institution, verification, handling.
 */
public enum LeadState {
    OPEN("open", "待初审"),
    FIRST_REVIEW("first review passed, waits for the second", "初审通过，待复审"),
    SECOND_REVIEW("second review passed, the institution may appeal", "复审通过，待申诉"),
    APPEALED("appealed, waits for verification", "已申诉，待核实"),
    VERIFIED("verified, waits for handling", "已核实，待处理"),
    HANDLED("handled", "已处理"),
    REJECTED("rejected: no violation found", "已排除"),
    WITHDRAWN("withdrawn", "已撤回");

    private final String labelEn;
    private final String labelZh;

    LeadState(final String labelEn, final String labelZh) {
        this.labelEn = labelEn;
        this.labelZh = labelZh;
    }

    /**
     * The state of this id.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static LeadState of(final String id) {
        return Arrays.stream(values())
                .filter(state -> state.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no state " + id));
    }

    /** The name that tables and options use, such as {@code first_review}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String labelEn() {
        return labelEn;
    }

    public String labelZh() {
        return labelZh;
    }

    /** Whether nothing more is to be done. */
    public boolean isClosed() {
        return this == HANDLED || this == REJECTED || this == WITHDRAWN;
    }

    /** Whether the lead was found to be right. */
    public boolean isConfirmed() {
        return this == VERIFIED || this == HANDLED;
    }
}
