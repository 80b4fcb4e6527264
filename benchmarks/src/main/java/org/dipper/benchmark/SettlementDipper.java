package org.dipper.benchmark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.BasicCombinations;
import org.dipper.grouping.AssignGroups;
import org.dipper.grouping.RelatedGroups;
import org.dipper.policy.Policy;
import org.dipper.settlement.AnnualSettlement;
import org.dipper.settlement.AnnualSettlement.PoolSettlement;
import org.dipper.settlement.AnnualSettlementCaseTable;
import org.dipper.settlement.ApportionCases;
import org.dipper.settlement.CaseDecisions;
import org.dipper.settlement.CrossRegionPools;
import org.dipper.settlement.InstitutionTotal;
import org.dipper.settlement.InstitutionTotals;
import org.dipper.settlement.LevelMeanStandard;
import org.dipper.settlement.NoTyping;
import org.dipper.settlement.PointValues;
import org.dipper.settlement.PolicyCoefficients;
import org.dipper.settlement.ScoreCases;
import org.dipper.settlement.YearStartPointValues;
import org.dipper.settlement.clearing.AnnualClearing;
import org.dipper.settlement.clearing.ClearingInstitution;
import org.dipper.settlement.clearing.ClearingPool;
import org.dipper.table.Columns;

/**
 * Dipper's own transformations over the Delta table, as {@code settle year} calls them: the scores are written, and totals and
 * payments are read from what was written.
 */
final class SettlementDipper implements SettlementEngine {
    private static final int IDENTITY = 1009;

    private final SparkSession spark;
    private final SettlementData data;
    private final Policy policy;
    private final Dataset<Row> cases;
    private final Dataset<Row> groups;
    private final Map<String, BigDecimal> values;
    private final long meanCostFen;
    private Dataset<Row> payments;

    SettlementDipper(final SparkSession spark, final RaceData rows, final SettlementData data, final Policy policy) {
        this.spark = spark;
        this.data = data;
        this.policy = policy;
        this.cases = spark.read().format("delta").load(rows.settledCase().toString());
        this.groups = read(data.groups());
        this.values = YearStartPointValues.inForce(policy.settlement(), Map.of());
        this.meanCostFen = data.meanCostFen();
    }

    private Dataset<Row> read(final Path folder) {
        return spark.read().parquet(folder.toString());
    }

    private Dataset<Row> scored() {
        final Dataset<Row> decisions = read(data.decisions())
                .select(
                        col("settlement").as(CaseDecisions.SETTLEMENT_ID),
                        col("decision").as(CaseDecisions.DECISION),
                        col("units").as(CaseDecisions.DECIDED_UNITS));
        return new ScoreCases(
                        policy.settlement(),
                        policy.catalog().scoreScale(),
                        meanCostFen,
                        new LevelMeanStandard(read(data.history()), policy.year() - 1),
                        new NoTyping(),
                        new PolicyCoefficients(policy.settlement().coefficient()),
                        new PointValues(values),
                        CaseDecisions.of(decisions))
                .apply(new AssignGroups(groups, true, RelatedGroups.NONE)
                        .apply(new BasicCombinations()
                                .apply(new CrossRegionPools(policy.settlement().crossRegion()).apply(cases))));
    }

