package org.dipper.catalog;

import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row a disease group, hospital level, insurance pool and year of the history of an edition; ungrouped cases under group code {@code -}. What year-start point values and level means are computed from. */
public final class GroupHistoryTable {
    public static final Field EDITION_YEAR = required("edition_year", FieldType.INT, "edition", "目录年度");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    public static final Field GROUP_CODE =
            required("group_code", FieldType.STRING, "disease group, - for ungrouped", "病种编码");
    public static final Field HOSPITAL_LEVEL = required("hospital_level", FieldType.STRING, "hospital level", "医院等级");
    public static final Field INSURANCE_POOL = required("insurance_pool", FieldType.STRING, "insurance pool", "险种类型");
    public static final Field DISCHARGE_YEAR = required("discharge_year", FieldType.INT, "discharge year", "出院年度");
    public static final Field CASE_COUNT = required("case_count", FieldType.LONG, "cases", "病例数");
    public static final Field TOTAL_COST_FEN =
            required("total_cost_fen", FieldType.FEN, "total cost", "医疗费总额").in("fen");

    public static final TableContract CONTRACT = TableContract.of(
                    "disease_group_history",
                    "catalog",
                    "One row a disease group, hospital level, pool and year of history.",
                    "病种历史费用")
            .key(EDITION_YEAR, REVISION, GROUP_CODE, HOSPITAL_LEVEL, INSURANCE_POOL, DISCHARGE_YEAR)
            .fields(
                    EDITION_YEAR,
                    REVISION,
                    GROUP_CODE,
                    HOSPITAL_LEVEL,
                    INSURANCE_POOL,
                    DISCHARGE_YEAR,
                    CASE_COUNT,
                    TOTAL_COST_FEN)
            .build();

    private GroupHistoryTable() {}
}
