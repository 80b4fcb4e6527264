package org.dipper.supervision.fair;

import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/**
 * One row an institution with what its own cases show and what they would show elsewhere, for an indicator of a period.
 *
 * <p>Observed and expected are of the same cases: those for which nothing can be expected are only counted. They are in the
 * unit of the indicator (events, days, fen), the variance in its square.
 */
public final class ExpectedValueTable {
    public static final Field PERIOD = required("period", FieldType.STRING, "period", "期间");
    public static final Field INDICATOR = required("indicator", FieldType.STRING, "indicator", "指标");
    public static final Field INSTITUTION_CODE =
            required("institution_code", FieldType.STRING, "institution", "定点医药机构编号");
    public static final Field CASE_COUNT = required("case_count", FieldType.LONG, "cases compared", "比较病例数");
    public static final Field OBSERVED = required("observed", FieldType.decimal(28, 6), "observed", "实际值");
    public static final Field EXPECTED = required("expected", FieldType.decimal(28, 6), "expected", "期望值");
    public static final Field VARIANCE =
            required("variance", FieldType.decimal(38, 6), "variance of the observed by chance", "随机方差");
    public static final Field SMALL_CELL_CASE_COUNT =
            required("small_cell_case_count", FieldType.LONG, "cases in cells that stayed small", "小单元病例数");
    public static final Field UNMATCHED_CASE_COUNT =
            required("unmatched_case_count", FieldType.LONG, "cases without anything to compare", "无可比病例数");
    public static final Field IS_LEFT_OUT =
            required("is_left_out", FieldType.BOOLEAN, "expected from other institutions only", "期望值剔除本机构");

    public static final TableContract CONTRACT = TableContract.of(
                    "expected_value",
                    "supervision",
                    "One row an institution with observed and expected for an indicator of a period.",
                    "机构期望值")
            .key(PERIOD, INDICATOR, INSTITUTION_CODE)
            .fields(
                    PERIOD,
                    INDICATOR,
                    INSTITUTION_CODE,
                    CASE_COUNT,
                    OBSERVED,
                    EXPECTED,
                    VARIANCE,
                    SMALL_CELL_CASE_COUNT,
                    UNMATCHED_CASE_COUNT,
                    IS_LEFT_OUT)
            .build();

    private ExpectedValueTable() {}
}
