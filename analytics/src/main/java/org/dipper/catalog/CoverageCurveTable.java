package org.dipper.catalog;

import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row a threshold that some combination of the history just reaches: how many core groups it gives and what they cover. */
public final class CoverageCurveTable {
    public static final Field EDITION_YEAR = required("edition_year", FieldType.INT, "edition", "目录年度");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    public static final Field THRESHOLD = required("threshold", FieldType.LONG, "threshold", "例数临界值");
    public static final Field GROUP_COUNT = required("group_count", FieldType.LONG, "core groups", "核心病种数");
    public static final Field CASE_COUNT = required("case_count", FieldType.LONG, "cases in them", "覆盖病例数");
    public static final Field COVERED_SHARE = required("covered_share", FieldType.RATIO, "share of all cases", "覆盖率");
    public static final Field IS_CHOSEN = required("is_chosen", FieldType.BOOLEAN, "threshold in force", "采用");

    public static final TableContract CONTRACT = TableContract.of(
                    "coverage_curve", "catalog", "One row a threshold and what it covers.", "覆盖率曲线")
            .key(EDITION_YEAR, REVISION, THRESHOLD)
            .fields(EDITION_YEAR, REVISION, THRESHOLD, GROUP_COUNT, CASE_COUNT, COVERED_SHARE, IS_CHOSEN)
            .build();

    private CoverageCurveTable() {}
}
