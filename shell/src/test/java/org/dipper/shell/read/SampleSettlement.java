package org.dipper.shell.read;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dipper.cases.InstitutionTable;
import org.dipper.operations.PublicationTable;
import org.dipper.settlement.AnnualClearingTable;
import org.dipper.settlement.AnnualSettlementCaseTable;
import org.dipper.settlement.AnnualSettlementPathTable;
import org.dipper.settlement.AnnualSettlementTable;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.settlement.CommunitySettlementTable;
import org.dipper.settlement.MonthlySettlementCaseTable;
import org.dipper.settlement.MonthlySettlementTable;
import org.dipper.settlement.OtherPaymentTable;
import org.dipper.settlement.PointValueTable;
import org.dipper.settlement.PoolAccountTable;
import org.dipper.settlement.clearing.PoolAccount;
import org.dipper.settlement.decision.DecisionKind;
import org.dipper.settlement.decision.SettlementDecisionTable;
import org.dipper.table.Field;
import org.dipper.table.TableContract;

/** The settlement year 2025 of two hospitals with all its tables: 394,000 points share 3 million yuan, H1 has 246,400 of them. */
public final class SampleSettlement {
    /** A name that would be markup in a careless page and a formula in a careless csv. */
    public static final String HOSTILE = "=HYPERLINK(\"http://x\")<script>alert('医院')</script>";

    private static final int YEAR = 2025;

    private SampleSettlement() {}

    /** Writes it beside whatever the warehouse has. */
    public static void write(final Path folder) {
        final TableFixture tables = new TableFixture(folder);
        final long names = tables.append(
                InstitutionTable.CONTRACT, List.of(List.of("H1", 1L, HOSTILE, "3"), List.of("H2", 2L, "二院", "2")));
        tables.publish("ingest", 1, "published", SampleWarehouse.versions("institution", names));
        plan(tables);
        month(tables, 202501, monthOne(), "new", "S1", "100000");
        month(tables, 202502, monthTwo(), "corrected", "S1", "-100");
        decisionsBefore(tables);
        year(tables);
        decide(
                tables,
                DecisionKind.OBJECTION,
                Map.of(
                        SettlementDecisionTable.NAME, "Y-1",
                        SettlementDecisionTable.INSTITUTION_CODE, "H1",
                        SettlementDecisionTable.SETTLEMENT_ID, "S1",
                        SettlementDecisionTable.DECIDED_ON, LocalDate.of(2026, 2, 1),
                        SettlementDecisionTable.TEXT, "wrong group",
                        SettlementDecisionTable.STATE, "open"));
        tables.append(
                PublicationTable.CONTRACT,
                List.of(TableFixture.row(
                        PublicationTable.CONTRACT,
                        Map.of(
                                PublicationTable.SEQUENCE,
                                100L,
                                PublicationTable.SUBJECT,
                                "state:2025",
                                PublicationTable.REVISION,
                                1,
                                PublicationTable.STATE,
                                "published",
                                PublicationTable.TABLE_VERSIONS,
                                "{}",
                                PublicationTable.CONTENT_HASH,
                                "",
                                PublicationTable.RUN_ID,
                                "run-state",
                                PublicationTable.ANSWER,
                                "{\"state\":\"feedback\"}"))));
    }

