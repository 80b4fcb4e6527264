package org.dipper.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.table.Columns;
import org.dipper.table.TableContract;

/** Tables as lists of rows: what is appended is computed once and kept, as storage would. */
final class MemoryTables implements IngestTables {
    private final SparkSession spark;
    private final Map<TableContract, List<Row>> published = new HashMap<>();
    private final Map<TableContract, List<Row>> written = new HashMap<>();
    private int ingests = 1;

    MemoryTables(final SparkSession spark) {
        this.spark = spark;
    }

    @Override
    public String ingestId() {
        return "ingest" + ingests;
    }

    @Override
    public Dataset<Row> published(final TableContract table) {
        return rows(table, published.getOrDefault(table, List.of()));
    }

    @Override
    public void append(final TableContract table, final Dataset<Row> rows) {
        written.computeIfAbsent(table, key -> new ArrayList<>())
                .addAll(rows.select(Columns.select(table)).collectAsList());
    }

    @Override
    public Dataset<Row> written(final TableContract table) {
        return rows(table, written.getOrDefault(table, List.of()));
    }

    @Override
    public void replaceAll(final TableContract table, final Dataset<Row> rows) {
        written.put(table, new ArrayList<>(rows.collectAsList()));
    }

    Dataset<Row> all(final TableContract table) {
        return published(table).unionAll(written(table));
    }

    void publish() {
        written.forEach((table, rows) ->
                published.computeIfAbsent(table, key -> new ArrayList<>()).addAll(rows));
        written.clear();
        ingests++;
    }

    private Dataset<Row> rows(final TableContract table, final List<Row> rows) {
        return spark.createDataFrame(rows, Columns.schema(table));
    }
}
