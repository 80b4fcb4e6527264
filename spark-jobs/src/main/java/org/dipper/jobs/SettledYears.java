package org.dipper.jobs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.settlement.PointValueTable;
import org.dipper.supervision.SupervisedCases;
import org.dipper.table.Columns;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/** What the settlements in force know of the cases of a period: their scores and, for a single year, the value of a point. */
final class SettledYears {
    private static final int FEN_DECIMALS = 2;

    private SettledYears() {}

    /** The settlements that a run would read, as its key names them. */
    static String named(final JobContext context, final Years years) {
        final List<String> named = new ArrayList<>();
        for (int year = years.first(); year <= years.last(); year++) {
            final int each = year;
            context.warehouse()
                    .inForce(Period.year(year).settlement())
                    .ifPresent(settled -> named.add(each + " " + settled.state() + " " + settled.revision()));
        }
        return named.isEmpty() ? "none" : String.join(", ", named);
    }

    /**
     * How the cases of these years are supervised. Point values of several years are not mixed: a period of more than one has
     * none.
     */
    static SupervisedCases of(final Run run, final Years years) {
        Optional<Dataset<Row>> scores = Optional.empty();
        Map<String, BigDecimal> values = Map.of();
        for (int year = years.first(); year <= years.last(); year++) {
            final Optional<Publication> settlement =
                    run.inForce(Period.year(year).settlement());
            if (settlement.isPresent()) {
                final Dataset<Row> ofYear = scores(run, year, settlement.get());
                scores = Optional.of(
                        scores.map(before -> before.unionByName(ofYear)).orElse(ofYear));
                values = years.first() == years.last() ? values(run, year, settlement.get()) : values;
            }
        }
        return new SupervisedCases(values, scores);
    }

    private static Dataset<Row> scores(final Run run, final int year, final Publication settlement) {
        final Dataset<Row> scores = run.input(CaseScoreTable.CONTRACT, settlement.subject())
                .where(Columns.col(CaseScoreTable.SETTLEMENT_YEAR)
                        .equalTo(year)
                        .and(Columns.col(CaseScoreTable.REVISION).equalTo(settlement.revision())));
        // Tables of older warehouses lack the later columns.
        return Columns.withAbsent(CaseScoreTable.CONTRACT.fields(), scores);
    }

    /** In fen a point, by pool: few rows. */
    private static Map<String, BigDecimal> values(final Run run, final int year, final Publication settlement) {
        final Map<String, BigDecimal> values = new TreeMap<>();
        run.input(PointValueTable.CONTRACT, settlement.subject())
                .where(Columns.col(PointValueTable.SETTLEMENT_YEAR)
                        .equalTo(year)
                        .and(Columns.col(PointValueTable.REVISION).equalTo(settlement.revision())))
                .select(Columns.cols(PointValueTable.INSURANCE_POOL, PointValueTable.SETTLEMENT_POINT_VALUE))
                .collectAsList()
                .forEach(row -> values.put(row.getString(0), row.getDecimal(1).movePointRight(FEN_DECIMALS)));
        return values;
    }
}