    /** What the settlement was computed with: of the reviews S4 is approved, S3 rejected. */
    private static void decisionsBefore(final TableFixture tables) {
        decide(
                tables,
                DecisionKind.SPECIAL_REVIEW,
                Map.of(
                        SettlementDecisionTable.SETTLEMENT_ID, "S4",
                        SettlementDecisionTable.OUTCOME, "approved",
                        SettlementDecisionTable.METHOD, "score",
                        SettlementDecisionTable.SCORE, points("10000"),
                        SettlementDecisionTable.DECIDED_BY, "experts",
                        SettlementDecisionTable.DECIDED_ON, LocalDate.of(2026, 1, 10),
                        SettlementDecisionTable.REASON, "several teams"),
                Map.of(
                        SettlementDecisionTable.SETTLEMENT_ID, "S3",
                        SettlementDecisionTable.OUTCOME, "rejected",
                        SettlementDecisionTable.DECIDED_BY, "experts",
                        SettlementDecisionTable.DECIDED_ON, LocalDate.of(2026, 1, 11),
                        SettlementDecisionTable.REASON, "usual care"));
        decide(
                tables,
                DecisionKind.REFUND,
                Map.of(
                        SettlementDecisionTable.SETTLEMENT_ID, "S5",
                        SettlementDecisionTable.DECIDED_ON, LocalDate.of(2026, 1, 12),
                        SettlementDecisionTable.REASON, "paid twice"));
        decide(
                tables,
                DecisionKind.AUDIT_DEDUCTION,
                Map.of(
                        SettlementDecisionTable.INSTITUTION_CODE, "H1",
                        SettlementDecisionTable.INSURANCE_POOL, "310",
                        SettlementDecisionTable.MONTH, 202501,
                        SettlementDecisionTable.AMOUNT_FEN, 200_000L,
                        SettlementDecisionTable.SETTLEMENT_ID, "S1",
                        SettlementDecisionTable.DECIDED_BY, "agency",
                        SettlementDecisionTable.REASON, "overcharged"),
                Map.of(
                        SettlementDecisionTable.INSTITUTION_CODE, "H1",
                        SettlementDecisionTable.INSURANCE_POOL, "310",
                        SettlementDecisionTable.AMOUNT_FEN, 100_000L,
                        SettlementDecisionTable.DECIDED_BY, "agency",
                        SettlementDecisionTable.REASON, "late lists"));
    }

    @SafeVarargs
    private static void decide(
            final TableFixture tables, final DecisionKind kind, final Map<Field, Object>... decisions) {
        final List<List<Object>> rows = new ArrayList<>();
        for (final Map<Field, Object> decision : decisions) {
            final Map<Field, Object> row = new HashMap<>(decision);
            row.put(SettlementDecisionTable.SETTLEMENT_YEAR, YEAR);
            row.put(SettlementDecisionTable.KIND, kind.id());
            row.put(SettlementDecisionTable.REVISION, 1);
            row.put(SettlementDecisionTable.LINE, rows.size() + 2);
            rows.add(TableFixture.row(SettlementDecisionTable.CONTRACT, row));
        }
        final long version = tables.append(SettlementDecisionTable.CONTRACT, rows);
        tables.publish(
                kind.subject(YEAR),
                1,
                "published",
                SampleWarehouse.versions(SettlementDecisionTable.CONTRACT.name(), version));
    }

    private static void plan(final TableFixture tables) {
        final long account = tables.append(
                PoolAccountTable.CONTRACT,
                List.of(account("310", 1, PoolAccount.BUDGET, PoolAccount.DIP_FUND, 300_000_000L)));
        tables.publish("plan:2025", 1, "published", SampleWarehouse.versions("pool_account", account));
    }

    private static void month(
            final TableFixture tables,
            final int month,
            final Map<Field, Object> values,
            final String kind,
            final String id,
            final String points) {
        final Map<Field, Object> row = new HashMap<>(values);
        row.put(MonthlySettlementTable.SETTLEMENT_MONTH, month);
        final long sums =
                tables.append(MonthlySettlementTable.CONTRACT, List.of(complete(MonthlySettlementTable.CONTRACT, row)));
        final long cases = tables.append(
                MonthlySettlementCaseTable.CONTRACT,
                List.of(complete(
                        MonthlySettlementCaseTable.CONTRACT,
                        Map.of(
                                MonthlySettlementCaseTable.SETTLEMENT_MONTH,
                                month,
                                MonthlySettlementCaseTable.SETTLEMENT_ID,
                                id,
                                MonthlySettlementCaseTable.KIND,
                                kind,
                                MonthlySettlementCaseTable.CASE_SCORE,
                                points(points)))));
        tables.publish(
                "month:" + month,
                1,
                "published",
                SampleWarehouse.versions("monthly_settlement", sums, "monthly_settlement_case", cases));
    }

    /** Points x value x ratio. */
    private static Map<Field, Object> monthOne() {
        return Map.ofEntries(
                entry(MonthlySettlementTable.CASE_COUNT, 1L),
                entry(MonthlySettlementTable.SCORE, points("100000")),
                entry(MonthlySettlementTable.TOTAL_COST_FEN, 90_000_000L),
                entry(MonthlySettlementTable.BOOKED_FUND_FEN, 63_000_000L),
                entry(MonthlySettlementTable.PAYABLE_FEN, 70_000_000L),
                entry(MonthlySettlementTable.RELEASED_FEN, 66_500_000L),
                entry(MonthlySettlementTable.DEPOSIT_FEN, 3_500_000L),
                entry(MonthlySettlementTable.AUDIT_DEDUCTION_FEN, 300_000L),
                entry(MonthlySettlementTable.PAID_FEN, 66_200_000L));
    }

