package org.dipper.coding;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row an entry of a loaded code table; every revision of every table stays. */
public final class CodeDictionaryTable {
    public static final Field DICTIONARY = required("dictionary", FieldType.STRING, "code table", "编码表");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订");
    public static final Field ENTRY_NUMBER = required("entry_number", FieldType.INT, "entry", "序号");
    public static final Field CODE = required("code", FieldType.STRING, "code, prefix or ranges", "编码");
    public static final Field NAME = optional("name", FieldType.STRING, "name", "名称");
    public static final Field TARGET_CODE = optional("target_code", FieldType.STRING, "maps or belongs to", "对应编码");
    public static final Field ATTRIBUTE = optional("attribute", FieldType.STRING, "procedure attribute", "手术操作属性");
    public static final Field PROCEDURE_LEVEL =
            optional("procedure_level", FieldType.INT, "procedure level 1-4", "手术级别");
    public static final Field RULE = optional("rule", FieldType.STRING, "rule or condition", "规则");
    public static final Field CODE_RANGE = optional("code_range", FieldType.STRING, "codes it holds for", "编码范围");
    public static final Field WEIGHT = optional("weight", FieldType.INT, "comorbidity weight", "合并症权重");
    public static final Field SOURCE_LINE = required("source_line", FieldType.INT, "line of the file", "来源行号");

    public static final TableContract CONTRACT = TableContract.of(
                    "code_dictionary", "core", "One row an entry of a loaded code table, by revision.", "编码字典")
            .key(DICTIONARY, REVISION, ENTRY_NUMBER)
            .partitionedBy(DICTIONARY)
            .fields(
                    DICTIONARY,
                    REVISION,
                    ENTRY_NUMBER,
                    CODE,
                    NAME,
                    TARGET_CODE,
                    ATTRIBUTE,
                    PROCEDURE_LEVEL,
                    RULE,
                    CODE_RANGE,
                    WEIGHT,
                    SOURCE_LINE)
            .check("procedure_level_known", "procedure_level IS NULL OR procedure_level BETWEEN 1 AND 4")
            .build();

    private CodeDictionaryTable() {}
}
