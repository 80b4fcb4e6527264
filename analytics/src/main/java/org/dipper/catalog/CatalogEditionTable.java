package org.dipper.catalog;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row an edition of the disease-group catalog: what it was derived from and how much it covers. */
public final class CatalogEditionTable {
    public static final Field EDITION_YEAR = required("edition_year", FieldType.INT, "edition", "目录年度");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    public static final Field HISTORY_FIRST_YEAR =
            required("history_first_year", FieldType.INT, "first year of history", "历史起始年");
    public static final Field HISTORY_LAST_YEAR =
            required("history_last_year", FieldType.INT, "last year of history", "历史截止年");
    public static final Field CASE_COUNT = required("case_count", FieldType.LONG, "cases of the history", "病例数");
    public static final Field TOTAL_COST_FEN = required("total_cost_fen", FieldType.FEN, "cost of the history", "医疗费总额")
            .in("fen");
    public static final Field MEAN_COST_FEN =
            required("mean_cost_fen", FieldType.FEN, "mean cost M", "加权次均费用").in("fen");
    public static final Field CORE_GROUP_COUNT = required("core_group_count", FieldType.LONG, "core groups", "核心病种数");
    public static final Field COMPREHENSIVE_GROUP_COUNT =
            required("comprehensive_group_count", FieldType.LONG, "comprehensive groups", "综合病种数");
    public static final Field CORE_CASE_COUNT =
            required("core_case_count", FieldType.LONG, "cases in core groups", "核心病种病例数");
    public static final Field COMPREHENSIVE_CASE_COUNT =
            required("comprehensive_case_count", FieldType.LONG, "cases in comprehensive groups", "综合病种病例数");
    public static final Field UNGROUPED_CASE_COUNT =
            required("ungrouped_case_count", FieldType.LONG, "ungrouped cases", "未入组病例数");
    public static final Field CORE_THRESHOLD =
            required("core_threshold", FieldType.LONG, "threshold of core groups", "核心病种例数临界值");
    public static final Field VARIANCE_REDUCTION =
            required("riv", FieldType.RATIO, "RIV of grouped cases", "组间变异(RIV)");
    public static final Field GROUPING_HASH = required("grouping_hash", FieldType.STRING, "way of grouping", "入组规则指纹");
    public static final Field SCHEME = optional("scheme", FieldType.STRING, "national scheme", "国家分组方案");
    public static final Field POLICY_HASH = required("policy_hash", FieldType.STRING, "policy hash", "政策指纹");
    public static final Field RUN_ID =
            required("run_id", FieldType.STRING, "run", "运行编号").outsideContentHash();

    public static final TableContract CONTRACT = TableContract.of(
                    "catalog_edition", "catalog", "One row a catalog edition.", "病种目录版本")
            .key(EDITION_YEAR, REVISION)
            .fields(
                    EDITION_YEAR,
                    REVISION,
                    HISTORY_FIRST_YEAR,
                    HISTORY_LAST_YEAR,
                    CASE_COUNT,
                    TOTAL_COST_FEN,
                    MEAN_COST_FEN,
                    CORE_GROUP_COUNT,
                    COMPREHENSIVE_GROUP_COUNT,
                    CORE_CASE_COUNT,
                    COMPREHENSIVE_CASE_COUNT,
                    UNGROUPED_CASE_COUNT,
                    CORE_THRESHOLD,
                    VARIANCE_REDUCTION,
                    GROUPING_HASH,
                    SCHEME,
                    POLICY_HASH,
                    RUN_ID)
            .check("cases_add_up", "case_count = core_case_count + comprehensive_case_count + ungrouped_case_count")
            .build();

    private CatalogEditionTable() {}
}
