package org.dipper.jobs;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.dipper.table.Columns.col;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.errors.DipperException;
import org.dipper.supervision.fair.ExpectedValueTable;
import org.dipper.supervision.fair.FairRanking;
import org.dipper.supervision.fair.FairRankingRows;
import org.dipper.supervision.fair.FairRankingTable;
import org.dipper.supervision.fair.InstitutionFigures;
import org.dipper.supervision.fair.Measure;
import org.dipper.supervision.fair.RankingParameters;

/** Brings the figures of the institutions to the driver, few as they are, and ranks them. */
final class InstitutionRanking {
    /** The peer group of an institution of which none is known. */
    static final String UNKNOWN_PEERS = "unknown";

    private final String period;
    private final String indicator;
    private final FairRanking ranking;

    InstitutionRanking(
            final String period, final String indicator, final Measure measure, final RankingParameters parameters) {
        this.period = period;
        this.indicator = indicator;
        this.ranking = new FairRanking(measure, parameters);
    }

    /**
     * The {@code institution_ranking} rows.
     *
     * @param expectedValues {@code expected_value} rows of the period and the indicator
     * @param institutions one row an institution: {@code institution_code}, {@code peer_group}, {@code fund_at_stake_fen}
     * @throws DipperException where an institution's fund is not known
     */
    Dataset<Row> of(final Dataset<Row> expectedValues, final Dataset<Row> institutions) {
        final List<Row> rows = expectedValues
                .join(institutions, new String[] {ExpectedValueTable.INSTITUTION_CODE.name()}, "left_outer")
                .select(
                        col(ExpectedValueTable.INSTITUTION_CODE),
                        coalesce(col(FairRankingTable.PEER_GROUP), lit(UNKNOWN_PEERS))
                                .as(FairRankingTable.PEER_GROUP.name()),
                        col(ExpectedValueTable.CASE_COUNT),
                        col(ExpectedValueTable.OBSERVED),
                        col(ExpectedValueTable.EXPECTED),
                        col(ExpectedValueTable.VARIANCE),
                        col(FairRankingTable.FUND_AT_STAKE_FEN))
                .collectAsList();
        final long unknown = rows.stream()
                .filter(row -> row.getAs(FairRankingTable.FUND_AT_STAKE_FEN.name()) == null)
                .count();
        if (unknown > 0) {
            throw DipperException.precondition(
                    "The fund at stake of " + unknown + " institutions is not known.",
                    "The ranking multiplies a probability with it, and unknown is not 0.",
                    "Compute both from the same cases.");
        }
        final List<InstitutionFigures> figures =
                rows.stream().map(InstitutionRanking::figures).toList();
        return new FairRankingRows(period, indicator).apply(expectedValues.sparkSession(), ranking.apply(figures));
    }

    private static InstitutionFigures figures(final Row row) {
        return new InstitutionFigures(
                row.getAs(ExpectedValueTable.INSTITUTION_CODE.name()),
                row.getAs(FairRankingTable.PEER_GROUP.name()),
                row.<Long>getAs(ExpectedValueTable.CASE_COUNT.name()),
                row.<BigDecimal>getAs(ExpectedValueTable.OBSERVED.name()).doubleValue(),
                row.<BigDecimal>getAs(ExpectedValueTable.EXPECTED.name()).doubleValue(),
                row.<BigDecimal>getAs(ExpectedValueTable.VARIANCE.name()).doubleValue(),
                row.<Long>getAs(FairRankingTable.FUND_AT_STAKE_FEN.name()));
    }
}
