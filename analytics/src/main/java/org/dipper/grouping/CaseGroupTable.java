package org.dipper.grouping;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row a case of the settlement year: the disease group it falls into and the layer that decided. */
public final class CaseGroupTable {
    public static final Field SETTLEMENT_ID = required("settlement_id", FieldType.STRING, "settlement", "结算ID");
    public static final Field GROUP_CODE =
            optional("group_code", FieldType.STRING, "disease group, null where ungrouped", "病种编码");
    public static final Field GROUP_TYPE =
            required("group_type", FieldType.STRING, "core, comprehensive or ungrouped", "病种类型");
    public static final Field GROUPING_REASON =
            required("grouping_reason", FieldType.STRING, "the layer that decided", "入组路径");
    public static final Field EDITION_YEAR = required("edition_year", FieldType.INT, "edition", "目录年度");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    public static final Field SETTLEMENT_YEAR = required("settlement_year", FieldType.INT, "settlement year", "清算年度");

    public static final TableContract CONTRACT = TableContract.of(
                    "case_group", "settlement", "One row a case of the settlement year with its group and why.", "病例入组")
            .key(SETTLEMENT_YEAR, REVISION, SETTLEMENT_ID)
            .partitionedBy(SETTLEMENT_YEAR)
            .fields(SETTLEMENT_ID, GROUP_CODE, GROUP_TYPE, GROUPING_REASON, EDITION_YEAR, REVISION, SETTLEMENT_YEAR)
            .check("type_known", "group_type IN ('core', 'comprehensive', 'ungrouped')")
            .build();

    private CaseGroupTable() {}
}