    /** A correction below 0 is carried out. */
    private static Map<Field, Object> monthTwo() {
        return Map.ofEntries(
                entry(MonthlySettlementTable.CORRECTED_CASE_COUNT, 1L),
                entry(MonthlySettlementTable.SCORE, points("-100")),
                entry(MonthlySettlementTable.PAYABLE_FEN, -70_000L),
                entry(MonthlySettlementTable.RELEASED_FEN, -66_500L),
                entry(MonthlySettlementTable.DEPOSIT_FEN, -3_500L),
                entry(MonthlySettlementTable.CARRIED_OUT_FEN, -66_500L));
    }

    private static void year(final TableFixture tables) {
        final Object[] versions = {
            "case_score", tables.append(CaseScoreTable.CONTRACT, cases()),
            "point_value", tables.append(PointValueTable.CONTRACT, pools()),
            "annual_settlement", tables.append(AnnualSettlementTable.CONTRACT, institutions()),
            "annual_settlement_case",
                    tables.append(
                            AnnualSettlementCaseTable.CONTRACT,
                            List.of(complete(
                                    AnnualSettlementCaseTable.CONTRACT,
                                    Map.of(
                                            AnnualSettlementCaseTable.SETTLEMENT_ID,
                                            "S1",
                                            AnnualSettlementCaseTable.CASE_SCORE,
                                            points("100000"),
                                            AnnualSettlementCaseTable.PAYMENT_FEN,
                                            76_142_132L)))),
            "annual_settlement_path", tables.append(AnnualSettlementPathTable.CONTRACT, paths()),
            "annual_clearing", tables.append(AnnualClearingTable.CONTRACT, clearing()),
            "other_payment",
                    tables.append(
                            OtherPaymentTable.CONTRACT,
                            List.of(complete(
                                    OtherPaymentTable.CONTRACT,
                                    Map.of(
                                            OtherPaymentTable.INSURANCE_POOL,
                                            "390",
                                            OtherPaymentTable.KIND,
                                            "item",
                                            OtherPaymentTable.NAME,
                                            HOSTILE,
                                            OtherPaymentTable.AMOUNT_FEN,
                                            8_000_000L,
                                            OtherPaymentTable.QUANTITY,
                                            1L,
                                            OtherPaymentTable.POINTS,
                                            points("400"),
                                            OtherPaymentTable.PAYMENT_FEN,
                                            4_000_000L)))),
            "pool_account",
                    tables.append(
                            PoolAccountTable.CONTRACT,
                            List.of(
                                    account("310", 1, PoolAccount.DISTRIBUTION, PoolAccount.DIP_FUND, 300_000_000L),
                                    account(
                                            "310",
                                            2,
                                            PoolAccount.DISTRIBUTION,
                                            PoolAccount.PAID_TO_HOSPITALS,
                                            -300_000_000L))),
            "community_settlement",
                    tables.append(
                            CommunitySettlementTable.CONTRACT,
                            List.of(complete(
                                    CommunitySettlementTable.CONTRACT,
                                    Map.of(
                                            CommunitySettlementTable.COMMUNITY_CODE,
                                            "C1",
                                            CommunitySettlementTable.PACKAGE_FEN,
                                            10_000_000_000L,
                                            CommunitySettlementTable.DUE_FEN,
                                            9_000_000_000L))))
        };
        tables.publish("settlement:2025", 1, "draft", SampleWarehouse.versions(versions));
    }

    private static List<List<Object>> cases() {
        final List<List<Object>> cases = new ArrayList<>(List.of(
                score("S1", "H1", "310", "J18.9", "100000", "normal", "group", false),
                score("S2", "H1", "310", "I21.0+36.0700x004", "46400", "low", "group", false),
                score("S3", "H1", "310", "J18.9", "90000", "high", "group", true),
                score("S4", "H1", "310", "K35.8", "10000", "normal", "special_review", false),
                score("S5", "H1", "310", "K35.8", "0", "normal", "withdrawn", false),
                score("S6", "H1", "390", "J18.9", "600", "normal", "group", false),
                score("S7", "H2", "310", "J18.9", "147600", "normal", "group", false)));
        return cases;
    }

