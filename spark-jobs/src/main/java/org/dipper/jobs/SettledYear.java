package org.dipper.jobs;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.settlement.PointValueTable;
import org.dipper.supervision.indicator.PeriodScope;
import org.dipper.table.Columns;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/**
 * What the annual settlement in force says of the cases of a year.
 *
 * @param pointValueFen what a point is worth by insurance pool, in fen; empty where the year is not settled
 * @param scores rows of {@code case_score}, where the year is settled
 */
record SettledYear(Map<String, BigDecimal> pointValueFen, Optional<Dataset<Row>> scores) {
    private static final int FEN_DIGITS = 2;

    SettledYear {
        pointValueFen = Map.copyOf(pointValueFen);
    }

    /** The settlement of a period of one year; nothing of several years, whose points have several values. */
    static SettledYear of(final Run run, final PeriodScope scope) {
        final Optional<Publication> settlement = publication(run, scope);
        if (settlement.isEmpty()) {
            return new SettledYear(Map.of(), Optional.empty());
        }
        final String subject = SettleYearJob.subject(scope.firstYear());
        final int revision = settlement.get().revision();
        final Map<String, BigDecimal> values = new HashMap<>();
        run.input(PointValueTable.CONTRACT, subject)
                .where(Columns.col(PointValueTable.SETTLEMENT_YEAR)
                        .equalTo(scope.firstYear())
                        .and(Columns.col(PointValueTable.REVISION).equalTo(revision)))
                .select(
                        Columns.col(PointValueTable.INSURANCE_POOL),
                        Columns.col(PointValueTable.SETTLEMENT_POINT_VALUE))
                .collectAsList()
                .forEach(row -> values.put(row.getString(0), row.getDecimal(1).movePointRight(FEN_DIGITS)));
        final Dataset<Row> scores = run.input(CaseScoreTable.CONTRACT, subject)
                .where(Columns.col(CaseScoreTable.SETTLEMENT_YEAR)
                        .equalTo(scope.firstYear())
                        .and(Columns.col(CaseScoreTable.REVISION).equalTo(revision)));
        return new SettledYear(values, Optional.of(scores));
    }

    /** Names the settlement that {@link #of} reads: another one is another input, so another run. */
    static String named(final Optional<Publication> settlement) {
        return settlement
                .map(publication -> publication.state() + " " + publication.revision() + " " + publication.runId())
                .orElse("none");
    }

    private static Optional<Publication> publication(final Run run, final PeriodScope scope) {
        return scope.isOneYear() ? run.inForce(SettleYearJob.subject(scope.firstYear())) : Optional.empty();
    }
}
