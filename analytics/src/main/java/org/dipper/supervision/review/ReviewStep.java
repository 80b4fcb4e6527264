package org.dipper.supervision.review;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody does with a lead. */
public enum ReviewStep {
    CONFIRM("takes the suspicion as founded", "审核通过", "a reviewer", "审核人员"),
    REJECT("finds no violation", "排除", "a reviewer", "审核人员"),
    APPEAL("objects", "申诉", "the institution", "医疗机构"),
    ACCEPT("accepts the finding without appeal", "认可", "the institution", "医疗机构"),
    VERIFY("finds it true after appeal, or after the time to appeal", "核实属实", "the agency", "经办机构"),
    HANDLE("deals with it", "处理", "the agency", "经办机构"),
    WITHDRAW("takes the lead back, such as one raised from wrong data", "撤回", "the agency", "经办机构"),
    REOPEN("begins the review anew", "重新审核", "the agency", "经办机构");

    private final String labelEn;
    private final String labelZh;
    private final String actorEn;
    private final String actorZh;

    ReviewStep(final String labelEn, final String labelZh, final String actorEn, final String actorZh) {
        this.labelEn = labelEn;
        this.labelZh = labelZh;
        this.actorEn = actorEn;
        this.actorZh = actorZh;
    }

    /** The step of this id; empty where there is none. */
    public static Optional<ReviewStep> of(final String id) {
        return Arrays.stream(values()).filter(step -> step.id().equals(id)).findFirst();
    }

    /** The ids of all steps, in order. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(ReviewStep::id).toList();
    }

    /** The name that tables, files and options use. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it does, as the end of a sentence that begins with who does it. */
    public String labelEn() {
        return labelEn;
    }

    public String labelZh() {
        return labelZh;
    }

    /** Who takes it. */
    public String actorEn() {
        return actorEn;
    }

    public String actorZh() {
        return actorZh;
    }

    /** Whether an amount of money may come with it. */
    public boolean takesAmount() {
        return confirmsAmount() || this == HANDLE;
    }

    /** Whether it says how much money of the fund the violation concerns. */
    public boolean confirmsAmount() {
        return this == ACCEPT || this == VERIFY;
    }

    /** Whether it needs words of explanation. */
    public boolean needsNote() {
        return this == APPEAL || this == WITHDRAW || this == REOPEN;
    }
}
