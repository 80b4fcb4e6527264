package org.dipper.jobs;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.FairRankingPolicy;
import org.dipper.supervision.LeadTable;
import org.dipper.supervision.fair.ExpectedValueTable;
import org.dipper.supervision.fair.FairRankingTable;
import org.dipper.supervision.fair.IndirectStandardisation;
import org.dipper.supervision.fair.RankedCells;
import org.dipper.supervision.fair.RankedMeasure;
import org.dipper.supervision.fair.RankingParameters;
import org.dipper.supervision.fair.StandardisationRule;
import org.dipper.table.Columns;

/**
 * Ranks the institutions of a period by every {@link RankedMeasure}; one without an eligible case has no rows.
 *
 * <p>The fund at stake is the larger of two: what the cases with the outcome beyond the expected cost the fund, taking the
 * mean fund of the institution's cases with the outcome; and the fund at stake of the institution's leads of the related
 * rules. It is in whole fen and never negative. Of cost only leads tell it.
 */
final class RankingStep {
    private static final StructType INSTITUTIONS = new StructType()
            .add(FairRankingTable.INSTITUTION_CODE.name(), DataTypes.StringType)
            .add(FairRankingTable.PEER_GROUP.name(), DataTypes.StringType)
            .add(FairRankingTable.FUND_AT_STAKE_FEN.name(), DataTypes.LongType);
    private static final String LEVEL = SettledCaseTable.HOSPITAL_LEVEL.name();

    private final String period;
    private final FairRankingPolicy policy;

    RankingStep(final String period, final FairRankingPolicy policy) {
        this.period = requireNonNull(period, "period");
        this.policy = requireNonNull(policy, "policy");
    }

    /**
     * What was found; rows are in the driver.
     *
     * @param expectedValues {@code expected_value} rows
     * @param ranking {@code institution_ranking} rows
     */
    record Found(Dataset<Row> expectedValues, Dataset<Row> ranking) {}

    /** The fund of the leads of a rule about an institution. */
    private record Lead(String institution, String rule) {}

    /**
     * Ranks.
     *
     * @param cells rows of {@link RankedCells}
     * @param leads {@code lead} rows of the period
     */
    Found apply(final Dataset<Row> cells, final Dataset<Row> leads) {
        final SparkSession spark = cells.sparkSession();
        final List<Row> expected = Arrays.stream(RankedMeasure.values())
                .map(measure -> expected(measure, cells))
                .reduce(Dataset::unionByName)
                .orElseThrow()
                .collectAsList();
        final Map<String, Row> institutions = institutions(cells);
        final Map<Lead, Long> leadFunds = leadFunds(leads);
        final Dataset<Row> ranking = Arrays.stream(RankedMeasure.values())
                .map(measure -> {
                    final List<Row> own = expected.stream()
                            .filter(row -> measure.indicator().equals(text(row, ExpectedValueTable.INDICATOR.name())))
                            .toList();
                    return new InstitutionRanking(
                                    period, measure.indicator(), measure.measure(), RankingParameters.ofYear(policy))
                            .of(table(spark, own), peers(spark, measure, own, institutions, leadFunds));
                })
                .reduce(Dataset::unionByName)
                .orElseThrow();
        return new Found(table(spark, expected), ranking);
    }

    private Dataset<Row> expected(final RankedMeasure measure, final Dataset<Row> cells) {
        return new IndirectStandardisation(
                        period, measure.indicator(), StandardisationRule.of(policy, measure.strata()))
                .ofCells(RankedCells.of(measure, cells));
    }

    /** An institution is compared within its level: the highest that its cases show. */
    private static Map<String, Row> institutions(final Dataset<Row> cells) {
        final List<Column> sums = new ArrayList<>();
        for (final RankedMeasure measure : RankedMeasure.values()) {
            sums.add(sum(col(RankedCells.total(measure))).as(RankedCells.total(measure)));
            sums.add(sum(col(RankedCells.fundFen(measure))).as(RankedCells.fundFen(measure)));
        }
        return cells
                .groupBy(Columns.col(SettledCaseTable.INSTITUTION_CODE))
                .agg(max(col(LEVEL)).as(LEVEL), sums.toArray(Column[]::new))
                .collectAsList()
                .stream()
                .collect(Collectors.toMap(row -> text(row, SettledCaseTable.INSTITUTION_CODE.name()), row -> row));
    }

    private static Map<Lead, Long> leadFunds(final Dataset<Row> leads) {
        final Set<String> related = Arrays.stream(RankedMeasure.values())
                .flatMap(measure -> measure.relatedRules().stream())
                .collect(Collectors.toSet());
        final Map<Lead, Long> funds = new HashMap<>();
        leads.where(Columns.col(LeadTable.RULE)
                        .isInCollection(related)
                        .and(Columns.col(LeadTable.FUND_AT_STAKE_FEN).gt(0)))
                .groupBy(Columns.cols(LeadTable.INSTITUTION_CODE, LeadTable.RULE))
                .agg(sum(Columns.col(LeadTable.FUND_AT_STAKE_FEN)))
                .collectAsList()
                .forEach(row -> funds.put(new Lead(row.getString(0), row.getString(1)), row.getLong(2)));
        return funds;
    }

    private static Dataset<Row> peers(
            final SparkSession spark,
            final RankedMeasure measure,
            final List<Row> expected,
            final Map<String, Row> institutions,
            final Map<Lead, Long> leadFunds) {
        final List<Row> rows = expected.stream()
                .map(row -> {
                    final String code = text(row, ExpectedValueTable.INSTITUTION_CODE.name());
                    final Row institution = institutions.get(code);
                    final long ofLeads = measure.relatedRules().stream()
                            .mapToLong(rule -> leadFunds.getOrDefault(new Lead(code, rule), 0L))
                            .reduce(0, Math::addExact);
                    return RowFactory.create(
                            code, text(institution, LEVEL), Math.max(excessFund(measure, row, institution), ofLeads));
                })
                .toList();
        return spark.createDataFrame(rows, INSTITUTIONS);
    }

    /** The cases beyond the expected times the mean fund of the institution's cases with the outcome. */
    private static long excessFund(final RankedMeasure measure, final Row expected, final Row institution) {
        final BigDecimal excess = expected.<BigDecimal>getAs(ExpectedValueTable.OBSERVED.name())
                .subtract(expected.<BigDecimal>getAs(ExpectedValueTable.EXPECTED.name()));
        final BigDecimal fund = BigDecimal.valueOf(institution.<Long>getAs(RankedCells.fundFen(measure)))
                .max(BigDecimal.ZERO);
        final BigDecimal outcomes = BigDecimal.valueOf(institution.<Long>getAs(RankedCells.total(measure)));
        return excess.signum() <= 0 || outcomes.signum() <= 0
                ? 0
                : fund.multiply(excess)
                        .divide(outcomes, 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    private static Dataset<Row> table(final SparkSession spark, final List<Row> expectedValues) {
        return spark.createDataFrame(expectedValues, Columns.schema(ExpectedValueTable.CONTRACT));
    }

    private static String text(final Row row, final String name) {
        return row.getAs(name);
    }
}
