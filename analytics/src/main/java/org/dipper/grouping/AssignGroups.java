package org.dipper.grouping;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.dipper.cases.SettledCaseTable.DIAGNOSIS_CATEGORY_KEY;
import static org.dipper.cases.SettledCaseTable.DIAGNOSIS_SUBCATEGORY_KEY;
import static org.dipper.cases.SettledCaseTable.MAIN_PROCEDURE_KEY;
import static org.dipper.cases.SettledCaseTable.PROCEDURE_ATTRIBUTE;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.catalog.DiseaseGroup;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.table.Columns;

/**
 * Puts each case into its disease group: the core group of its subcategory and main procedure, else the comprehensive group
 * of its category and procedure attribute, else none.
 *
 * <p>Yields every case once, with {@code group_code} (null where ungrouped), {@code group_type}, {@code grouping_reason},
 * {@code rw}, {@code rw_units} (the score in ten-thousandths) and {@code group_mean_cost_fen}, null where ungrouped. Groups are unique by key, so
 * the left joins neither drop nor double a case.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), case assignment: core before comprehensive before ungrouped.
 */
public final class AssignGroups {
    public static final String GROUP_CODE = CaseGroupTable.GROUP_CODE.name();
    public static final String GROUP_TYPE = CaseGroupTable.GROUP_TYPE.name();
    public static final String GROUPING_REASON = CaseGroupTable.GROUPING_REASON.name();
    public static final String RW = DiseaseGroupTable.RW.name();
    /** The score in ten-thousandths, as a whole number. */
    public static final String RW_UNITS = "rw_units";
    /** The group's weighted mean cost in fen. */
    public static final String GROUP_MEAN_COST_FEN = "group_mean_cost_fen";

    public static final String UNGROUPED = "ungrouped";

    private static final String BY_CORE = "core: 4-character diagnosis and main procedure";
    private static final String BY_COMPREHENSIVE = "comprehensive: 3-character diagnosis and procedure attribute";
    private static final String BY_NONE = "ungrouped: neither combination reaches the threshold";
    private static final long UNITS = 10_000;
    private static final long ATTRIBUTES = 8;

    private final Dataset<Row> groups;

    /**
     * Assigns by the groups of one edition.
     *
     * @param groups rows of {@code disease_group} of one edition and revision
     */
    public AssignGroups(final Dataset<Row> groups) {
        this.groups = groups;
    }

    /** The cases with their groups. */
    public Dataset<Row> apply(final Dataset<Row> cases) {
        final Dataset<Row> core = groups.where(
                        Columns.col(DiseaseGroupTable.GROUP_TYPE).equalTo(DiseaseGroup.CORE))
                .select(
                        Columns.col(DiseaseGroupTable.DIAGNOSIS_KEY).as("core_diagnosis_key"),
                        Columns.col(DiseaseGroupTable.PROCEDURE_KEY).as("core_procedure_key"),
                        Columns.col(DiseaseGroupTable.GROUP_CODE).as("core_group_code"),
                        Columns.col(DiseaseGroupTable.RW).as("core_rw"),
                        units(Columns.col(DiseaseGroupTable.RW)).as("core_rw_units"),
                        Columns.col(DiseaseGroupTable.MEAN_COST_FEN).as("core_mean_cost_fen"));
        final Dataset<Row> comprehensive = groups.where(
                        Columns.col(DiseaseGroupTable.GROUP_TYPE).equalTo(DiseaseGroup.COMPREHENSIVE))
                .select(
                        comprehensiveKey(
                                        Columns.col(DiseaseGroupTable.DIAGNOSIS_KEY),
                                        Columns.col(DiseaseGroupTable.PROCEDURE_ATTRIBUTE))
                                .as("comprehensive_key"),
                        Columns.col(DiseaseGroupTable.GROUP_CODE).as("comprehensive_group_code"),
                        Columns.col(DiseaseGroupTable.RW).as("comprehensive_rw"),
                        units(Columns.col(DiseaseGroupTable.RW)).as("comprehensive_rw_units"),
                        Columns.col(DiseaseGroupTable.MEAN_COST_FEN).as("comprehensive_mean_cost_fen"));
        final Column matchesCore = Columns.col(DIAGNOSIS_SUBCATEGORY_KEY)
                .equalTo(col("core_diagnosis_key"))
                .and(Columns.col(MAIN_PROCEDURE_KEY).equalTo(col("core_procedure_key")));
        final Column matchesComprehensive = comprehensiveKey(
                        Columns.col(DIAGNOSIS_CATEGORY_KEY), Columns.col(PROCEDURE_ATTRIBUTE))
                .equalTo(col("comprehensive_key"));
        final Column isCore = col("core_rw_units").isNotNull();
        final Column isComprehensive = col("comprehensive_rw_units").isNotNull();
        return cases.join(broadcast(core), matchesCore, "left")
                .join(broadcast(comprehensive), matchesComprehensive, "left")
                .withColumn(GROUP_CODE, coalesce(col("core_group_code"), col("comprehensive_group_code")))
                .withColumn(
                        GROUP_TYPE,
                        when(isCore, lit(DiseaseGroup.CORE))
                                .when(isComprehensive, lit(DiseaseGroup.COMPREHENSIVE))
                                .otherwise(lit(UNGROUPED)))
                .withColumn(
                        GROUPING_REASON,
                        when(isCore, lit(BY_CORE))
                                .when(isComprehensive, lit(BY_COMPREHENSIVE))
                                .otherwise(lit(BY_NONE)))
                .withColumn(RW, coalesce(col("core_rw"), col("comprehensive_rw")))
                .withColumn(RW_UNITS, coalesce(col("core_rw_units"), col("comprehensive_rw_units")))
                .withColumn(
                        GROUP_MEAN_COST_FEN, coalesce(col("core_mean_cost_fen"), col("comprehensive_mean_cost_fen")))
                .drop(
                        "core_diagnosis_key",
                        "core_procedure_key",
                        "core_group_code",
                        "core_rw",
                        "core_rw_units",
                        "core_mean_cost_fen",
                        "comprehensive_mean_cost_fen",
                        "comprehensive_key",
                        "comprehensive_group_code",
                        "comprehensive_rw",
                        "comprehensive_rw_units");
    }

    private static Column units(final Column score) {
        return score.multiply(lit(UNITS)).cast("long");
    }

    private static Column comprehensiveKey(final Column category, final Column attribute) {
        return category.cast("long").multiply(lit(ATTRIBUTES)).plus(attribute);
    }
}
