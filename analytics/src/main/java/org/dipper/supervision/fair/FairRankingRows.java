package org.dipper.supervision.fair;

import static java.util.Objects.requireNonNull;
import static org.dipper.table.Columns.select;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.dipper.table.Columns;
import org.dipper.table.Field;

/**
 * Turns a ranking into rows of {@code institution_ranking}; statistics are rounded half up to six decimals, and null where
 * they are beyond 10^11, as the upper limit is where hardly anything is expected.
 */
public final class FairRankingRows {
    private static final int DECIMALS = 6;
    /** What the columns hold, with a digit to spare. */
    private static final double LARGEST = 1e11;

    private final String period;
    private final String indicator;

    /** Rows of this period and indicator. */
    public FairRankingRows(final String period, final String indicator) {
        this.period = requireNonNull(period, "period");
        this.indicator = requireNonNull(indicator, "indicator");
    }

    /** The rows, one an institution. */
    public Dataset<Row> apply(final SparkSession spark, final List<RankedInstitution> ranking) {
        final List<Row> rows = ranking.stream()
                .map(this::values)
                .map(values -> RowFactory.create(FairRankingTable.CONTRACT.fields().stream()
                        .map(values::get)
                        .toArray()))
                .toList();
        return spark.createDataFrame(rows, Columns.schema(FairRankingTable.CONTRACT))
                .select(select(FairRankingTable.CONTRACT));
    }

    private Map<Field, Object> values(final RankedInstitution ranked) {
        final InstitutionFigures figures = ranked.figures();
        final Map<Field, Object> values = new LinkedHashMap<>();
        values.put(FairRankingTable.PERIOD, period);
        values.put(FairRankingTable.INDICATOR, indicator);
        values.put(FairRankingTable.INSTITUTION_CODE, figures.institutionCode());
        values.put(FairRankingTable.PEER_GROUP, figures.peerGroup());
        values.put(FairRankingTable.FUND_AT_STAKE_FEN, figures.fundAtStakeFen());
        values.put(FairRankingTable.CASE_COUNT, figures.caseCount());
        values.put(FairRankingTable.OBSERVED, rounded(figures.observed()));
        values.put(FairRankingTable.EXPECTED, rounded(figures.expected()));
        values.put(
                FairRankingTable.RATIO,
                ranked.ratio().map(FairRankingRows::told).orElse(null));
        values.put(FairRankingTable.IS_SMALL_COUNT, ranked.isSmallCount());
        values.put(FairRankingTable.IS_SMALL_PEER_GROUP, ranked.isSmallPeerGroup());
        values.put(FairRankingTable.STATE, ranked.state().word());
        values.put(FairRankingTable.PRIORITY_FEN, ranked.priorityFen().orElse(null));
        values.put(
                FairRankingTable.RANK, ranked.rank().isPresent() ? ranked.rank().getAsInt() : null);
        ranked.judgement().ifPresent(judgement -> put(values, judgement));
        return values;
    }

    private static void put(final Map<Field, Object> values, final Judgement judgement) {
        values.put(FairRankingTable.PROBABILITY_HIGH, told(judgement.probabilityHigh()));
        values.put(FairRankingTable.PEER_RATIO, told(judgement.peerRatio()));
        values.put(FairRankingTable.SHRUNKEN_RATIO, told(judgement.shrunkenRatio()));
        values.put(FairRankingTable.RELIABILITY, told(judgement.reliability()));
        values.put(FairRankingTable.Z, told(judgement.z()));
        values.put(FairRankingTable.ADJUSTED_Z, told(judgement.adjustedZ()));
        values.put(FairRankingTable.Q_VALUE, told(judgement.qValue()));
        values.put(FairRankingTable.FUNNEL_POSITION, judgement.position().word());
        values.put(FairRankingTable.LOWER_998, told(judgement.band().lower998()));
        values.put(FairRankingTable.LOWER_95, told(judgement.band().lower95()));
        values.put(FairRankingTable.UPPER_95, told(judgement.band().upper95()));
        values.put(FairRankingTable.UPPER_998, told(judgement.band().upper998()));
        values.put(FairRankingTable.PLAIN_LOWER_998, told(judgement.plainBand().lower998()));
        values.put(FairRankingTable.PLAIN_UPPER_998, told(judgement.plainBand().upper998()));
    }

    /** Nothing where it is beyond every use: chance alone allows a hospital that expects a hundredth of an event any ratio. */
    private static BigDecimal told(final double value) {
        return Math.abs(value) < LARGEST ? rounded(value) : null;
    }

    private static BigDecimal rounded(final double value) {
        return new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
