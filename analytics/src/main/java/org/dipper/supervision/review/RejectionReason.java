package org.dipper.supervision.review;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Why a lead was found to be no violation: what a rule's precision is explained by. */
public enum RejectionReason {
    DATA_ERROR("the data are wrong", "数据有误"),
    TREATMENT_CYCLE("planned treatment in cycles such as chemotherapy or dialysis", "周期性治疗(放化疗、透析等)"),
    PLANNED_RETURN("a planned return such as a staged operation", "计划再入院(分期手术等)"),
    MEDICAL_NEED("medically needed", "病情需要"),
    DIFFERENT_DISEASE("another disease or an emergency", "不同疾病或急诊"),
    TRANSFER("a transfer between departments or institutions for cause", "合理转科转院"),
    CODING_SUPPORTED("the record supports the coding", "病历支持编码"),
    POLICY_EXEMPT("the local policy allows it", "政策允许"),
    DUPLICATE("another lead covers it", "与其他线索重复"),
    EVIDENCE_LACKING("the evidence does not suffice", "证据不足"),
    OTHER("other, said in the note", "其他(须说明)");

    private final String labelEn;
    private final String labelZh;

    RejectionReason(final String labelEn, final String labelZh) {
        this.labelEn = labelEn;
        this.labelZh = labelZh;
    }

    /**
     * The reason of this id.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static RejectionReason of(final String id) {
        return Arrays.stream(values())
                .filter(reason -> reason.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no reason " + id));
    }

    /** All ids, in order. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(RejectionReason::id).toList();
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

    /** Whether it says nothing without a note. */
    public boolean needsNote() {
        return this == OTHER;
    }
}
