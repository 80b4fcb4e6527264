package org.dipper.supervision.fair;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/**
 * One row an institution and month of an indicator with its cumulative sum: an alarm is a reason to look, never a verdict.
 *
 * <p>Statistics are empty for a month in which nothing was expected.
 */
public final class MonthlySignalTable {
    public static final Field PERIOD = required("period", FieldType.STRING, "period", "期间");
    public static final Field INDICATOR = required("indicator", FieldType.STRING, "indicator", "指标");
    public static final Field INSTITUTION_CODE =
            required("institution_code", FieldType.STRING, "institution", "定点医药机构编号");
    public static final Field MONTH = required("month", FieldType.INT, "month yyyymm", "月份");
    public static final Field CASE_COUNT = required("case_count", FieldType.LONG, "cases", "病例数");
    public static final Field OBSERVED = required("observed", FieldType.LONG, "observed", "实际值");
    public static final Field EXPECTED = required("expected", FieldType.decimal(28, 6), "expected", "期望值");
    public static final Field CUSUM = optional("cusum", FieldType.RATIO, "cumulative sum", "累积和");
    public static final Field LIMIT = optional("limit", FieldType.RATIO, "limit of the sum", "控制限");
    public static final Field IS_ALARM = optional("is_alarm", FieldType.BOOLEAN, "alarm", "是否预警");
    public static final Field P_VALUE = optional("p_value", FieldType.RATIO, "p-value", "p值");
    public static final Field Q_VALUE =
            optional("q_value", FieldType.RATIO, "p-value adjusted for many institutions", "q值(错误发现率)");
    public static final Field IS_SMALL_COUNT = required("is_small_count", FieldType.BOOLEAN, "few cases", "病例数少");

    public static final TableContract CONTRACT = TableContract.of(
                    "institution_month_signal",
                    "supervision",
                    "One row an institution and month of an indicator with its cumulative sum: never a verdict.",
                    "机构月度信号")
            .key(PERIOD, INDICATOR, INSTITUTION_CODE, MONTH)
            .fields(
                    PERIOD,
                    INDICATOR,
                    INSTITUTION_CODE,
                    MONTH,
                    CASE_COUNT,
                    OBSERVED,
                    EXPECTED,
                    CUSUM,
                    LIMIT,
                    IS_ALARM,
                    P_VALUE,
                    Q_VALUE,
                    IS_SMALL_COUNT)
            .build();

    private MonthlySignalTable() {}
}
