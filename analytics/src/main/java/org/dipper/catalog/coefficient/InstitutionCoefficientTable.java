package org.dipper.catalog.coefficient;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/**
 * One row a measured institution coefficient of an edition: of a class of hospitals or of an institution, for all groups (group
 * code {@code -}) or for one. The coefficient is null where the one for all groups stays in force.
 */
public final class InstitutionCoefficientTable {
    public static final Field EDITION_YEAR = required("edition_year", FieldType.INT, "edition", "目录年度");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    public static final Field METHOD = required("method", FieldType.STRING, "method", "测算方法");
    public static final Field SUBJECT_TYPE = required("subject_type", FieldType.STRING, "class or institution", "对象类型");
    public static final Field SUBJECT = required("subject", FieldType.STRING, "level or institution", "对象");
    public static final Field GROUP_CODE = required("group_code", FieldType.STRING, "disease group, - for all", "病种编码");
    public static final Field CASE_COUNT = required("case_count", FieldType.LONG, "cases", "病例数");
    public static final Field MEASURED = required("measured", FieldType.RATIO, "measured", "测算值");
    public static final Field COEFFICIENT = optional("coefficient", FieldType.POINTS, "coefficient", "医疗机构调节系数");
    public static final Field STATE = required("state", FieldType.STRING, "state", "状态");
    public static final Field REASON = required("reason", FieldType.STRING, "reason", "原因");

    public static final TableContract CONTRACT = TableContract.of(
                    "institution_coefficient",
                    "catalog",
                    "One row a measured institution coefficient of an edition.",
                    "医疗机构调节系数")
            .key(EDITION_YEAR, REVISION, SUBJECT_TYPE, SUBJECT, GROUP_CODE)
            .fields(
                    EDITION_YEAR,
                    REVISION,
                    METHOD,
                    SUBJECT_TYPE,
                    SUBJECT,
                    GROUP_CODE,
                    CASE_COUNT,
                    MEASURED,
                    COEFFICIENT,
                    STATE,
                    REASON)
            .check("subject_known", "subject_type IN ('class', 'institution')")
            .check("state_known", "state IN ('in_force', 'bounded', 'not_used')")
            .check("in_force_has_a_value", "state = 'not_used' OR coefficient >= 0")
            .build();

    private InstitutionCoefficientTable() {}
}
