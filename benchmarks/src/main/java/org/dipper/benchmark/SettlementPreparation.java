package org.dipper.benchmark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.hash;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.BasicCombinations;
import org.dipper.catalog.Edition;
import org.dipper.catalog.GroupHistory;
import org.dipper.catalog.HistorySums;
import org.dipper.grouping.AssignGroups;
import org.dipper.grouping.RelatedGroups;
import org.dipper.jobs.CatalogDerivation;
import org.dipper.jobs.Editions;
import org.dipper.policy.Policy;
import org.dipper.settlement.CaseDecisions;
import org.dipper.settlement.CrossRegionPools;
import org.dipper.table.Columns;

/** Puts catalog, decisions and plain columns of the settlement race in place; what is there already is kept. */
final class SettlementPreparation {
    private static final int HISTORY = 3;
    private static final int DECISIONS = 600;

    private final SparkSession spark;
    private final Policy policy;

    SettlementPreparation(final SparkSession spark, final Policy policy) {
        this.spark = spark;
        this.policy = policy;
    }

    void prepare(final RaceData rows, final SettlementData data) {
        if (Files.exists(data.mean())) {
            return;
        }
        final Dataset<Row> cases =
                spark.read().format("delta").load(rows.settledCase().toString());
        final long mean = catalog(cases, data);
        write(plain(cases), data.cases());
        write(decisions(cases), data.decisions());
        write(institutions(cases), data.institutions());
        try {
            Files.writeString(data.mean(), mean + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long catalog(final Dataset<Row> cases, final SettlementData data) {
        final List<Integer> years =
                IntStream.range(policy.year() - HISTORY, policy.year()).boxed().toList();
        final BasicCombinations combinations = new BasicCombinations();
        final Dataset<Row> past =
                cases.where(Columns.col(SettledCaseTable.DISCHARGE_YEAR).isInCollection(years));
        final Dataset<Row> sums =
                new HistorySums(combinations, "race", "race", false).apply(past).persist();
        final Edition edition = new CatalogDerivation(spark, policy.catalog(), years, true, Map.of())
                .derive(sums, Editions.oddCodes(past), plain -> Map.of())
                .edition();
        final Dataset<Row> groups = Editions.rows(spark, edition, policy.year(), 1, Set.of());
        write(groups.coalesce(1), data.groups());
        final Dataset<Row> grouped = new AssignGroups(groups, true, RelatedGroups.NONE).apply(sums);
        write(new GroupHistory(policy.year(), 1).apply(grouped).coalesce(1), data.history());
        sums.unpersist();
        return edition.meanCostFen();
    }

    private static Dataset<Row> plain(final Dataset<Row> cases) {
        final Column diagnosis = Columns.col(SettledCaseTable.PRINCIPAL_DIAGNOSIS);
        return cases.select(
                Columns.col(SettledCaseTable.SETTLEMENT_ID).as("settlement"),
                Columns.col(SettledCaseTable.INSTITUTION_CODE).as("institution"),
                Columns.col(SettledCaseTable.HOSPITAL_LEVEL).as("level"),
                Columns.col(SettledCaseTable.INSURANCE_POOL).as("pool"),
                Columns.col(SettledCaseTable.INSURED_AREA).as("insured_area"),
                Columns.col(SettledCaseTable.MEDICAL_TYPE).as("medical_type"),
                Columns.col(SettledCaseTable.DISCHARGE_WAY).as("discharge_way"),
                Columns.col(SettledCaseTable.DISCHARGE_DEPARTMENT).as("department"),
                Columns.col(SettledCaseTable.STAY_DAYS).cast("long").as("stay_days"),
                Columns.col(SettledCaseTable.TOTAL_COST_FEN).as("cost_fen"),
                Columns.col(SettledCaseTable.FUND_PAY_FEN).as("fund_fen"),
                substring(diagnosis, 1, 5).as("diagnosis"),
                substring(diagnosis, 1, 3).as("category"),
                coalesce(Columns.col(SettledCaseTable.MAIN_PROCEDURE), lit("")).as("main_procedure"),
                Columns.col(SettledCaseTable.OTHER_PROCEDURES).as("other_procedures"),
                Columns.col(SettledCaseTable.PROCEDURE_ATTRIBUTE).as("attribute"));
    }

    /** A third of the chosen cases left, a third is paid item by item, a third is scored. */
    private static Dataset<Row> decisions(final Dataset<Row> cases) {
        final Column id = Columns.col(SettledCaseTable.SETTLEMENT_ID);
        final Column kind = pmod(hash(id), lit(3));
        return cases.select(id)
                .orderBy(hash(id, lit(7)), id)
                .limit(DECISIONS)
                .select(
                        id.as("settlement"),
                        when(kind.equalTo(0), lit(CaseDecisions.WITHDRAWN))
                                .when(kind.equalTo(1), lit(CaseDecisions.ITEMISED))
                                .otherwise(lit(CaseDecisions.SCORED))
                                .as("decision"),
                        when(
                                        kind.equalTo(2),
                                        pmod(hash(id, lit(9)), lit(40_000_000)).cast("long"))
                                .as("units"));
    }

    private Dataset<Row> institutions(final Dataset<Row> cases) {
        final Column key = hash(col("institution"), col("pool"));
        return new CrossRegionPools(policy.settlement().crossRegion())
                .apply(cases)
                .select(
                        Columns.col(SettledCaseTable.INSTITUTION_CODE).as("institution"),
                        Columns.col(SettledCaseTable.INSURANCE_POOL).as("pool"))
                .distinct()
                .select(
                        col("institution"),
                        col("pool"),
                        pmod(key, lit(30)).plus(70).cast("long").as("score"),
                        pmod(key, lit(9_999_991)).cast("long").as("audit_fen"),
                        pmod(key, lit(49_999_991)).cast("long").as("deposit_fen"))
                .coalesce(1);
    }

    private static void write(final Dataset<Row> rows, final Path folder) {
        rows.write().mode("overwrite").option("compression", "zstd").parquet(folder.toString());
    }
}