    @Override
    public Map<String, Long> clear() {
        scored().select(
                        Columns.col(SettledCaseTable.SETTLEMENT_ID),
                        Columns.col(SettledCaseTable.INSTITUTION_CODE),
                        Columns.col(SettledCaseTable.INSURANCE_POOL),
                        Columns.col(SettledCaseTable.HOSPITAL_LEVEL),
                        Columns.col(SettledCaseTable.TOTAL_COST_FEN),
                        Columns.col(SettledCaseTable.FUND_PAY_FEN),
                        col(ScoreCases.PATH),
                        col(ScoreCases.DEVIATION),
                        col(ScoreCases.BONUS_UNITS),
                        col(ScoreCases.CASE_SCORE_UNITS))
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(data.scores().toString());
        final List<InstitutionTotal> totals = InstitutionTotals.records(
                new InstitutionTotals().apply(read(data.scores())).collectAsList());
        final List<PoolSettlement> pools = new AnnualSettlement(policy.settlement()).settle(totals, List.of(), values);
        payments = payments(totals, pools);
        final Map<String, Row> given = new HashMap<>();
        read(data.institutions())
                .collectAsList()
                .forEach(row -> given.put(row.getAs("pool") + "|" + row.getAs("institution"), row));
        final Map<String, Long> finalFen = new TreeMap<>();
        for (final PoolSettlement pool : pools) {
            final List<ClearingInstitution> members = totals.stream()
                    .filter(total -> total.pool().equals(pool.pool()))
                    .map(total -> member(total, pool, given.get(key(total))))
                    .toList();
            new AnnualClearing(policy.settlement().clearing())
                    .clear(new ClearingPool(
                            pool.pool(),
                            pool.fundFen(),
                            pool.fund().adjustmentFen(),
                            ClearingPool.Budget.ofFund(pool.fundFen()),
                            members))
                    .institutions()
                    .forEach(each -> finalFen.put(pool.pool() + "|" + each.institution(), each.finalFen()));
        }
        return finalFen;
    }

    private static ClearingInstitution member(
            final InstitutionTotal total, final PoolSettlement pool, final Row given) {
        return new ClearingInstitution(
                total.institution(),
                total.level(),
                pool.payments().get(total.institution()).payableFen(),
                total.bookedFen(),
                Optional.of(BigDecimal.valueOf(given.<Long>getAs("score"))),
                Optional.empty(),
                given.getAs("audit_fen"),
                given.getAs("deposit_fen"),
                0,
                0);
    }

    private Dataset<Row> payments(final List<InstitutionTotal> totals, final List<PoolSettlement> pools) {
        final Map<String, PoolSettlement> byPool = new HashMap<>();
        pools.forEach(pool -> byPool.put(pool.pool(), pool));
        final List<Row> rows = new ArrayList<>();
        totals.forEach(total -> rows.add(RowFactory.create(
                total.institution(),
                total.pool(),
                byPool.get(total.pool()).payments().get(total.institution()).caseFen(),
                total.scoreUnits())));
        return spark.createDataFrame(
                rows,
                new StructType()
                        .add(ApportionCases.PAID_INSTITUTION, DataTypes.StringType, false)
                        .add(ApportionCases.PAID_POOL, DataTypes.StringType, false)
                        .add(ApportionCases.PAID_FEN, DataTypes.LongType, false)
                        .add(ApportionCases.PAID_UNITS, DataTypes.LongType, false));
    }

    @Override
    public Map<String, String> pay() {
        final Dataset<Row> narrow = read(data.scores())
                .select(
                        Columns.col(SettledCaseTable.SETTLEMENT_ID),
                        Columns.col(SettledCaseTable.INSTITUTION_CODE),
                        Columns.col(SettledCaseTable.INSURANCE_POOL),
                        col(ScoreCases.CASE_SCORE_UNITS));
        final Map<String, String> sums = new TreeMap<>();
        new ApportionCases(payments)
                .apply(narrow)
                .groupBy(
                        Columns.col(AnnualSettlementCaseTable.INSURANCE_POOL),
                        Columns.col(AnnualSettlementCaseTable.INSTITUTION_CODE))
                .agg(
                        count(lit(1)),
                        sum(Columns.col(AnnualSettlementCaseTable.PAYMENT_FEN)),
                        sum(Columns.col(AnnualSettlementCaseTable.PAYMENT_FEN)
                                .multiply(pmod(
                                        substring(Columns.col(AnnualSettlementCaseTable.SETTLEMENT_ID), 2, 20)
                                                .cast("long"),
                                        lit(IDENTITY)))))
                .collectAsList()
                .forEach(row -> sums.put(
                        row.getString(0) + "|" + row.getString(1),
                        row.getLong(2) + " cases, " + row.getLong(3) + " fen, " + row.getLong(4)));
        return sums;
    }

    private static String key(final InstitutionTotal total) {
        return total.pool() + "|" + total.institution();
    }

    @Override
    public void close() {
        // The session belongs to the caller.
    }
}
