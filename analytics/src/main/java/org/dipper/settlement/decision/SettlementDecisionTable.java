package org.dipper.settlement.decision;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row a decision on a settlement year. A revision of a kind holds its whole file; columns that a kind has no use for are null. */
public final class SettlementDecisionTable {
    public static final Field SETTLEMENT_YEAR = required("settlement_year", FieldType.INT, "settlement year", "清算年度");
    public static final Field KIND = required("kind", FieldType.STRING, "kind of decision", "决定类别");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    public static final Field LINE = required("line", FieldType.INT, "line of the file", "行号");
    public static final Field SETTLEMENT_ID = optional("settlement_id", FieldType.STRING, "settlement", "结算ID");
    public static final Field INSTITUTION_CODE =
            optional("institution_code", FieldType.STRING, "institution or community", "定点医药机构编号");
    public static final Field INSURANCE_POOL = optional("insurance_pool", FieldType.STRING, "pool", "险种类型");
    public static final Field MONTH = optional("month", FieldType.INT, "month yyyymm", "月份");
    public static final Field OUTCOME = optional("outcome", FieldType.STRING, "outcome", "评议结论");
    public static final Field METHOD =
            optional("method", FieldType.STRING, "method of payment, or kind of the other payment", "支付方式");
    public static final Field SCORE = optional("score", FieldType.POINTS, "points, or assessment score", "分值或考核得分");
    public static final Field COEFFICIENT = optional("coefficient", FieldType.POINTS, "assessment coefficient", "考核系数");
    public static final Field AMOUNT_FEN =
            optional("amount_fen", FieldType.FEN, "amount", "金额").in("fen");
    public static final Field QUANTITY = optional("quantity", FieldType.LONG, "quantity", "数量");
    public static final Field RISK_ADJUSTMENT =
            optional("risk_adjustment", FieldType.POINTS, "risk adjustment", "风险调整");
    public static final Field NAME = optional("name", FieldType.STRING, "name, or number of the objection", "名称或异议编号");
    public static final Field TEXT = optional("text", FieldType.STRING, "text of the objection", "异议内容");
    public static final Field STATE = optional("state", FieldType.STRING, "state of the objection", "异议状态");
    public static final Field DECIDED_BY = optional("decided_by", FieldType.STRING, "who decided or answered", "决定人");
    public static final Field DECIDED_ON =
            optional("decided_on", FieldType.DATE, "day of the decision or the filing", "决定或提出日期");
    public static final Field REASON = optional("reason", FieldType.STRING, "reason or answer", "理由或答复");

    public static final TableContract CONTRACT = TableContract.of(
                    "settlement_decision", "settlement", "One row a decision on a settlement year.", "结算决定")
            .key(SETTLEMENT_YEAR, KIND, REVISION, LINE)
            .fields(
                    SETTLEMENT_YEAR,
                    KIND,
                    REVISION,
                    LINE,
                    SETTLEMENT_ID,
                    INSTITUTION_CODE,
                    INSURANCE_POOL,
                    MONTH,
                    OUTCOME,
                    METHOD,
                    SCORE,
                    COEFFICIENT,
                    AMOUNT_FEN,
                    QUANTITY,
                    RISK_ADJUSTMENT,
                    NAME,
                    TEXT,
                    STATE,
                    DECIDED_BY,
                    DECIDED_ON,
                    REASON)
            .check("decided_amount_not_negative", "amount_fen IS NULL OR amount_fen >= 0")
            .build();

    private SettlementDecisionTable() {}
}
