package org.dipper.catalog;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/**
 * The history, summed: one row a combination, hospital level, insurance pool, discharge year and batch of ingests, for one way
 * of grouping. Catalogs are derived from these rows, so that new cases cost what they are and old ones are not read again.
 * Sums of whole numbers: any split into ingests gives the same catalog.
 */
public final class HistorySumTable {
    public static final Field GROUPING_HASH = required("grouping_hash", FieldType.STRING, "way of grouping", "入组规则指纹");
    public static final Field INGEST_IDS =
            required("ingest_ids", FieldType.STRING, "ingest runs that were counted together", "导入批次");
    public static final Field SCHEME_RULE = required(
            Combinations.SCHEME_RULE,
            FieldType.INT,
            "row of the national scheme; 0 for none, -1 not groupable",
            "国家分组方案序号");
    public static final Field DIAGNOSIS_KEY =
            required(Combinations.DIAGNOSIS_KEY, FieldType.INT, "4-character diagnosis, packed", "亚目(压缩键)");
    public static final Field PROCEDURE_KEY =
            required(Combinations.PROCEDURE_KEY, FieldType.LONG, "main procedure, packed; 0 for none", "主要手术操作(压缩键)");
    public static final Field ATTRIBUTE =
            required(Combinations.ATTRIBUTE, FieldType.INT, "procedure attribute 1-4", "手术操作属性");
    public static final Field RELATED =
            required(Combinations.RELATED, FieldType.STRING, "related procedures", "相关手术操作");
    public static final Field HOSPITAL_LEVEL = required("hospital_level", FieldType.STRING, "hospital level", "医院等级");
    public static final Field INSURANCE_POOL = required("insurance_pool", FieldType.STRING, "insurance pool", "险种类型");
    public static final Field CASE_COUNT = required("case_count", FieldType.LONG, "cases", "病例数");
    public static final Field TOTAL_COST_FEN =
            required("total_cost_fen", FieldType.FEN, "total cost", "医疗费总额").in("fen");
    public static final Field SQUARE_HIGH =
            required("square_high", FieldType.LONG, "squared cost, high part", "费用平方和(高位)");
    public static final Field SQUARE_LOW =
            required("square_low", FieldType.LONG, "squared cost, low 32 bits", "费用平方和(低位)");
    public static final Field DRUG_COST_FEN = optional(
                    "drug_cost_fen", FieldType.FEN, "drugs, null where not asked for", "药品费")
            .in("fen");
    public static final Field CONSUMABLE_COST_FEN = optional(
                    "consumable_cost_fen", FieldType.FEN, "consumables, null where not asked for", "卫生材料费")
            .in("fen");
    public static final Field SUB_COST_CASES =
            required("sub_cost_case_count", FieldType.LONG, "cases that carry both", "含药品与材料费的病例数");
    public static final Field DISCHARGE_YEAR = required("discharge_year", FieldType.INT, "discharge year", "出院年度");

    public static final TableContract CONTRACT = TableContract.of(
                    "history_sum",
                    "catalog",
                    "One row a combination, level, pool, year and batch of ingests.",
                    "历史病例汇总")
            .key(
                    GROUPING_HASH,
                    INGEST_IDS,
                    DISCHARGE_YEAR,
                    SCHEME_RULE,
                    DIAGNOSIS_KEY,
                    PROCEDURE_KEY,
                    ATTRIBUTE,
                    RELATED,
                    HOSPITAL_LEVEL,
                    INSURANCE_POOL)
            .partitionedBy(DISCHARGE_YEAR)
            .fields(
                    GROUPING_HASH,
                    INGEST_IDS,
                    SCHEME_RULE,
                    DIAGNOSIS_KEY,
                    PROCEDURE_KEY,
                    ATTRIBUTE,
                    RELATED,
                    HOSPITAL_LEVEL,
                    INSURANCE_POOL,
                    CASE_COUNT,
                    TOTAL_COST_FEN,
                    SQUARE_HIGH,
                    SQUARE_LOW,
                    DRUG_COST_FEN,
                    CONSUMABLE_COST_FEN,
                    SUB_COST_CASES,
                    DISCHARGE_YEAR)
            .build();

    private HistorySumTable() {}
}
