package org.dipper.settlement;

import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row a line of an insurance pool's budget, planned before the year: the first figure, what is counted off it as negative amounts, and the DIP fund, which is their sum. */
public final class SettlementPlanTable {
    public static final Field SETTLEMENT_YEAR = required("settlement_year", FieldType.INT, "settlement year", "清算年度");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    public static final Field INSURANCE_POOL = required("insurance_pool", FieldType.STRING, "pool", "险种类型");
    public static final Field LINE = required("line", FieldType.INT, "line", "行号");
    public static final Field ITEM = required("item", FieldType.STRING, "item", "项目");
    public static final Field AMOUNT_FEN =
            required("amount_fen", FieldType.FEN, "amount", "金额").in("fen");

    public static final TableContract CONTRACT = TableContract.of(
                    "settlement_plan", "settlement", "One row a line of a pool's budget for a year.", "年度预算计划")
            .key(SETTLEMENT_YEAR, REVISION, INSURANCE_POOL, LINE)
            .fields(SETTLEMENT_YEAR, REVISION, INSURANCE_POOL, LINE, ITEM, AMOUNT_FEN)
            .build();

    private SettlementPlanTable() {}
}
