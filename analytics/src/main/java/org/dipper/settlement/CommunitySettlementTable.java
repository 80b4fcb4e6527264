package org.dipper.settlement;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row a county community of a settlement year: its package, care of its residents outside, and what its assessment leaves. */
public final class CommunitySettlementTable {
    public static final Field SETTLEMENT_YEAR = required("settlement_year", FieldType.INT, "settlement year", "清算年度");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    public static final Field COMMUNITY_CODE = required("community_code", FieldType.STRING, "community", "医共体");
    public static final Field LEAD_INSTITUTION =
            required("lead_institution", FieldType.STRING, "lead institution", "牵头医院");
    public static final Field INSURANCE_POOL = required("insurance_pool", FieldType.STRING, "pool", "险种类型");
    public static final Field PACKAGE_FEN =
            required("package_fen", FieldType.FEN, "package", "打包总额").in("fen");
    public static final Field MONTHLY_ALLOTMENT_FEN = required(
                    "monthly_allotment_fen", FieldType.FEN, "monthly allotment", "按月拨付")
            .in("fen");
    public static final Field OUTSIDE_CASE_COUNT =
            required("outside_case_count", FieldType.LONG, "cases outside", "外出就医病例数");
    public static final Field OUTSIDE_FUND_FEN = required(
                    "outside_fund_fen", FieldType.FEN, "fund spent outside", "外出就医基金")
            .in("fen");
    public static final Field ASSESSMENT_SCORE =
            optional("assessment_score", FieldType.RATIO, "assessment score", "考核得分");
    public static final Field DUE_SHARE =
            required("due_share", FieldType.POINTS, "share due", "应拨比例").in("points");
    public static final Field DUE_FEN =
            required("due_fen", FieldType.FEN, "due", "应拨金额").in("fen");
    public static final Field NEXT_YEAR_SHARE = required("next_year_share", FieldType.POINTS, "share next year", "下年比例")
            .in("points");
    public static final Field BALANCE_FEN =
            required("balance_fen", FieldType.FEN, "balance", "清算差额").in("fen");

    public static final TableContract CONTRACT = TableContract.of(
                    "community_settlement", "settlement", "One row a county community of a settlement year.", "医共体清算")
            .key(SETTLEMENT_YEAR, REVISION, COMMUNITY_CODE)
            .fields(
                    SETTLEMENT_YEAR,
                    REVISION,
                    COMMUNITY_CODE,
                    LEAD_INSTITUTION,
                    INSURANCE_POOL,
                    PACKAGE_FEN,
                    MONTHLY_ALLOTMENT_FEN,
                    OUTSIDE_CASE_COUNT,
                    OUTSIDE_FUND_FEN,
                    ASSESSMENT_SCORE,
                    DUE_SHARE,
                    DUE_FEN,
                    NEXT_YEAR_SHARE,
                    BALANCE_FEN)
            .build();

    private CommunitySettlementTable() {}
}
