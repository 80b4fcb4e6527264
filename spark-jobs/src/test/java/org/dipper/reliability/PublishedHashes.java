package org.dipper.reliability;

import static org.apache.spark.sql.functions.lit;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.Contracts;
import org.dipper.cases.IngestTable;
import org.dipper.cases.SettlementListTable;
import org.dipper.catalog.HistorySumTable;
import org.dipper.operations.PolicyTextTable;
import org.dipper.table.TableContract;
import org.dipper.warehouse.ContentHash;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;
import org.dipper.warehouse.Warehouse;

/** Content hashes of what is published, computed anew from the pinned table versions. */
final class PublishedHashes {
    /** Kept beside what runs publish: no part of its content. */
    private static final Set<String> KEPT = Set.of(HistorySumTable.CONTRACT.name(), PolicyTextTable.CONTRACT.name());

    private static final String LINE = SettlementListTable.SOURCE_LINE.name();

    private PublishedHashes() {}

    /** The content hash of each subject, as its publication in force tells it. */
    static Map<String, String> bySubject(final SparkSession spark, final Path warehouse) {
        final Map<String, String> hashes = new TreeMap<>();
        for (final Publication publication : publications(spark, warehouse)) {
            hashes.put(publication.subject(), publication.contentHash());
        }
        hashes.remove(Run.INGEST);
        return hashes;
    }

    /** The hash of each published table, whatever the order in which files bring their lines. */
    static Map<String, String> byTable(final SparkSession spark, final Path warehouse) {
        final Map<String, String> hashes = new TreeMap<>();
        for (final Publication publication : publications(spark, warehouse)) {
            publication.tableVersions().forEach((name, version) -> {
                // The number of files stands there, which says nothing of the rows.
                if (name.equals(IngestTable.CONTRACT.name())) {
                    return;
                }
                final TableContract table = Contracts.named(name).orElseThrow();
                final Dataset<Row> rows = rows(spark, warehouse, name, version);
                final boolean hasLines = table.field(LINE).isPresent();
                hashes.put(name, ContentHash.of(table, hasLines ? rows.withColumn(LINE, lit(0L)) : rows));
            });
        }
        return hashes;
    }

    /** What a publication must hash to, by the rows that its table versions hold. */
    static String recomputed(final SparkSession spark, final Path warehouse, final Publication publication) {
        final Map<String, String> hashes = new TreeMap<>();
        publication.tableVersions().forEach((name, version) -> {
            final TableContract table = Contracts.named(name).orElseThrow();
            if (KEPT.contains(name)) {
                return;
            }
            hashes.put(
                    name,
                    ContentHash.of(table, rows(spark, warehouse, name, version).where(own(publication, table))));
        });
        return ContentHash.combine(hashes);
    }

    private static java.util.List<Publication> publications(final SparkSession spark, final Path warehouse) {
        return Warehouse.open(spark, warehouse.toString()).publications();
    }

    private static Dataset<Row> rows(
            final SparkSession spark, final Path warehouse, final String table, final long version) {
        return spark.read()
                .format("delta")
                .option("versionAsOf", version)
                .load(warehouse.resolve(table).toString());
    }

    /** Which rows of a table a publication speaks of. */
    private static String own(final Publication publication, final TableContract table) {
        final String[] subject = publication.subject().split(":", -1);
        return switch (subject[0]) {
            case Run.INGEST ->
                table.field("ingest_id").isPresent() ? "ingest_id = '" + publication.runId() + "'" : "true";
            case "catalog" -> "edition_year = " + subject[1] + " AND revision = " + publication.revision();
            case "settlement" -> "settlement_year = " + subject[1] + " AND revision = " + publication.revision();
            default -> "period = '" + subject[1] + "'";
        };
    }
}
