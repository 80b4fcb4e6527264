package org.dipper.settlement.reference;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.dipper.cases.SettledCaseTable;
import org.dipper.coding.PackedCode;
import org.dipper.settlement.CaseTyping;
import org.dipper.settlement.CostStandard;
import org.dipper.table.Columns;

/**
 * The stays of a reference city as the engine reads them: rows of {@code settled_case} with the columns that assignment to
 * groups adds, and level means and auxiliary subtypes that the engine looks up.
 */
public final class ReferenceRows {
    private static final String GROUP_CODE = "group_code";

    private ReferenceRows() {}

    /** Rows of {@code settled_case}. */
    public static Dataset<Row> settledCases(final SparkSession spark, final List<ReferenceStay> stays) {
        return spark.createDataFrame(
                stays.stream().map(ReferenceRows::settled).toList(), Columns.schema(SettledCaseTable.CONTRACT));
    }

    /**
     * Rows of {@code settled_case} with {@code group_code}, {@code group_type}, {@code grouping_reason}, {@code rw},
     * {@code rw_units} and {@code group_mean_cost_fen}; the last is the level mean of the stay.
     */
    public static Dataset<Row> assigned(final SparkSession spark, final List<ReferenceStay> stays) {
        final StructType schema = new StructType()
                .add("assigned_id", DataTypes.StringType)
                .add(GROUP_CODE, DataTypes.StringType)
                .add("group_type", DataTypes.StringType)
                .add("grouping_reason", DataTypes.StringType)
                .add("rw", DataTypes.createDecimalType(18, 4))
                .add("rw_units", DataTypes.LongType)
                .add("group_mean_cost_fen", DataTypes.LongType);
        final List<Row> groups = new ArrayList<>();
        for (final ReferenceStay stay : stays) {
            groups.add(
                    stay.isGrouped()
                            ? RowFactory.create(
                                    stay.id(),
                                    stay.group(),
                                    "core",
                                    "core",
                                    stay.rw().setScale(4),
                                    stay.rw().movePointRight(4).longValueExact(),
                                    stay.levelMeanFen())
                            : RowFactory.create(stay.id(), null, "ungrouped", "below_threshold", null, null, null));
        }
        return settledCases(spark, stays)
                .join(
                        spark.createDataFrame(groups, schema),
                        Columns.col(SettledCaseTable.SETTLEMENT_ID).equalTo(col("assigned_id")))
                .drop("assigned_id");
    }

    /** The level means of the stays, as the deviation rule of base {@code level_mean} compares with. */
    public static CostStandard levelMeans(final SparkSession spark, final List<ReferenceStay> stays) {
        final Map<String, Row> means = new TreeMap<>();
        stays.stream()
                .filter(ReferenceStay::isGrouped)
                .forEach(stay -> means.put(
                        stay.group() + " " + stay.level(),
                        RowFactory.create(stay.group(), stay.level(), stay.levelMeanFen())));
        final Dataset<Row> rows = spark.createDataFrame(
                List.copyOf(means.values()),
                StructType.fromDDL("mean_group STRING, mean_level STRING, standard_cost_fen LONG"));
        return cases -> cases.join(
                        broadcast(rows),
                        col(GROUP_CODE)
                                .equalTo(col("mean_group"))
                                .and(Columns.col(SettledCaseTable.HOSPITAL_LEVEL)
                                        .equalTo(col("mean_level"))),
                        "left")
                .drop("mean_group", "mean_level");
    }

    /** The auxiliary coefficients of the stays. */
    public static CaseTyping typing(final SparkSession spark, final List<ReferenceStay> stays) {
        final List<Row> rows = stays.stream()
                .filter(stay -> stay.auxiliary().compareTo(java.math.BigDecimal.ONE) != 0)
                .map(stay -> RowFactory.create(
                        stay.id(),
                        "severity",
                        "severe",
                        stay.auxiliary().movePointRight(4).longValueExact()))
                .toList();
        final Dataset<Row> typed = spark.createDataFrame(
                rows,
                StructType.fromDDL(
                        "typed_id STRING, auxiliary_type STRING, auxiliary_subtype STRING, typed_units LONG"));
        return cases -> cases.join(
                        broadcast(typed),
                        Columns.col(SettledCaseTable.SETTLEMENT_ID).equalTo(col("typed_id")),
                        "left")
                .withColumn("auxiliary_coefficient_units", coalesce(col("typed_units"), lit(10_000L)))
                .drop("typed_id", "typed_units");
    }

    private static Row settled(final ReferenceStay stay) {
        final String diagnosis = stay.diagnosis();
        final boolean hasProcedure = !stay.mainProcedure().isEmpty();
        return RowFactory.create(
                stay.id(),
                stay.id(),
                (long) stay.id().hashCode(),
                (long) stay.id().length(),
                stay.institution(),
                PackedCode.pack(stay.institution()).orElseThrow(),
                stay.level(),
                stay.insurancePool(),
                absent(stay.insuredArea()),
                absent(stay.medicalType()),
                null,
                null,
                null,
                null,
                stay.admission(),
                stay.discharge(),
                stay.stayDays(),
                null,
                absent(stay.dischargeWay()),
                absent(stay.department()),
                null,
                stay.costFen(),
                stay.bookedFen(),
                null,
                null,
                null,
                diagnosis,
                new String[0],
                absent(stay.mainProcedure()),
                stay.otherProcedures().toArray(String[]::new),
                PackedCode.packInt(diagnosis.substring(0, 3)).orElseThrow(),
                PackedCode.packInt(diagnosis.substring(0, Math.min(5, diagnosis.length())))
                        .orElseThrow(),
                hasProcedure
                        ? PackedCode.pack(stay.mainProcedure())
                                .orElse(-(long) Math.abs(stay.mainProcedure().hashCode()) - 1)
                        : 0L,
                hasProcedure ? 4 : 1,
                stay.discharge().getYear() * 100 + stay.discharge().getMonthValue(),
                "reference",
                stay.discharge().getYear(),
                null,
                null,
                null,
                null);
    }

    private static String absent(final String text) {
        return text.isEmpty() ? null : text;
    }
}
