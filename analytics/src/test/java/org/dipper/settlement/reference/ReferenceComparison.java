package org.dipper.settlement.reference;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.dipper.settlement.AnnualClearingTable;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.settlement.MonthlySettlementCaseTable;
import org.dipper.settlement.MonthlySettlementTable;
import org.dipper.table.Field;

/**
 * The engine's rows and the reference's records as the same texts, so that a test compares two maps and a difference shows
 * which figure of which row it is. Rows are of one revision.
 */
public final class ReferenceComparison {
    private static final int MONTHS = 100;

    private ReferenceComparison() {}

    /** Rows of {@code case_score} by settlement id. */
    public static Map<String, String> caseRows(final Collection<Row> rows) {
        final Map<String, String> texts = new TreeMap<>();
        rows.forEach(row -> texts.put(
                row.getAs(CaseScoreTable.SETTLEMENT_ID.name()),
                text(
                        row,
                        CaseScoreTable.INSURANCE_POOL,
                        CaseScoreTable.PAYMENT_PATH,
                        CaseScoreTable.DEVIATION,
                        CaseScoreTable.IS_EXTREME,
                        CaseScoreTable.NEEDS_REVIEW,
                        CaseScoreTable.BONUS_SCORE,
                        CaseScoreTable.CASE_SCORE)));
        return texts;
    }

    /** Scores by settlement id. */
    public static Map<String, String> cases(final Collection<ReferenceScore> scores) {
        final Map<String, String> texts = new TreeMap<>();
        scores.forEach(score -> texts.put(
                score.stay().id(),
                text(
                        score.pool(),
                        score.path(),
                        score.deviation(),
                        score.isExtreme(),
                        score.needsReview(),
                        score.bonus(),
                        score.points())));
        return texts;
    }

    /** Rows of {@code monthly_settlement_case} by month and settlement id. */
    public static Map<String, String> monthCaseRows(final Collection<Row> rows) {
        final Map<String, String> texts = new TreeMap<>();
        rows.forEach(row -> texts.put(
                text(row, MonthlySettlementCaseTable.SETTLEMENT_MONTH, MonthlySettlementCaseTable.SETTLEMENT_ID),
                text(
                        row,
                        MonthlySettlementCaseTable.INSTITUTION_CODE,
                        MonthlySettlementCaseTable.INSURANCE_POOL,
                        MonthlySettlementCaseTable.KIND,
                        MonthlySettlementCaseTable.CASE_SCORE,
                        MonthlySettlementCaseTable.TOTAL_COST_FEN,
                        MonthlySettlementCaseTable.FUND_PAY_FEN)));
        return texts;
    }

    /** Cases of months by month and settlement id. */
    public static Map<String, String> monthCases(final int year, final List<ReferenceMonths.Book> books) {
        final Map<String, String> texts = new TreeMap<>();
        books.forEach(book -> book.cases()
                .values()
                .forEach(row -> texts.put(
                        text(year * MONTHS + book.month(), row.id()),
                        text(
                                row.place().institution(),
                                row.place().pool(),
                                row.kind(),
                                row.points(),
                                row.costFen(),
                                row.bookedFen()))));
        return texts;
    }

    /** Rows of {@code monthly_settlement} by month, institution and pool. */
    public static Map<String, String> monthRows(final Collection<Row> rows) {
        final Map<String, String> texts = new TreeMap<>();
        rows.forEach(row -> texts.put(
                text(
                        row,
                        MonthlySettlementTable.SETTLEMENT_MONTH,
                        MonthlySettlementTable.INSTITUTION_CODE,
                        MonthlySettlementTable.INSURANCE_POOL),
                text(
                        row,
                        MonthlySettlementTable.CASE_COUNT,
                        MonthlySettlementTable.LATE_CASE_COUNT,
                        MonthlySettlementTable.CORRECTED_CASE_COUNT,
                        MonthlySettlementTable.WITHDRAWN_CASE_COUNT,
                        MonthlySettlementTable.SCORE,
                        MonthlySettlementTable.TOTAL_COST_FEN,
                        MonthlySettlementTable.BOOKED_FUND_FEN,
                        MonthlySettlementTable.PAYABLE_FEN,
                        MonthlySettlementTable.RELEASED_FEN,
                        MonthlySettlementTable.DEPOSIT_FEN,
                        MonthlySettlementTable.AUDIT_DEDUCTION_FEN,
                        MonthlySettlementTable.CARRIED_IN_FEN,
                        MonthlySettlementTable.PAID_FEN,
                        MonthlySettlementTable.CARRIED_OUT_FEN)));
        return texts;
    }

