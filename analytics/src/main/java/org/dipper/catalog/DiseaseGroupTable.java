package org.dipper.catalog;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row a disease group (病种) of an edition, with its score RW = 1000 x m / M and its homogeneity. */
public final class DiseaseGroupTable {
    public static final Field EDITION_YEAR = required("edition_year", FieldType.INT, "edition", "目录年度");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    public static final Field GROUP_CODE = required("group_code", FieldType.STRING, "disease group", "病种编码");
    public static final Field GROUP_TYPE = required("group_type", FieldType.STRING, "type", "病种类型");
    public static final Field DIAGNOSIS_CODE = required("diagnosis_code", FieldType.STRING, "diagnosis", "诊断编码");
    public static final Field PROCEDURE_CODE = optional("procedure_code", FieldType.STRING, "main procedure", "主要手术操作");
    public static final Field PROCEDURE_ATTRIBUTE =
            optional("procedure_attribute", FieldType.INT, "attribute", "手术操作属性");
    public static final Field DIAGNOSIS_KEY = required("diagnosis_key", FieldType.INT, "diagnosis, packed", "诊断(压缩键)");
    public static final Field PROCEDURE_KEY =
            required("procedure_key", FieldType.LONG, "main procedure, packed; 0 for none", "主要手术操作(压缩键)");
    /** XQ, BX, FZ or JC of the national scheme, local, or comprehensive. */
    public static final Field LAYER = required("layer", FieldType.STRING, "layer", "入组层级");

    public static final Field GROUP_NAME = optional("group_name", FieldType.STRING, "name", "病种名称");
    public static final Field RELATED_PROCEDURES =
            optional("related_procedures", FieldType.STRING, "related procedures", "相关手术操作");
    public static final Field SCHEME_RULE =
            required("scheme_rule", FieldType.INT, "row of the national scheme; 0 for a local group", "国家分组方案序号");
    public static final Field CASE_COUNT = required("case_count", FieldType.LONG, "cases", "病例数");
    public static final Field TOTAL_COST_FEN =
            required("total_cost_fen", FieldType.FEN, "total cost", "医疗费总额").in("fen");
    public static final Field MEAN_COST_FEN =
            required("mean_cost_fen", FieldType.FEN, "mean cost m", "加权次均费用").in("fen");
    public static final Field RW =
            required("rw", FieldType.POINTS, "RW", "病种分值").in("points");
    public static final Field DERIVED_RW = required(
                    "derived_rw", FieldType.POINTS, "RW as derived, before adjustment", "测算分值")
            .in("points");
    public static final Field DRUG_SCORE = optional("drug_score", FieldType.RATIO, "drug score dRW", "药品分值");
    public static final Field CONSUMABLE_SCORE =
            optional("consumable_score", FieldType.RATIO, "consumable score cRW", "耗材分值");
    public static final Field IS_BASIC_LEVEL =
            required("is_basic_level", FieldType.BOOLEAN, "basic-level disease", "基层病种");
    public static final Field CV = required("cv", FieldType.RATIO, "CV", "变异系数");

    public static final TableContract CONTRACT = TableContract.of(
                    "disease_group", "catalog", "One row a disease group of an edition.", "病种")
            .key(EDITION_YEAR, REVISION, GROUP_CODE)
            .fields(
                    EDITION_YEAR,
                    REVISION,
                    GROUP_CODE,
                    GROUP_TYPE,
                    DIAGNOSIS_CODE,
                    PROCEDURE_CODE,
                    PROCEDURE_ATTRIBUTE,
                    DIAGNOSIS_KEY,
                    PROCEDURE_KEY,
                    LAYER,
                    GROUP_NAME,
                    RELATED_PROCEDURES,
                    SCHEME_RULE,
                    CASE_COUNT,
                    TOTAL_COST_FEN,
                    MEAN_COST_FEN,
                    RW,
                    CV,
                    DERIVED_RW,
                    DRUG_SCORE,
                    CONSUMABLE_SCORE,
                    IS_BASIC_LEVEL)
            .check("type_known", "group_type IN ('core', 'comprehensive')")
            .check("score_positive", "rw > 0")
            .build();

    private DiseaseGroupTable() {}
}
