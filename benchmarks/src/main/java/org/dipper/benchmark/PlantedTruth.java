package org.dipper.benchmark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.benchmark.truth.Truth;
import org.dipper.cases.SettledCaseTable;
import org.dipper.table.Columns;

/**
 * Reads the hidden labels of generated lists for the cases of a year: those alone that were accepted and discharged in it,
 * since no rule can find others.
 */
final class PlantedTruth {
    private static final Set<String> HONEST = Set.of("clean", "severe_mix");
    private static final String KIND = "kind";

    private final SparkSession spark;
    private final Path labels;

    /**
     * Truth beside lists.
     *
     * @param lists the folder that {@code data generate --misconduct} filled
     */
    PlantedTruth(final SparkSession spark, final Path lists) {
        this.spark = spark;
        this.labels = lists.resolve("_truth");
    }

    /** The truth of these {@code settled_case} rows. */
    Truth of(final Dataset<Row> cases) {
        final Dataset<Row> ids = cases.select(Columns.col(SettledCaseTable.SETTLEMENT_ID));
        final Map<String, Set<String>> byCase = new HashMap<>();
        for (final Row label : labels("labels-*.csv").join(ids, "settlement_id").collectAsList()) {
            add(byCase, label.getAs("settlement_id"), label.getAs(KIND));
        }
        final Map<String, String> lookAlikes = new HashMap<>();
        for (final Row look :
                labels("look_alikes-*.csv").join(ids, "settlement_id").collectAsList()) {
            lookAlikes.put(look.getAs("settlement_id"), look.getAs(KIND));
        }
        final Map<String, Set<String>> byInstitution = new HashMap<>();
        for (final Row institution : labels("institutions.csv").collectAsList()) {
            final String kind = institution.getAs(KIND);
            if (!HONEST.contains(kind)) {
                add(byInstitution, institution.getAs("institution_code"), kind);
            }
        }
        final Map<String, Long> counts = new HashMap<>();
        final Map<String, Integer> months = new HashMap<>();
        for (final Row institution : cases.groupBy(Columns.col(SettledCaseTable.INSTITUTION_CODE))
                .agg(
                        count(lit(1)).as("cases"),
                        countDistinct(Columns.col(SettledCaseTable.DISCHARGE_MONTH))
                                .as("months"))
                .collectAsList()) {
            final String code = institution.getString(0);
            counts.put(code, institution.getAs("cases"));
            months.put(code, Math.toIntExact(institution.<Long>getAs("months")));
        }
        return new Truth(byCase, byInstitution, lookAlikes, counts, months);
    }

    private Dataset<Row> labels(final String files) {
        return spark.read()
                .option("header", "true")
                .csv(labels.resolve(files).toString())
                .filter(col(KIND).isNotNull());
    }

    private static void add(final Map<String, Set<String>> kinds, final String key, final String kind) {
        kinds.computeIfAbsent(key, none -> new HashSet<>()).add(kind);
    }
}
