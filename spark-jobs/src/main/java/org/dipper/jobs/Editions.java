package org.dipper.jobs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.dipper.catalog.CombinationCounts;
import org.dipper.catalog.CostSums;
import org.dipper.catalog.DiseaseGroup;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.catalog.Edition;
import org.dipper.catalog.GroupCounts;
import org.dipper.table.Columns;

/** Carries catalog groups between Spark rows and records. Groups are few: they may come to the driver. */
public final class Editions {
    private Editions() {}

    /** The subject that publications of an edition have. */
    public static String subject(final int editionYear) {
        return "catalog:" + editionYear;
    }

    /** The rows of {@link CombinationCounts} as records. */
    public static List<GroupCounts> counts(final Dataset<Row> counted, final List<Integer> years) {
        final List<GroupCounts> counts = new ArrayList<>();
        for (final Row row : counted.collectAsList()) {
            final List<Long> cases = new ArrayList<>();
            final List<Long> cost = new ArrayList<>();
            for (final int year : years) {
                cases.add(row.getAs(CombinationCounts.cases(year)));
                cost.add(row.getAs(CombinationCounts.cost(year)));
            }
            final java.math.BigInteger squares = java.math.BigInteger.valueOf(
                            row.<Long>getAs(CombinationCounts.SQUARE_HIGH))
                    .shiftLeft(CombinationCounts.SQUARE_SHIFT)
                    .add(java.math.BigInteger.valueOf(row.<Long>getAs(CombinationCounts.SQUARE_LOW)));
            counts.add(new GroupCounts(
                    row.getAs(CombinationCounts.IS_CORE),
                    row.getAs(CombinationCounts.DIAGNOSIS_KEY),
                    row.getAs(CombinationCounts.PROCEDURE_KEY),
                    row.getAs(CombinationCounts.ATTRIBUTE),
                    new CostSums(cases, cost, squares)));
        }
        return counts;
    }

    /** The text of procedure codes that do not pack, by their key: few, since nearly every code packs. */
    public static Map<Long, String> oddCodes(final Dataset<Row> cases) {
        final Map<Long, String> texts = new HashMap<>();
        cases.where("main_procedure_key < 0")
                .select("main_procedure_key", "main_procedure")
                .distinct()
                .collectAsList()
                .forEach(row -> texts.put(row.getLong(0), row.getString(1)));
        return texts;
    }

    /** The groups of an edition as rows of {@code disease_group}. */
    public static Dataset<Row> rows(
            final SparkSession spark, final Edition edition, final int editionYear, final int revision) {
        final List<Row> rows = new ArrayList<>();
        for (final DiseaseGroup group : edition.groups()) {
            rows.add(RowFactory.create(
                    editionYear,
                    revision,
                    group.code(),
                    group.type(),
                    group.diagnosisCode(),
                    group.procedureCode().orElse(null),
                    group.procedureAttribute().isPresent()
                            ? group.procedureAttribute().getAsInt()
                            : null,
                    group.diagnosisKey(),
                    group.procedureKey(),
                    group.sums().cases(),
                    group.sums().costFen(),
                    group.meanCostFen(),
                    group.rw(),
                    group.cv()));
        }
        return spark.createDataFrame(rows, Columns.schema(DiseaseGroupTable.CONTRACT));
    }
}