    private static List<Object> score(
            final String id,
            final String institution,
            final String pool,
            final String group,
            final String points,
            final String deviation,
            final String path,
            final boolean isExtreme) {
        return complete(
                CaseScoreTable.CONTRACT,
                Map.ofEntries(
                        entry(CaseScoreTable.SETTLEMENT_ID, id),
                        entry(CaseScoreTable.INSTITUTION_CODE, institution),
                        entry(CaseScoreTable.INSURANCE_POOL, pool),
                        entry(CaseScoreTable.GROUP_CODE, group),
                        entry(CaseScoreTable.TOTAL_COST_FEN, 1_000_000L),
                        entry(CaseScoreTable.FUND_PAY_FEN, 700_000L),
                        entry(CaseScoreTable.STANDARD_COST_FEN, 500_000L),
                        entry(CaseScoreTable.DEVIATION, deviation),
                        entry(CaseScoreTable.CASE_SCORE, points(points)),
                        entry(CaseScoreTable.PAYMENT_PATH, path),
                        entry(CaseScoreTable.BONUS_SCORE, points(id.equals("S1") ? "120" : "0")),
                        entry(CaseScoreTable.IS_EXTREME, isExtreme)));
    }

    private static List<List<Object>> pools() {
        return List.of(
                pool("310", 300_000_000L, "394000", "0.700000", "10.877447"),
                pool("390", 10_000_000L, "1000", "0.500000", "200.000000"));
    }

    private static List<Object> pool(
            final String pool, final long fund, final String points, final String ratio, final String value) {
        return complete(
                PointValueTable.CONTRACT,
                Map.of(
                        PointValueTable.INSURANCE_POOL,
                        pool,
                        PointValueTable.FUND_FEN,
                        fund,
                        PointValueTable.TOTAL_SCORE,
                        points(points),
                        PointValueTable.FUND_PAYMENT_RATIO,
                        new BigDecimal(ratio),
                        PointValueTable.YEAR_START_POINT_VALUE,
                        new BigDecimal("10.000000"),
                        PointValueTable.SETTLEMENT_POINT_VALUE,
                        new BigDecimal(value)));
    }

    private static List<List<Object>> institutions() {
        return List.of(
                institution("H1", "310", "246400", 187_614_213L),
                institution("H2", "310", "147600", 112_385_787L),
                institution("H1", "390", "1000", 10_000_000L));
    }

    private static List<Object> institution(
            final String code, final String pool, final String points, final long payment) {
        return complete(
                AnnualSettlementTable.CONTRACT,
                Map.of(
                        AnnualSettlementTable.INSTITUTION_CODE,
                        code,
                        AnnualSettlementTable.INSURANCE_POOL,
                        pool,
                        AnnualSettlementTable.TOTAL_SCORE,
                        points(points),
                        AnnualSettlementTable.PAYMENT_FEN,
                        payment));
    }

    private static List<List<Object>> paths() {
        return List.of(
                path("310", "group", 3, "236400"),
                path("310", "special_review", 1, "10000"),
                path("310", "withdrawn", 1, "0"),
                path("390", "group", 1, "600"));
    }

    private static List<Object> path(final String pool, final String path, final long cases, final String points) {
        return complete(
                AnnualSettlementPathTable.CONTRACT,
                Map.of(
                        AnnualSettlementPathTable.INSURANCE_POOL,
                        pool,
                        AnnualSettlementPathTable.PAYMENT_PATH,
                        path,
                        AnnualSettlementPathTable.CASE_COUNT,
                        cases,
                        AnnualSettlementPathTable.TOTAL_COST_FEN,
                        cases * 1_000_000L,
                        AnnualSettlementPathTable.BOOKED_FUND_FEN,
                        cases * 700_000L,
                        AnnualSettlementPathTable.SCORE,
                        points(points)));
    }

