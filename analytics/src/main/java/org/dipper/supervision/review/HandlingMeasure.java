package org.dipper.supervision.review;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What was done about a confirmed lead. */
public enum HandlingMeasure {
    RECOVERED("money of the fund was recovered", "追回基金"),
    REFUSED("payment was refused", "拒付"),
    POINTS_DEDUCTED("points were deducted", "扣减分值"),
    WARNED("talk and correction", "约谈整改"),
    AGREEMENT("measure under the service agreement", "协议处理"),
    TRANSFERRED("handed over to another authority", "移交处理"),
    OTHER("other, said in the note", "其他(须说明)");

    private final String labelEn;
    private final String labelZh;

    HandlingMeasure(final String labelEn, final String labelZh) {
        this.labelEn = labelEn;
        this.labelZh = labelZh;
    }

    /**
     * The measure of this id.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static HandlingMeasure of(final String id) {
        return Arrays.stream(values())
                .filter(measure -> measure.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no measure " + id));
    }

    /** All ids, in order. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(HandlingMeasure::id).toList();
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
