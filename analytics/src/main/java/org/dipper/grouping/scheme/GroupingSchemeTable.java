package org.dipper.grouping.scheme;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row a row of a loaded grouping scheme, by revision; a condition is written as in the scheme's own layout. */
public final class GroupingSchemeTable {
    public static final Field SCHEME = required("scheme", FieldType.STRING, "scheme", "分组方案");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订");
    public static final Field SEQUENCE = required("sequence", FieldType.INT, "row", "序号");
    public static final Field LAYER = required("layer", FieldType.STRING, "layer", "分组层级");
    public static final Field NAME = optional("name", FieldType.STRING, "name", "名称");
    public static final Field PRINCIPAL_DIAGNOSIS =
            optional("principal_diagnosis", FieldType.STRING, "principal diagnosis", "主要诊断");
    public static final Field SECONDARY_DIAGNOSIS =
            optional("secondary_diagnosis", FieldType.STRING, "secondary diagnosis", "次要诊断");
    public static final Field ANY_DIAGNOSIS = optional("any_diagnosis", FieldType.STRING, "any diagnosis", "任一诊断");
    public static final Field AGE_DAYS = optional("age_days", FieldType.STRING, "age in days", "天龄");
    public static final Field AGE_YEARS = optional("age_years", FieldType.STRING, "age in years", "年龄");
    public static final Field BIRTH_WEIGHT = optional("birth_weight", FieldType.STRING, "birth weight", "出生体重");
    public static final Field PRINCIPAL_PROCEDURE =
            optional("principal_procedure", FieldType.STRING, "main procedure", "主要手术操作");
    public static final Field ANY_PROCEDURE =
            optional("any_procedure", FieldType.STRING, "procedures at any position", "任一手术操作");
    public static final Field RELATED_PROCEDURE =
            optional("related_procedure", FieldType.STRING, "related procedures", "相关手术操作");
    public static final Field SOURCE_FILE = required("source_file", FieldType.STRING, "file", "来源文件");
    public static final Field SOURCE_LINE = required("source_line", FieldType.INT, "line of the file", "来源行号");

    public static final TableContract CONTRACT = TableContract.of(
                    "grouping_scheme", "core", "One row a row of a loaded grouping scheme, by revision.", "分组方案")
            .key(SCHEME, REVISION, SEQUENCE)
            .partitionedBy(SCHEME)
            .fields(
                    SCHEME,
                    REVISION,
                    SEQUENCE,
                    LAYER,
                    NAME,
                    PRINCIPAL_DIAGNOSIS,
                    SECONDARY_DIAGNOSIS,
                    ANY_DIAGNOSIS,
                    AGE_DAYS,
                    AGE_YEARS,
                    BIRTH_WEIGHT,
                    PRINCIPAL_PROCEDURE,
                    ANY_PROCEDURE,
                    RELATED_PROCEDURE,
                    SOURCE_FILE,
                    SOURCE_LINE)
            .check("layer_known", "layer IN ('XQ', 'BX', 'FZ', 'JC')")
            .check("sequence_from_one", "sequence >= 1")
            .build();

    private GroupingSchemeTable() {}
}
