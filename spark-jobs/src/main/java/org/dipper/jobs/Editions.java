package org.dipper.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.not;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.CatalogLevelTable;
import org.dipper.catalog.CatalogLevels;
import org.dipper.catalog.Combination;
import org.dipper.catalog.CoverageCurve;
import org.dipper.catalog.CoverageCurveTable;
import org.dipper.catalog.DiseaseGroup;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.catalog.Edition;
import org.dipper.coding.PackedColumns;
import org.dipper.table.Columns;

/** Carries catalog groups between Spark rows and records. Groups are few: they may come to the driver. */
public final class Editions {
    private Editions() {}

    /** The subject that publications of an edition have. */
    public static String subject(final int editionYear) {
        return "catalog:" + editionYear;
    }

    /** The text of all procedure codes that do not pack: a main procedure that the policy chooses may be any of a case. */
    static Map<Long, String> oddCodesOfAll(final Dataset<Row> cases) {
        final Map<Long, String> texts = new HashMap<>(oddCodes(cases));
        final Column code = col("code");
        cases.select(explode(Columns.col(SettledCaseTable.OTHER_PROCEDURES)).as("code"))
                .where(not(PackedColumns.isPackable(code)))
                .select(PackedColumns.pack(code), code)
                .distinct()
                .collectAsList()
                .forEach(row -> texts.put(row.getLong(0), row.getString(1)));
        return texts;
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

    /** The groups of an edition as rows of {@code disease_group}; {@code basicLevel} are codes of basic-level diseases. */
    public static Dataset<Row> rows(
            final SparkSession spark,
            final Edition edition,
            final int editionYear,
            final int revision,
            final Set<String> basicLevel) {
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
                    group.combination().diagnosisKey(),
                    group.combination().procedureKey(),
                    group.layer().id(),
                    group.name().orElse(null),
                    related(group.combination()),
                    group.combination().schemeRule(),
                    group.sums().cases(),
                    group.sums().costFen(),
                    group.meanCostFen(),
                    group.rw(),
                    group.cv(),
                    group.rw(),
                    group.drugScore().orElse(null),
                    group.consumableScore().orElse(null),
                    basicLevel.contains(group.code())));
        }
        return spark.createDataFrame(rows, Columns.schema(DiseaseGroupTable.CONTRACT));
    }

    /** Core groups that are decided but not scored, as rows that cases can be looked up in. */
    static Dataset<Row> coreRows(final SparkSession spark, final Map<String, Combination> byCode) {
        final List<Row> rows = new ArrayList<>();
        byCode.forEach((code, combination) -> rows.add(RowFactory.create(
                0,
                0,
                code,
                DiseaseGroup.CORE,
                "",
                null,
                null,
                combination.diagnosisKey(),
                combination.procedureKey(),
                DiseaseGroup.Layer.LOCAL.id(),
                null,
                related(combination),
                combination.schemeRule(),
                0L,
                0L,
                0L,
                BigDecimal.ONE,
                BigDecimal.ZERO,
                BigDecimal.ONE,
                null,
                null,
                false)));
        return spark.createDataFrame(rows, Columns.schema(DiseaseGroupTable.CONTRACT));
    }

    private static String related(final Combination combination) {
        return combination.related().isEmpty() ? null : combination.related();
    }

    /** The curve as rows of {@code coverage_curve}. */
    static Dataset<Row> curve(
            final SparkSession spark, final CatalogDerivation.Derived derived, final int year, final int revision) {
        // The threshold in force need not be the size of any combination: then the next larger size stands for it.
        final long chosen = derived.curve().points().stream()
                .mapToLong(CoverageCurve.Point::threshold)
                .filter(threshold -> threshold >= derived.coreThreshold())
                .min()
                .orElse(0);
        final List<Row> rows = new ArrayList<>();
        for (final CoverageCurve.Point point : derived.curve().points()) {
            rows.add(RowFactory.create(
                    year,
                    revision,
                    point.threshold(),
                    point.groups(),
                    point.cases(),
                    point.coveredShare(),
                    point.threshold() == chosen));
        }
        return spark.createDataFrame(rows, Columns.schema(CoverageCurveTable.CONTRACT));
    }

    /** The upper levels as rows of {@code catalog_level}. */
    static Dataset<Row> levels(
            final SparkSession spark, final List<CatalogLevels.Entry> entries, final int year, final int revision) {
        final List<Row> rows = new ArrayList<>();
        for (final CatalogLevels.Entry entry : entries) {
            rows.add(RowFactory.create(
                    year,
                    revision,
                    entry.level(),
                    entry.code(),
                    entry.name().orElse(null),
                    entry.attribute(),
                    entry.sums().cases(),
                    entry.sums().costFen(),
                    entry.meanCostFen(),
                    entry.rw(),
                    entry.sums().coefficientOfVariation()));
        }
        return spark.createDataFrame(rows, Columns.schema(CatalogLevelTable.CONTRACT));
    }
}