    /** Lines of months by month, institution and pool. */
    public static Map<String, String> months(final int year, final List<ReferenceMonths.Book> books) {
        final Map<String, String> texts = new TreeMap<>();
        books.forEach(book -> book.lines()
                .values()
                .forEach(line -> texts.put(
                        text(
                                year * MONTHS + book.month(),
                                line.place().institution(),
                                line.place().pool()),
                        text(
                                line.newCases(),
                                line.lateCases(),
                                line.correctedCases(),
                                line.withdrawnCases(),
                                line.points(),
                                line.costFen(),
                                line.bookedFen(),
                                line.payableFen(),
                                line.releasedFen(),
                                line.depositFen(),
                                line.auditFen(),
                                line.carriedInFen(),
                                line.paidFen(),
                                line.carriedOutFen()))));
        return texts;
    }

    /** Rows of {@code annual_clearing} by institution and pool. */
    public static Map<String, String> clearingRows(final Collection<Row> rows) {
        final Map<String, String> texts = new TreeMap<>();
        rows.forEach(row -> texts.put(
                text(row, AnnualClearingTable.INSTITUTION_CODE, AnnualClearingTable.INSURANCE_POOL),
                text(
                        row,
                        AnnualClearingTable.PAYABLE_FEN,
                        AnnualClearingTable.ASSESSMENT_COEFFICIENT,
                        AnnualClearingTable.ASSESSED_FEN,
                        AnnualClearingTable.BOOKED_FUND_FEN,
                        AnnualClearingTable.SURPLUS_KEPT_FEN,
                        AnnualClearingTable.OVERSPEND_SHARED_FEN,
                        AnnualClearingTable.SHARED_FEN,
                        AnnualClearingTable.AUDIT_DEDUCTION_FEN,
                        AnnualClearingTable.DEPOSIT_FEN,
                        AnnualClearingTable.DEPOSIT_RETURNED_FEN,
                        AnnualClearingTable.DEPOSIT_FORFEITED_FEN,
                        AnnualClearingTable.FINAL_FEN,
                        AnnualClearingTable.MONTHS_PAID_FEN,
                        AnnualClearingTable.PREPAYMENT_FEN,
                        AnnualClearingTable.BALANCE_FEN)));
        return texts;
    }

    /** Clearing by institution and pool. */
    public static Map<String, String> clearing(final Collection<ReferenceClearing.Line> lines) {
        final Map<String, String> texts = new TreeMap<>();
        lines.forEach(line -> texts.put(
                text(line.place().institution(), line.place().pool()),
                text(
                        line.payableFen(),
                        line.coefficient(),
                        line.assessedFen(),
                        line.bookedFen(),
                        line.keptFen(),
                        line.helpedFen(),
                        line.sharedFen(),
                        line.auditFen(),
                        line.depositFen(),
                        line.returnedFen(),
                        line.forfeitedFen(),
                        line.finalFen(),
                        line.monthsPaidFen(),
                        line.prepaymentFen(),
                        line.balanceFen())));
        return texts;
    }

    private static String text(final Row row, final Field... fields) {
        final Object[] values = new Object[fields.length];
        for (int i = 0; i < fields.length; i++) {
            values[i] = row.getAs(fields[i].name());
        }
        return text(values);
    }

    private static String text(final Object... values) {
        final StringBuilder text = new StringBuilder();
        for (final Object value : values) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(
                            value instanceof BigDecimal decimal
                                    ? decimal.setScale(4).toPlainString()
                                    : String.valueOf(value));
        }
        return text.toString();
    }
}
