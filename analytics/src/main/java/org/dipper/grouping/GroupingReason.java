package org.dipper.grouping;

import java.util.Optional;
import org.dipper.grouping.scheme.Layer;

/** Why a case has the combination it has. The numbers are stored; they never change. */
public enum GroupingReason {
    EXCLUDED_DIAGNOSIS(1, "the diagnosis may not be principal", "主要诊断在排除列表内"),
    PRE_GROUPING(2, "pre-grouping row", "先期分组"),
    MERGE(3, "merge row", "并项规则"),
    SUBDIVISION(4, "subdivision row", "诊断辅助细分"),
    BASIC_ROW(5, "basic row of the scheme", "基本规则"),
    BASIC_KEY(6, "no row of the scheme; diagnosis and main procedure", "未匹配分组方案，按诊断与主要手术操作");

    private static final GroupingReason[] BY_CODE = byCode();

    private final int code;
    private final String labelEn;
    private final String labelZh;

    GroupingReason(final int code, final String labelEn, final String labelZh) {
        this.code = code;
        this.labelEn = labelEn;
        this.labelZh = labelZh;
    }

    static GroupingReason of(final Layer layer) {
        return switch (layer) {
            case PRE_GROUPING -> PRE_GROUPING;
            case MERGE -> MERGE;
            case SUBDIVISION -> SUBDIVISION;
            case BASIC -> BASIC_ROW;
        };
    }

    /** The reason of a stored number. */
    public static Optional<GroupingReason> of(final int code) {
        return code < 1 || code >= BY_CODE.length ? Optional.empty() : Optional.of(BY_CODE[code]);
    }

    /** The number that is stored. */
    public int code() {
        return code;
    }

    /** The label in the given language, {@code zh} or {@code en}. */
    public String label(final String language) {
        return "zh".equals(language) ? labelZh : labelEn;
    }

    private static GroupingReason[] byCode() {
        final GroupingReason[] reasons = new GroupingReason[values().length + 1];
        for (final GroupingReason reason : values()) {
            reasons[reason.code] = reason;
        }
        return reasons;
    }
}
