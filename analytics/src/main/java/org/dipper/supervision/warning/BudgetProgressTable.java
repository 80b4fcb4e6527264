package org.dipper.supervision.warning;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row a budget and month: where the fund of the year stands beside its budget line, as known at the end of the month. */
public final class BudgetProgressTable {
    public static final Field MONTH = required("month", FieldType.INT, "month yyyymm", "月份");
    public static final Field SUBJECT_TYPE = required("subject_type", FieldType.STRING, "subject type", "对象类型");
    public static final Field SUBJECT = required("subject", FieldType.STRING, "subject", "对象");
    public static final Field BUDGET_FEN =
            required("budget_fen", FieldType.FEN, "annual total", "年度总额").in("fen");
    public static final Field BOOKED_FEN =
            required("booked_fen", FieldType.FEN, "booked so far", "累计记账").in("fen");
    public static final Field DEVELOPED_FEN = required(
                    "developed_fen", FieldType.FEN, "booked and still to come", "累计发展后金额")
            .in("fen");
    public static final Field EXPECTED_SHARE =
            optional("expected_share", FieldType.decimal(18, 12), "expected share of the year", "预期进度");
    public static final Field RATIO = optional("ratio", FieldType.decimal(28, 6), "fund over budget line", "预算执行比");
    public static final Field BAND = optional("band", FieldType.STRING, "band", "预警档");
    public static final Field FORECAST_FEN =
            optional("forecast_fen", FieldType.FEN, "year end forecast", "年末预测").in("fen");
    public static final Field FORECAST_LOW_FEN = optional(
                    "forecast_low_fen", FieldType.FEN, "low end of the interval", "预测下限")
            .in("fen");
    public static final Field FORECAST_HIGH_FEN = optional(
                    "forecast_high_fen", FieldType.FEN, "high end of the interval", "预测上限")
            .in("fen");
    public static final Field RESIDUAL_COUNT =
            required("residual_count", FieldType.INT, "back-test residuals", "回测残差数");
    public static final Field NOTE = required("note", FieldType.STRING, "note", "说明(英文)");
    public static final Field NOTE_ZH = required("note_zh", FieldType.STRING, "note in Chinese", "说明");

    public static final TableContract CONTRACT = TableContract.of(
                    "budget_progress", "supervision", "One row a budget and month.", "预算执行进度")
            .key(MONTH, SUBJECT_TYPE, SUBJECT)
            .fields(
                    MONTH,
                    SUBJECT_TYPE,
                    SUBJECT,
                    BUDGET_FEN,
                    BOOKED_FEN,
                    DEVELOPED_FEN,
                    EXPECTED_SHARE,
                    RATIO,
                    BAND,
                    FORECAST_FEN,
                    FORECAST_LOW_FEN,
                    FORECAST_HIGH_FEN,
                    RESIDUAL_COUNT,
                    NOTE,
                    NOTE_ZH)
            .check("budget_positive", "budget_fen > 0")
            .build();

    private BudgetProgressTable() {}
}
