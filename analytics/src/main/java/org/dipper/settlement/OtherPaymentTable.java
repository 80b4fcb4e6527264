package org.dipper.settlement;

import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row another payment of a settlement year that joins its pool as points: by item, single disease, capitation, outpatient group or community. */
public final class OtherPaymentTable {
    public static final Field SETTLEMENT_YEAR = required("settlement_year", FieldType.INT, "settlement year", "清算年度");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    public static final Field INSTITUTION_CODE =
            required("institution_code", FieldType.STRING, "institution", "定点医药机构编号");
    public static final Field INSURANCE_POOL = required("insurance_pool", FieldType.STRING, "pool", "险种类型");
    public static final Field KIND = required("kind", FieldType.STRING, "kind", "类别");
    public static final Field NAME = required("name", FieldType.STRING, "name", "名称");
    public static final Field AMOUNT_FEN =
            required("amount_fen", FieldType.FEN, "amount", "金额").in("fen");
    public static final Field QUANTITY = required("quantity", FieldType.LONG, "quantity", "数量");
    public static final Field POINTS =
            required("points", FieldType.POINTS_SUM, "points", "折算分值").in("points");
    public static final Field PAYMENT_FEN =
            required("payment_fen", FieldType.FEN, "payment", "支付金额").in("fen");

    public static final TableContract CONTRACT = TableContract.of(
                    "other_payment", "settlement", "One row another payment that joins the pool as points.", "其他支付方式折算")
            .key(SETTLEMENT_YEAR, REVISION, INSTITUTION_CODE, INSURANCE_POOL, KIND, NAME)
            .fields(
                    SETTLEMENT_YEAR,
                    REVISION,
                    INSTITUTION_CODE,
                    INSURANCE_POOL,
                    KIND,
                    NAME,
                    AMOUNT_FEN,
                    QUANTITY,
                    POINTS,
                    PAYMENT_FEN)
            .build();

    private OtherPaymentTable() {}
}
