package org.dipper.settlement;

import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row a case of the settlement year: its score and its payment. The payments of an institution and pool sum to the institution payment to the fen. */
public final class AnnualSettlementCaseTable {
    public static final Field SETTLEMENT_ID = required("settlement_id", FieldType.STRING, "settlement", "结算ID");
    public static final Field INSTITUTION_CODE =
            required("institution_code", FieldType.STRING, "institution", "定点医药机构编号");
    public static final Field INSURANCE_POOL = required("insurance_pool", FieldType.STRING, "insurance pool", "险种类型");
    public static final Field CASE_SCORE =
            required("case_score", FieldType.POINTS, "case score", "病例分值").in("points");
    public static final Field PAYMENT_FEN =
            required("payment_fen", FieldType.FEN, "payment", "支付金额").in("fen");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    public static final Field SETTLEMENT_YEAR = required("settlement_year", FieldType.INT, "settlement year", "清算年度");

    public static final TableContract CONTRACT = TableContract.of(
                    "annual_settlement_case",
                    "settlement",
                    "One row a case of the settlement year with its payment.",
                    "年度清算病例")
            .key(SETTLEMENT_YEAR, REVISION, SETTLEMENT_ID)
            .partitionedBy(SETTLEMENT_YEAR)
            .fields(SETTLEMENT_ID, INSTITUTION_CODE, INSURANCE_POOL, CASE_SCORE, PAYMENT_FEN, REVISION, SETTLEMENT_YEAR)
            .check("payment_not_negative", "payment_fen >= 0")
            .build();

    private AnnualSettlementCaseTable() {}
}
