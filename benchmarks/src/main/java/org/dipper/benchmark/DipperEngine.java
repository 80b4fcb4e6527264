package org.dipper.benchmark;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.BasicCombinations;
import org.dipper.catalog.Combinations;
import org.dipper.catalog.Edition;
import org.dipper.catalog.HistorySums;
import org.dipper.grouping.AssignGroups;
import org.dipper.grouping.RelatedGroups;
import org.dipper.jobs.CatalogDerivation;
import org.dipper.jobs.Editions;
import org.dipper.policy.Policy;
import org.dipper.settlement.AnnualSettlement;
import org.dipper.settlement.InstitutionTotal;
import org.dipper.settlement.InstitutionTotals;
import org.dipper.settlement.PointValueStandard;
import org.dipper.settlement.ScoreCases;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.ReadmissionIndicators;
import org.dipper.supervision.ReadmissionPairs;
import org.dipper.table.Columns;

/** Dipper's own transformations over the Delta table, as the jobs call them; nothing is cached between calls. */
final class DipperEngine implements Engine {
    private static final String PERIOD = "benchmark";
    private static final int HISTORY = 3;
    private static final Combinations COMBINATIONS = new BasicCombinations();

    private final SparkSession spark;
    private final Dataset<Row> cases;
    private final Policy policy;
    private final List<Integer> history;
    private Edition edition;
    private Dataset<Row> groups;

    DipperEngine(final SparkSession spark, final RaceData data, final Policy policy) {
        this.spark = spark;
        this.cases = spark.read().format("delta").load(data.settledCase().toString());
        this.policy = policy;
        this.history =
                IntStream.range(policy.year() - HISTORY, policy.year()).boxed().toList();
    }

    @Override
    public Map<String, GroupFigures> catalog() {
        final Dataset<Row> past =
                cases.where(Columns.col(SettledCaseTable.DISCHARGE_YEAR).isInCollection(history));
        final Dataset<Row> sums =
                new HistorySums(COMBINATIONS, "race", "race", false).apply(past).persist();
        edition = new CatalogDerivation(spark, policy.catalog(), history, COMBINATIONS.isBasic(), Map.of())
                .derive(sums, Editions.oddCodes(past), plain -> Map.of())
                .edition();
        groups = Editions.rows(spark, edition, policy.year(), 1, Set.of());
        final Map<String, GroupFigures> figures = new TreeMap<>();
        edition.groups()
                .forEach(group -> figures.put(
                        group.code(),
                        new GroupFigures(
                                group.sums().cases(),
                                group.meanCostFen(),
                                group.rw().doubleValue(),
                                group.cv().doubleValue())));
        return figures;
    }

    @Override
    public Map<String, Long> settle() {
        final Dataset<Row> year =
                cases.where(Columns.col(SettledCaseTable.DISCHARGE_YEAR).equalTo(policy.year()));
        final ScoreCases score = new ScoreCases(
                policy.settlement(),
                policy.catalog().scoreScale(),
                edition.meanCostFen(),
                new PointValueStandard(yearStartPointValues()));
        final List<InstitutionTotal> totals = InstitutionTotals.records(new InstitutionTotals()
                .apply(score.apply(new AssignGroups(groups, COMBINATIONS.isBasic(), RelatedGroups.NONE)
                        .apply(COMBINATIONS.apply(year))))
                .collectAsList());
        final Map<String, Long> payments = new TreeMap<>();
        for (final AnnualSettlement.PoolSettlement pool : new AnnualSettlement(policy.settlement()).settle(totals)) {
            pool.paymentFen().forEach((institution, fen) -> payments.put(pool.pool() + "|" + institution, fen));
        }
        return payments;
    }

    /** A stand-in for the value from history, the same for both engines: 1000 points are worth the mean cost M. */
    private Map<String, BigDecimal> yearStartPointValues() {
        final BigDecimal value = BigDecimal.valueOf(edition.meanCostFen(), 5);
        final Map<String, BigDecimal> values = new HashMap<>();
        policy.settlement().pools().forEach(pool -> values.put(pool.pool(), value));
        return values;
    }

    @Override
    public Map<String, Long> readmission() {
        final Dataset<Row> pairs = new ReadmissionPairs(PERIOD).apply(cases);
        final Map<String, Long> counts = new TreeMap<>();
        for (final Row row : ReadmissionIndicators.ofAllReturns(PERIOD, policy.supervision())
                .apply(cases, pairs)
                .collectAsList()) {
            final String subject = row.getAs(IndicatorValueTable.SUBJECT_TYPE.name())
                    + "|"
                    + ("region".equals(row.getAs(IndicatorValueTable.SUBJECT_TYPE.name()))
                            ? ""
                            : row.<String>getAs(IndicatorValueTable.SUBJECT.name()));
            final String indicator = row.getAs(IndicatorValueTable.INDICATOR.name());
            counts.put(
                    indicator + "|" + subject,
                    row.<BigDecimal>getAs(IndicatorValueTable.NUMERATOR.name()).longValueExact());
            counts.put(
                    "eligible|" + subject,
                    row.<BigDecimal>getAs(IndicatorValueTable.DENOMINATOR.name())
                            .longValueExact());
        }
        return counts;
    }

    @Override
    public void close() {
        // The session belongs to the caller.
    }
}
