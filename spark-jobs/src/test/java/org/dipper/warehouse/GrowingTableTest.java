package org.dipper.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.dipper.table.Columns;
import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table written before its contract got another column. */
class GrowingTableTest {
    private static final Field ID = Field.required("id", FieldType.STRING, "id", "编号");
    private static final Field DAYS = Field.optional("days", FieldType.INT, "days", "天数");
    private static final TableContract BEFORE =
            TableContract.of("grown", "core", "a", "甲").key(ID).fields(ID).build();
    private static final TableContract SINCE =
            TableContract.of("grown", "core", "a", "甲").key(ID).fields(ID, DAYS).build();

    @TempDir
    private Path folder;

    private final SparkSession spark = SparkSessions.shared();

    @Test
    void hasNullsInOldRowsAndTakesNewOnes() {
        final Warehouse warehouse = Warehouse.open(spark, folder.toString());
        write(warehouse, BEFORE, 1, "old");

        assertThat(warehouse.current(SINCE).columns()).containsExactly("id", "days");
        assertThat(warehouse.current(SINCE).first().isNullAt(1)).isTrue();

        write(warehouse, SINCE, 2, "new", 5);

        assertThat(warehouse.current(SINCE).orderBy("id").collectAsList())
                .containsExactly(RowFactory.create("new", 5), RowFactory.create("old", null));
    }

    private void write(
            final Warehouse warehouse, final TableContract table, final int revision, final Object... values) {
        try (Run run = warehouse.begin("test", Map.of("revision", "" + revision), Optional.empty(), List.of(table))) {
            run.append(
                    table,
                    spark.createDataFrame(List.of(RowFactory.create(values)), Columns.schema(table)),
                    "id = '" + values[0] + "'");
            run.publish("test", revision, "published", Optional.empty(), JsonNodeFactory.instance.objectNode());
        }
    }
}
