package org.dipper.settlement;

import java.util.Optional;
import java.util.stream.Stream;

/** The one way that a case is scored (支付路径), as tables say it. */
public enum PaymentPath {
    WITHDRAWN("withdrawn", "left DIP settlement", "退出按病种付费"),
    SPECIAL_REVIEW("special_review", "special review", "特例单议"),
    BED_DAY("bed_day", "bed-day", "床日"),
    ACUTE_AND_BED_DAY("acute_and_bed_day", "acute phase by group, then bed-day", "急性期按病种、稳定期按床日"),
    TCM("tcm", "TCM advantage disease", "中医优势病种"),
    UNGROUPED("ungrouped", "ungrouped", "未入组"),
    INCOMPLETE_STAY("incomplete_stay", "transferred or broken-off stay", "转院或未完成治疗"),
    DAY_SURGERY("day_surgery", "day surgery", "日间手术"),
    BASIC_LEVEL("basic_level", "basic-level disease", "基层病种"),
    GROUP("group", "disease group", "病种");

    private final String id;
    private final String labelEn;
    private final String labelZh;

    PaymentPath(final String id, final String labelEn, final String labelZh) {
        this.id = id;
        this.labelEn = labelEn;
        this.labelZh = labelZh;
    }

    /** The text in tables. */
    public String id() {
        return id;
    }

    /** What people call it in English. */
    public String labelEn() {
        return labelEn;
    }

    /** What people call it in Chinese. */
    public String labelZh() {
        return labelZh;
    }

    /** The path of a text in tables; none for rows from before there were paths. */
    public static Optional<PaymentPath> of(final String id) {
        return Stream.of(values()).filter(path -> path.id.equals(id)).findFirst();
    }
}
