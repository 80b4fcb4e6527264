package org.dipper.testing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.dipper.catalog.DiseaseGroup;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.coding.PackedCode;
import org.dipper.table.Columns;

/** Core groups of edition 2025 that a test needs: a diagnosis without procedure and its score. */
public final class TestGroups {
    private TestGroups() {}

    /** Rows of {@code disease_group} by diagnosis and score; every group costs 10,000 yuan on average. */
    public static Dataset<Row> rows(final SparkSession spark, final Map<String, String> scores) {
        final List<Row> rows = new ArrayList<>();
        new TreeMap<>(scores)
                .forEach((diagnosis, rw) -> rows.add(RowFactory.create(
                        2025,
                        1,
                        diagnosis,
                        DiseaseGroup.CORE,
                        diagnosis,
                        null,
                        null,
                        PackedCode.packInt(diagnosis).orElseThrow(),
                        0L,
                        DiseaseGroup.Layer.LOCAL.id(),
                        null,
                        null,
                        0,
                        15L,
                        15_000_000L,
                        1_000_000L,
                        score(rw),
                        new BigDecimal("0.000000"),
                        score(rw),
                        null,
                        null,
                        false)));
        return spark.createDataFrame(rows, Columns.schema(DiseaseGroupTable.CONTRACT));
    }

    private static BigDecimal score(final String rw) {
        return new BigDecimal(rw).setScale(4);
    }
}
