package org.dipper.settlement;

import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row a line of an insurance pool's account. The lines of {@code distribution} sum to 0: the fund on one side, what hospitals get and every named residue on the other. */
public final class PoolAccountTable {
    public static final Field SETTLEMENT_YEAR = required("settlement_year", FieldType.INT, "settlement year", "清算年度");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    public static final Field INSURANCE_POOL = required("insurance_pool", FieldType.STRING, "pool", "险种类型");
    public static final Field LINE = required("line", FieldType.INT, "line", "行号");
    public static final Field ACCOUNT =
            required("account", FieldType.STRING, "budget, distribution or adjustment_fund", "账户");
    public static final Field ITEM = required("item", FieldType.STRING, "item", "项目");
    public static final Field AMOUNT_FEN =
            required("amount_fen", FieldType.FEN, "amount", "金额").in("fen");

    public static final TableContract CONTRACT = TableContract.of(
                    "pool_account",
                    "settlement",
                    "One row a line of a pool's account: budget, distribution and adjustment fund.",
                    "基金账户")
            .key(SETTLEMENT_YEAR, REVISION, INSURANCE_POOL, LINE)
            .fields(SETTLEMENT_YEAR, REVISION, INSURANCE_POOL, LINE, ACCOUNT, ITEM, AMOUNT_FEN)
            .check("account_known", "account IN ('budget', 'distribution', 'adjustment_fund')")
            .build();

    private PoolAccountTable() {}
}
