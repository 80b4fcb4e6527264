package org.dipper.benchmark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.benchmark.truth.InstitutionPlace;
import org.dipper.benchmark.truth.ScoredLead;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Warehouse;

/** The rankings of institutions of a period, where the warehouse has them. */
final class WarehouseRankings {
    private static final String TABLE = "institution_ranking";

    private final SparkSession spark;
    private final Warehouse warehouse;
    private final String period;

    WarehouseRankings(final SparkSession spark, final Warehouse warehouse, final String period) {
        this.spark = spark;
        this.warehouse = warehouse;
        this.period = period;
    }

    /** All places; none where nothing was ranked. */
    List<InstitutionPlace> read() {
        return version().map(this::places).orElse(List.of());
    }

    private List<InstitutionPlace> places(final long version) {
        final Dataset<Row> rows = spark.read()
                .format("delta")
                .option("versionAsOf", version)
                .load(warehouse.root() + "/" + TABLE)
                .where(col("period").equalTo(period))
                .select(
                        col("indicator"),
                        col("institution_code"),
                        coalesce(col("ratio").cast("double"), lit(ScoredLead.NONE)),
                        coalesce(col("rank"), lit(0)));
        return rows.collectAsList().stream()
                .map(row -> new InstitutionPlace(row.getString(0), row.getString(1), row.getDouble(2), row.getInt(3)))
                .toList();
    }

    private Optional<Long> version() {
        return warehouse.publications().stream()
                .map(Publication::tableVersions)
                .filter(versions -> versions.containsKey(TABLE))
                .map(versions -> versions.get(TABLE))
                .reduce((older, newer) -> newer);
    }
}
