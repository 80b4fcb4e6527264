package org.dipper.catalog.auxiliary;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/**
 * One row a subtype of a group of an edition that has cases in the last year of the history: measured, and open or closed with
 * the reason. A type that cannot be told stands in one row with {@code -} for group and subtype, without measures.
 */
public final class AuxiliaryTypeTable {
    public static final Field EDITION_YEAR = required("edition_year", FieldType.INT, "edition", "目录年度");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    public static final Field GROUP_CODE = required("group_code", FieldType.STRING, "disease group", "病种编码");
    public static final Field AUXILIARY_TYPE = required("auxiliary_type", FieldType.STRING, "auxiliary type", "辅助分型类别");
    public static final Field SUBTYPE = required("subtype", FieldType.STRING, "subtype", "辅助分型");
    public static final Field CASE_COUNT = required("case_count", FieldType.LONG, "cases, last year", "上年病例数");
    public static final Field MEAN_COST_FEN = required("mean_cost_fen", FieldType.FEN, "mean cost, last year", "上年次均费用")
            .in("fen");
    public static final Field CV_BEFORE = optional("cv_before", FieldType.RATIO, "CV of the group", "分型前变异系数");
    public static final Field CV_AFTER = optional("cv_after", FieldType.RATIO, "CV after the split", "分型后变异系数");
    public static final Field TRIGGER = optional("trigger", FieldType.RATIO, "trigger", "触发值");
    public static final Field COEFFICIENT = optional("coefficient", FieldType.POINTS, "coefficient", "辅助分型系数");
    public static final Field STATE = required("state", FieldType.STRING, "state", "状态");
    public static final Field REASON = required("reason", FieldType.STRING, "reason", "原因");

    public static final String OPEN = "open";
    public static final String CLOSED = "closed";

    public static final TableContract CONTRACT = TableContract.of(
                    "auxiliary_type",
                    "catalog",
                    "One row a subtype of a disease group, open or closed with the reason.",
                    "辅助分型")
            .key(EDITION_YEAR, REVISION, GROUP_CODE, AUXILIARY_TYPE, SUBTYPE)
            .fields(
                    EDITION_YEAR,
                    REVISION,
                    GROUP_CODE,
                    AUXILIARY_TYPE,
                    SUBTYPE,
                    CASE_COUNT,
                    MEAN_COST_FEN,
                    CV_BEFORE,
                    CV_AFTER,
                    TRIGGER,
                    COEFFICIENT,
                    STATE,
                    REASON)
            .check("state_known", "state IN ('open', 'closed')")
            .check("open_is_measured", "state = 'closed' OR coefficient > 0")
            .build();

    private AuxiliaryTypeTable() {}
}