    private static List<List<Object>> clearing() {
        return List.of(
                complete(
                        AnnualClearingTable.CONTRACT,
                        Map.ofEntries(
                                entry(AnnualClearingTable.INSURANCE_POOL, "310"),
                                entry(AnnualClearingTable.PAYABLE_FEN, 187_614_213L),
                                entry(AnnualClearingTable.ASSESSMENT_SCORE, new BigDecimal("86.500000")),
                                entry(AnnualClearingTable.ASSESSMENT_COEFFICIENT, points("0.98")),
                                entry(AnnualClearingTable.ASSESSED_FEN, 183_861_929L),
                                entry(AnnualClearingTable.BOOKED_FUND_FEN, 170_000_000L),
                                entry(AnnualClearingTable.BOOKED_TO_ASSESSED, new BigDecimal("0.924607")),
                                entry(AnnualClearingTable.SURPLUS_KEPT_FEN, 6_930_965L),
                                entry(AnnualClearingTable.SHARED_FEN, 176_930_965L),
                                entry(AnnualClearingTable.AUDIT_DEDUCTION_FEN, 300_000L),
                                entry(AnnualClearingTable.DEPOSIT_FEN, 3_496_500L),
                                entry(AnnualClearingTable.DEPOSIT_RETURNED_FEN, 3_321_675L),
                                entry(AnnualClearingTable.DEPOSIT_FORFEITED_FEN, 174_825L),
                                entry(AnnualClearingTable.FINAL_FEN, 176_456_140L),
                                entry(AnnualClearingTable.MONTHS_PAID_FEN, 66_200_000L),
                                entry(AnnualClearingTable.PREPAYMENT_FEN, 10_000_000L),
                                entry(AnnualClearingTable.BALANCE_FEN, 100_256_140L))),
                complete(
                        AnnualClearingTable.CONTRACT,
                        Map.ofEntries(
                                entry(AnnualClearingTable.INSURANCE_POOL, "390"),
                                entry(AnnualClearingTable.PAYABLE_FEN, 10_000_000L),
                                entry(AnnualClearingTable.ASSESSMENT_COEFFICIENT, points("1")),
                                entry(AnnualClearingTable.ASSESSED_FEN, 10_000_000L),
                                entry(AnnualClearingTable.BOOKED_FUND_FEN, 12_000_000L),
                                entry(AnnualClearingTable.OVERSPEND_SHARED_FEN, 400_000L),
                                entry(AnnualClearingTable.SHARED_FEN, 10_400_000L),
                                entry(AnnualClearingTable.FINAL_FEN, 10_400_000L),
                                entry(AnnualClearingTable.BALANCE_FEN, 10_400_000L))));
    }

    private static List<Object> account(
            final String pool, final int line, final String account, final String item, final long fen) {
        return complete(
                PoolAccountTable.CONTRACT,
                Map.of(
                        PoolAccountTable.INSURANCE_POOL,
                        pool,
                        PoolAccountTable.LINE,
                        line,
                        PoolAccountTable.ACCOUNT,
                        account,
                        PoolAccountTable.ITEM,
                        item,
                        PoolAccountTable.AMOUNT_FEN,
                        fen));
    }

    /** A row of 2025, revision 1, of H1 and pool 310 where it does not say otherwise; required numbers are 0. */
    private static List<Object> complete(final TableContract contract, final Map<Field, Object> given) {
        final Map<String, Object> byName = new HashMap<>();
        byName.put("settlement_year", YEAR);
        byName.put("revision", 1);
        byName.put("institution_code", "H1");
        byName.put("insurance_pool", "310");
        byName.put("hospital_level", "3");
        byName.put("lead_institution", "H1");
        byName.put("year_start_point_value", new BigDecimal("10.000000"));
        byName.put("fund_payment_ratio", new BigDecimal("0.700000"));
        given.forEach((field, value) -> byName.put(field.name(), value));
        final List<Object> row = new ArrayList<>();
        for (final Field field : contract.fields()) {
            row.add(byName.containsKey(field.name()) || !field.isRequired() ? byName.get(field.name()) : zero(field));
        }
        return row;
    }

    private static Object zero(final Field field) {
        return switch (field.type().kind()) {
            case INT -> 0;
            case LONG -> 0L;
            case BOOLEAN -> false;
            case DECIMAL -> BigDecimal.ZERO.setScale(field.type().scale());
            default -> "";
        };
    }

    private static BigDecimal points(final String text) {
        return new BigDecimal(text).setScale(4);
    }
}
