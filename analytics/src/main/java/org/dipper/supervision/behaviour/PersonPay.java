package org.dipper.supervision.behaviour;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.dipper.cases.SettledCaseTable;
import org.dipper.table.FieldType;

/**
 * What persons pay themselves, and how it rose within the period: a shadow of costs that were shifted to them.
 *
 * <p>Takes the rows of {@link CaseFacts}; yields {@code indicator_value} by institution: {@code person_pay_share} of the
 * period (fen over fen) and {@code person_pay_rise}, the share in the later half of the region's months over the share in the
 * earlier half: 1 where nothing changed. Months count from the first to the last in which anybody was discharged. A case that
 * does not say what the person paid counts nowhere.
 */
final class PersonPay {
    static final String SHARE = "person_pay_share";
    static final String RISE = "person_pay_rise";

    private static final int MONTHS_OF_YEAR = 12;
    private static final int YEARS = 100;
    private static final String INSTITUTION = "paid_institution";
    private static final String MONTH = "month_number";
    private static final String PAY = "pay";
    private static final String COST = "cost";
    private static final String EARLY_PAY = "early_pay";
    private static final String EARLY_COST = "early_cost";
    private static final String MIDDLE = "twice_the_middle";

    private final String period;

    PersonPay(final String period) {
        this.period = period;
    }

    Dataset<Row> apply(final Dataset<Row> facts) {
        final Column month = col(SettledCaseTable.DISCHARGE_MONTH);
        // Twelve months a year: 202412 and 202501 follow one another.
        final Column number = month.divide(lit(YEARS))
                .cast("int")
                .multiply(lit(MONTHS_OF_YEAR))
                .plus(month.mod(lit(YEARS)));
        final Dataset<Row> months = facts.where(
                        col(SettledCaseTable.PERSON_PAY_FEN).isNotNull())
                .groupBy(col(SettledCaseTable.INSTITUTION_CODE).as(INSTITUTION), number.as(MONTH))
                .agg(
                        sum(col(SettledCaseTable.PERSON_PAY_FEN)).as(PAY),
                        sum(col(SettledCaseTable.TOTAL_COST_FEN)).as(COST))
                // Few rows: one an institution and month.
                .withColumn(
                        MIDDLE,
                        min(col(MONTH))
                                .over(Window.partitionBy(lit(1)))
                                .plus(max(col(MONTH)).over(Window.partitionBy(lit(1)))));
        final Column isEarly = col(MONTH).multiply(lit(2)).lt(col(MIDDLE));
        final Dataset<Row> institutions = months.groupBy(col(INSTITUTION))
                .agg(
                        sum(col(PAY)).as(PAY),
                        sum(col(COST)).as(COST),
                        sum(when(isEarly, col(PAY)).otherwise(lit(0L))).as(EARLY_PAY),
                        sum(when(isEarly, col(COST)).otherwise(lit(0L))).as(EARLY_COST));
        final Column late =
                Exact.quotient(col(PAY).minus(col(EARLY_PAY)), col(COST).minus(col(EARLY_COST)));
        final Column early = Exact.quotient(col(EARLY_PAY), col(EARLY_COST));
        final Column isBoth = late.isNotNull().and(early.isNotNull()).and(early.gt(0));
        return new MonitorRows(period)
                .of(
                        institutions,
                        INSTITUTION,
                        List.of(
                                new MonitorRows.Measure(
                                        SHARE,
                                        col(PAY),
                                        col(COST),
                                        Exact.quotient(col(PAY), col(COST)),
                                        lit(MonitorRows.EVALUATED)),
                                new MonitorRows.Measure(
                                        RISE,
                                        late,
                                        early,
                                        when(
                                                isBoth,
                                                late.cast(Exact.RATIO)
                                                        .divide(early.cast(FieldType.decimal(13, 6)
                                                                .sql()))),
                                        when(isBoth, lit(MonitorRows.EVALUATED))
                                                .otherwise(lit(MonitorRows.NO_CASES)))));
    }
}
