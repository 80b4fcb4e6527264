package org.dipper.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.dipper.grouping.CaseGroupTable;
import org.dipper.settlement.AnnualClearingTable;
import org.dipper.settlement.AnnualSettlement;
import org.dipper.settlement.AnnualSettlementCaseTable;
import org.dipper.settlement.AnnualSettlementPathTable;
import org.dipper.settlement.AnnualSettlementTable;
import org.dipper.settlement.ApportionCases;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.settlement.CommunitySettlementTable;
import org.dipper.settlement.InstitutionTotal;
import org.dipper.settlement.OtherPaymentTable;
import org.dipper.settlement.OtherPoints;
import org.dipper.settlement.PathTotal;
import org.dipper.settlement.PointValueTable;
import org.dipper.settlement.PoolAccountTable;
import org.dipper.settlement.ScoreCases;
import org.dipper.settlement.clearing.ClearedPool;
import org.dipper.settlement.clearing.CommunityPackage;
import org.dipper.settlement.clearing.OtherPayment;
import org.dipper.settlement.clearing.PoolAccount;
import org.dipper.table.Columns;
import org.dipper.table.Field;

/** The tables of a year's settlement, shaped from what the steps and the records hold. */
final class SettlementTables {
    private static final int UNIT_DECIMALS = 4;
    private static final Column POINTS_PER_UNIT = lit(new BigDecimal("0.0001"));

    private final SparkSession spark;
    private final int year;
    private final int revision;

    SettlementTables(final SparkSession spark, final int year, final int revision) {
        this.spark = spark;
        this.year = year;
        this.revision = revision;
    }

    Dataset<Row> caseGroups(final Dataset<Row> grouped, final PublishedEdition edition) {
        // Here the revision is that of the settlement, as in the other tables of the year.
        return stamped(grouped)
                .withColumn(CaseGroupTable.EDITION_YEAR.name(), lit(edition.year()))
                .select(Columns.select(CaseGroupTable.CONTRACT));
    }

    Dataset<Row> caseScores(final Dataset<Row> scored) {
        return stamped(scored)
                .withColumn(CaseScoreTable.CASE_SCORE.name(), points(col(ScoreCases.CASE_SCORE_UNITS)))
                .withColumn(CaseScoreTable.INSTITUTION_COEFFICIENT.name(), points(col(ScoreCases.COEFFICIENT_UNITS)))
                .withColumn(CaseScoreTable.AUXILIARY_COEFFICIENT.name(), points(col(ScoreCases.AUXILIARY_UNITS)))
                .withColumn(CaseScoreTable.BONUS_SCORE.name(), points(col(ScoreCases.BONUS_UNITS)))
                .select(Columns.select(CaseScoreTable.CONTRACT));
    }

    /** Written case scores, with the score as whole units again. */
    Dataset<Row> scoredUnits(final Dataset<Row> caseScores) {
        return caseScores
                .withColumn(ScoreCases.CASE_SCORE_UNITS, units(CaseScoreTable.CASE_SCORE))
                .withColumn(ScoreCases.BONUS_UNITS, units(CaseScoreTable.BONUS_SCORE));
    }

    Dataset<Row> pointValues(
            final List<AnnualSettlement.PoolSettlement> pools, final Map<String, BigDecimal> yearStart) {
        final List<Row> rows = new ArrayList<>();
        for (final AnnualSettlement.PoolSettlement pool : pools) {
            rows.add(RowFactory.create(
                    year,
                    revision,
                    pool.pool(),
                    pool.fundFen(),
                    pool.cases(),
                    pool.costFen(),
                    pool.bookedFen(),
                    pool.ratio(),
                    BigDecimal.valueOf(pool.scoreUnits(), UNIT_DECIMALS),
                    yearStart.get(pool.pool()),
                    pool.settlementPointValue()));
        }
        return spark.createDataFrame(rows, Columns.schema(PointValueTable.CONTRACT));
    }

    Dataset<Row> institutions(
            final List<InstitutionTotal> totals,
            final List<AnnualSettlement.PoolSettlement> pools,
            final Map<String, String> levels) {
        final Map<InstitutionPool, InstitutionTotal> all = new TreeMap<>();
        totals.forEach(total -> all.put(new InstitutionPool(total.pool(), total.institution()), total));
        pools.forEach(pool -> pool.paymentFen()
                .keySet()
                .forEach(institution -> all.computeIfAbsent(
                        new InstitutionPool(pool.pool(), institution),
                        // It has other payments only.
                        key -> new InstitutionTotal(
                                institution,
                                pool.pool(),
                                levels.getOrDefault(institution, "0"),
                                0,
                                0,
                                0,
                                0,
                                0,
                                0,
                                0))));
        final List<Row> rows = new ArrayList<>();
        for (final InstitutionTotal total : all.values()) {
            final AnnualSettlement.PoolSettlement pool = pool(total, pools);
            rows.add(RowFactory.create(
                    year,
                    revision,
                    total.institution(),
                    total.pool(),
                    total.level(),
                    total.cases(),
                    total.lowCases(),
                    total.highCases(),
                    total.ungroupedCases(),
                    total.costFen(),
                    total.bookedFen(),
                    BigDecimal.valueOf(Math.addExact(total.scoreUnits(), otherUnits(total, pool)), UNIT_DECIMALS),
                    pool.paymentFen().get(total.institution())));
        }
        return spark.createDataFrame(rows, Columns.schema(AnnualSettlementTable.CONTRACT));
    }

    private static long otherUnits(final InstitutionTotal total, final AnnualSettlement.PoolSettlement pool) {
        return pool.payments().get(total.institution()).otherFen().keySet().stream()
                .mapToLong(OtherPoints::units)
                .reduce(0, Math::addExact);
    }

