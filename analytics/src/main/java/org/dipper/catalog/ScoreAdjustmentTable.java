package org.dipper.catalog;

import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row a score that experts changed in an edition: who, why, and what the rescaling made of the others. */
public final class ScoreAdjustmentTable {
    public static final Field EDITION_YEAR = required("edition_year", FieldType.INT, "edition", "目录年度");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    public static final Field GROUP_CODE = required("group_code", FieldType.STRING, "disease group", "病种编码");
    public static final Field DERIVED_RW =
            required("derived_rw", FieldType.POINTS, "RW as derived", "测算分值").in("points");
    public static final Field DECIDED_RW =
            required("decided_rw", FieldType.POINTS, "RW as decided", "评审分值").in("points");
    public static final Field RW =
            required("rw", FieldType.POINTS, "RW in force", "执行分值").in("points");
    public static final Field DECIDED_BY = required("decided_by", FieldType.STRING, "decided by", "评审人");
    public static final Field REASON = required("reason", FieldType.STRING, "reason", "调整理由");
    public static final Field SOURCE_LINE = required("source_line", FieldType.INT, "line of the file", "文件行号");

    public static final TableContract CONTRACT = TableContract.of(
                    "score_adjustment", "catalog", "One row a score that experts changed.", "分值调整")
            .key(EDITION_YEAR, REVISION, GROUP_CODE)
            .fields(EDITION_YEAR, REVISION, GROUP_CODE, DERIVED_RW, DECIDED_RW, RW, DECIDED_BY, REASON, SOURCE_LINE)
            .check("score_positive", "rw > 0")
            .build();

    private ScoreAdjustmentTable() {}
}
