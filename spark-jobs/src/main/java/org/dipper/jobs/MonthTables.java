package org.dipper.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.dipper.settlement.MonthTotals;
import org.dipper.settlement.MonthlySettlementCaseTable;
import org.dipper.settlement.MonthlySettlementTable;
import org.dipper.settlement.ScoreCases;
import org.dipper.settlement.clearing.MonthlyPayment;
import org.dipper.table.Columns;

/** The tables of a month's settlement, shaped from what the steps and the records hold. */
final class MonthTables {
    private static final int UNIT_DECIMALS = 4;

    private final SparkSession spark;
    private final int month;
    private final int revision;

    MonthTables(final SparkSession spark, final int month, final int revision) {
        this.spark = spark;
        this.month = month;
        this.revision = revision;
    }

    Dataset<Row> cases(final Dataset<Row> changes) {
        return changes.withColumn(MonthlySettlementCaseTable.SETTLEMENT_YEAR.name(), lit(month / 100))
                .withColumn(MonthlySettlementCaseTable.SETTLEMENT_MONTH.name(), lit(month))
                .withColumn(MonthlySettlementCaseTable.REVISION.name(), lit(revision))
                .withColumn(
                        MonthlySettlementCaseTable.CASE_SCORE.name(),
                        SettlementTables.points(col(ScoreCases.CASE_SCORE_UNITS)))
                .select(Columns.select(MonthlySettlementCaseTable.CONTRACT));
    }

    /** Written changes, with the score as whole units again. */
    Dataset<Row> units(final Dataset<Row> changes) {
        return changes.withColumn(
                ScoreCases.CASE_SCORE_UNITS, SettlementTables.units(MonthlySettlementCaseTable.CASE_SCORE));
    }

    Dataset<Row> payments(final List<PaidMonth> paid) {
        return spark.createDataFrame(
                paid.stream().map(this::row).toList(), Columns.schema(MonthlySettlementTable.CONTRACT));
    }

    private Row row(final PaidMonth paid) {
        final MonthTotals.Total total = paid.total();
        final MonthlyPayment.Payment payment = paid.payment();
        return RowFactory.create(
                month / 100,
                month,
                revision,
                total.institution(),
                total.pool(),
                total.level(),
                total.newCases(),
                total.lateCases(),
                total.correctedCases(),
                total.withdrawnCases(),
                total.costFen(),
                total.bookedFen(),
                BigDecimal.valueOf(total.scoreUnits(), UNIT_DECIMALS),
                paid.yearStartPointValue(),
                paid.ratio(),
                payment.payableFen(),
                payment.releasedFen(),
                payment.depositFen(),
                payment.month().auditDeductionFen(),
                payment.month().carriedInFen(),
                payment.paidFen(),
                payment.carriedOutFen());
    }

    ObjectNode answer(final int edition, final List<PaidMonth> paid) {
        return Answers.object()
                .put("settlement_month", month)
                .put("revision", revision)
                .put("edition_year", edition)
                .put("case_count", sum(paid, each -> each.total().newCases()))
                .put("late_case_count", sum(paid, each -> each.total().lateCases()))
                .put("corrected_case_count", sum(paid, each -> each.total().correctedCases()))
                .put("withdrawn_case_count", sum(paid, each -> each.total().withdrawnCases()))
                .put("total_cost_fen", sum(paid, each -> each.total().costFen()))
                .put("payable_fen", sum(paid, each -> each.payment().payableFen()))
                .put("deposit_fen", sum(paid, each -> each.payment().depositFen()))
                .put(
                        "audit_deduction_fen",
                        sum(paid, each -> each.payment().month().auditDeductionFen()))
                .put("paid_fen", sum(paid, each -> each.payment().paidFen()))
                .put("carried_out_fen", sum(paid, each -> each.payment().carriedOutFen()));
    }

    private static long sum(final List<PaidMonth> paid, final ToLongFunction<PaidMonth> part) {
        return paid.stream().mapToLong(part).reduce(0, Math::addExact);
    }
}