    Dataset<Row> paths(final List<PathTotal> paths) {
        final List<Row> rows = paths.stream()
                .map(path -> RowFactory.create(
                        year,
                        revision,
                        path.institution(),
                        path.pool(),
                        path.path(),
                        path.cases(),
                        path.costFen(),
                        path.bookedFen(),
                        BigDecimal.valueOf(path.scoreUnits(), UNIT_DECIMALS),
                        BigDecimal.valueOf(path.bonusUnits(), UNIT_DECIMALS)))
                .toList();
        return spark.createDataFrame(rows, Columns.schema(AnnualSettlementPathTable.CONTRACT));
    }

    Dataset<Row> others(
            final Map<OtherPoints, OtherPayment> others, final List<AnnualSettlement.PoolSettlement> pools) {
        final List<Row> rows = new ArrayList<>();
        pools.forEach(pool -> pool.payments().values().forEach(payment -> payment.otherFen()
                .forEach((other, fen) -> rows.add(RowFactory.create(
                        year,
                        revision,
                        other.institution(),
                        other.pool(),
                        other.kind(),
                        other.name(),
                        others.get(other).amountFen(),
                        others.get(other).quantity(),
                        BigDecimal.valueOf(other.units(), UNIT_DECIMALS),
                        fen)))));
        return spark.createDataFrame(rows, Columns.schema(OtherPaymentTable.CONTRACT));
    }

    Dataset<Row> clearing(final List<ClearedPool> pools) {
        final List<Row> rows = new ArrayList<>();
        pools.forEach(pool -> pool.institutions()
                .forEach(each -> rows.add(RowFactory.create(
                        year,
                        revision,
                        each.institution(),
                        each.pool(),
                        each.level(),
                        each.payableFen(),
                        each.assessmentScore()
                                .map(score -> score.setScale(6, RoundingMode.UNNECESSARY))
                                .orElse(null),
                        each.assessmentCoefficient().setScale(UNIT_DECIMALS, RoundingMode.UNNECESSARY),
                        each.assessedFen(),
                        each.bookedFen(),
                        each.bookedToAssessed().orElse(null),
                        each.surplusKeptFen(),
                        each.overspendSharedFen(),
                        each.sharedFen(),
                        each.auditDeductionFen(),
                        each.depositFen(),
                        each.depositReturnedFen(),
                        each.depositForfeitedFen(),
                        each.finalFen(),
                        each.monthsPaidFen(),
                        each.prepaymentFen(),
                        each.balanceFen()))));
        return spark.createDataFrame(rows, Columns.schema(AnnualClearingTable.CONTRACT));
    }

    Dataset<Row> accounts(final List<PoolAccount.Line> lines) {
        final List<Row> rows = lines.stream()
                .map(line -> RowFactory.create(
                        year, revision, line.pool(), line.line(), line.account(), line.item(), line.amountFen()))
                .toList();
        return spark.createDataFrame(rows, Columns.schema(PoolAccountTable.CONTRACT));
    }

    Dataset<Row> communities(final List<CommunityPackage.Settled> settled) {
        final List<Row> rows = settled.stream()
                .map(each -> RowFactory.create(
                        year,
                        revision,
                        each.community(),
                        each.lead(),
                        each.pool(),
                        each.packageFen(),
                        each.monthlyAllotmentFen(),
                        each.outsideCases(),
                        each.outsideFen(),
                        each.assessmentScore()
                                .map(score -> score.setScale(6, RoundingMode.UNNECESSARY))
                                .orElse(null),
                        each.dueShare().setScale(UNIT_DECIMALS, RoundingMode.UNNECESSARY),
                        each.dueFen(),
                        each.nextYearShare().setScale(UNIT_DECIMALS, RoundingMode.UNNECESSARY),
                        each.balanceFen()))
                .toList();
        return spark.createDataFrame(rows, Columns.schema(CommunitySettlementTable.CONTRACT));
    }

    /** What each institution's cases are paid in all, and by how many points. */
    Dataset<Row> institutionPayments(
            final List<InstitutionTotal> totals, final List<AnnualSettlement.PoolSettlement> pools) {
        final StructType schema = new StructType()
                .add(ApportionCases.PAID_INSTITUTION, DataTypes.StringType, false)
                .add(ApportionCases.PAID_POOL, DataTypes.StringType, false)
                .add(ApportionCases.PAID_FEN, DataTypes.LongType, false)
                .add(ApportionCases.PAID_UNITS, DataTypes.LongType, false);
        final List<Row> rows = totals.stream()
                .map(total -> RowFactory.create(
                        total.institution(),
                        total.pool(),
                        pool(total, pools).payments().get(total.institution()).caseFen(),
                        total.scoreUnits()))
                .toList();
        return spark.createDataFrame(rows, schema);
    }

    Dataset<Row> casePayments(final Dataset<Row> paid) {
        return paid.select(Columns.select(AnnualSettlementCaseTable.CONTRACT));
    }

    private static AnnualSettlement.PoolSettlement pool(
            final InstitutionTotal total, final List<AnnualSettlement.PoolSettlement> pools) {
        return pools.stream()
                .filter(pool -> pool.pool().equals(total.pool()))
                .findFirst()
                .orElseThrow();
    }

    private Dataset<Row> stamped(final Dataset<Row> rows) {
        return rows.withColumn("settlement_year", lit(year)).withColumn("revision", lit(revision));
    }

    static Column units(final Field score) {
        return Columns.col(score).multiply(lit(10_000L)).cast("long");
    }

    static Column points(final Column units) {
        return units.cast(DataTypes.createDecimalType(18, 0)).multiply(POINTS_PER_UNIT);
    }
}
