package org.dipper.catalog;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row an entry of the second level, the first level or the main index of an edition; the third level is {@link DiseaseGroupTable}. */
public final class CatalogLevelTable {
    public static final Field EDITION_YEAR = required("edition_year", FieldType.INT, "edition", "目录年度");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    /** 2 subcategory, 1 section, 0 main index. */
    public static final Field LEVEL = required("level", FieldType.INT, "level", "目录级别");

    public static final Field CODE = required("code", FieldType.STRING, "code", "编码");
    public static final Field NAME = optional("name", FieldType.STRING, "name", "名称");
    /** 0 in the main index. */
    public static final Field PROCEDURE_ATTRIBUTE =
            required("procedure_attribute", FieldType.INT, "attribute", "手术操作属性");

    public static final Field CASE_COUNT = required("case_count", FieldType.LONG, "cases", "病例数");
    public static final Field TOTAL_COST_FEN =
            required("total_cost_fen", FieldType.FEN, "total cost", "医疗费总额").in("fen");
    public static final Field MEAN_COST_FEN =
            required("mean_cost_fen", FieldType.FEN, "mean cost m", "加权次均费用").in("fen");
    public static final Field RW =
            required("rw", FieldType.POINTS, "RW by mean cost", "分值").in("points");
    public static final Field CV = required("cv", FieldType.RATIO, "CV", "变异系数");

    public static final TableContract CONTRACT = TableContract.of(
                    "catalog_level", "catalog", "One row an entry of the upper catalog levels.", "病种三级目录")
            .key(EDITION_YEAR, REVISION, LEVEL, CODE, PROCEDURE_ATTRIBUTE)
            .fields(
                    EDITION_YEAR,
                    REVISION,
                    LEVEL,
                    CODE,
                    NAME,
                    PROCEDURE_ATTRIBUTE,
                    CASE_COUNT,
                    TOTAL_COST_FEN,
                    MEAN_COST_FEN,
                    RW,
                    CV)
            .check("level_known", "level BETWEEN 0 AND 2")
            .build();

    private CatalogLevelTable() {}
}
