package org.dipper.grouping;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;
import org.dipper.catalog.Combinations;
import org.dipper.catalog.DiseaseGroup;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.catalog.GroupTotals;
import org.dipper.table.Columns;

/**
 * Looks up the group of each combination: the core group of its row of the national scheme or of diagnosis, main procedure
 * and related procedures, else the comprehensive group of its category and procedure attribute, else none.
 *
 * <p>Yields every row once, with {@code group_code} (null where ungrouped), {@code group_type}, {@code grouping_reason},
 * {@code rw}, {@code rw_units} (the score in ten-thousandths) and {@code group_mean_cost_fen}, null where ungrouped. Groups
 * are unique by key, so the left joins neither drop nor double a row. Rows are cases or sums of cases, with the columns of
 * {@link Combinations}.
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

    private static final long UNITS = 10_000;
    private static final long ATTRIBUTES = 8;
    private static final String CORE_RULE = "core_scheme_rule";
    private static final String CORE_DIAGNOSIS = "core_diagnosis_key";
    private static final String CORE_PROCEDURE = "core_procedure_key";
    private static final String CORE_RELATED = "core_related";
    private static final String CORE_CODE = "core_group_code";
    private static final String CORE_LAYER = "core_layer";
    private static final String CORE_RW = "core_rw";
    private static final String CORE_UNITS = "core_rw_units";
    private static final String CORE_MEAN = "core_mean_cost_fen";
    private static final String BROAD_KEY = "comprehensive_key";
    private static final String BROAD_CODE = "comprehensive_group_code";
    private static final String BROAD_RW = "comprehensive_rw";
    private static final String BROAD_UNITS = "comprehensive_rw_units";
    private static final String BROAD_MEAN = "comprehensive_mean_cost_fen";

    private final Dataset<Row> groups;
    private final boolean isBasic;
    private final RelatedGroups related;

    /**
     * Looks up groups of one edition.
     *
     * @param groups rows of {@code disease_group} of one edition and revision
     * @param isBasic whether combinations are {@link Combinations#isBasic() basic}: then the join is narrower
     * @param related the groups of the edition that related procedures set apart
     */
    public AssignGroups(final Dataset<Row> groups, final boolean isBasic, final RelatedGroups related) {
        this.groups = groups;
        this.isBasic = isBasic;
        this.related = related;
    }

    /** The rows with their groups. */
    public Dataset<Row> apply(final Dataset<Row> combined) {
        final Column isCore = col(CORE_UNITS).isNotNull();
        final Column isComprehensive = col(BROAD_UNITS).isNotNull();
        return combined.join(broadcast(core()), matchesCore(), "left")
                .join(broadcast(comprehensive()), matchesComprehensive(), "left")
                .withColumn(GROUP_CODE, coalesce(col(CORE_CODE), col(BROAD_CODE)))
                .withColumn(
                        GROUP_TYPE,
                        when(isCore, lit(DiseaseGroup.CORE))
                                .when(isComprehensive, lit(DiseaseGroup.COMPREHENSIVE))
                                .otherwise(lit(UNGROUPED)))
                .withColumn(GROUPING_REASON, reason(isCore, isComprehensive))
                .withColumn(RW, coalesce(col(CORE_RW), col(BROAD_RW)))
                .withColumn(RW_UNITS, coalesce(col(CORE_UNITS), col(BROAD_UNITS)))
                .withColumn(GROUP_MEAN_COST_FEN, coalesce(col(CORE_MEAN), col(BROAD_MEAN)))
                .drop(
                        CORE_RULE,
                        CORE_DIAGNOSIS,
                        CORE_PROCEDURE,
                        CORE_RELATED,
                        CORE_CODE,
                        CORE_LAYER,
                        CORE_RW,
                        CORE_UNITS,
                        CORE_MEAN,
                        BROAD_KEY,
                        BROAD_CODE,
                        BROAD_RW,
                        BROAD_UNITS,
                        BROAD_MEAN);
    }

    private Dataset<Row> core() {
        return groups.where(Columns.col(DiseaseGroupTable.GROUP_TYPE).equalTo(DiseaseGroup.CORE))
                .select(
                        coalesce(Columns.col(DiseaseGroupTable.SCHEME_RULE), lit(0))
                                .as(CORE_RULE),
                        Columns.col(DiseaseGroupTable.DIAGNOSIS_KEY).as(CORE_DIAGNOSIS),
                        Columns.col(DiseaseGroupTable.PROCEDURE_KEY).as(CORE_PROCEDURE),
                        coalesce(Columns.col(DiseaseGroupTable.RELATED_PROCEDURES), lit(""))
                                .as(CORE_RELATED),
                        Columns.col(DiseaseGroupTable.GROUP_CODE).as(CORE_CODE),
                        // Editions from before there were layers have local groups only.
                        coalesce(Columns.col(DiseaseGroupTable.LAYER), lit(DiseaseGroup.Layer.LOCAL.id()))
                                .as(CORE_LAYER),
                        Columns.col(DiseaseGroupTable.RW).as(CORE_RW),
                        units(Columns.col(DiseaseGroupTable.RW)).as(CORE_UNITS),
                        Columns.col(DiseaseGroupTable.MEAN_COST_FEN).as(CORE_MEAN));
    }

    private Dataset<Row> comprehensive() {
        return groups.where(Columns.col(DiseaseGroupTable.GROUP_TYPE).equalTo(DiseaseGroup.COMPREHENSIVE))
                .select(
                        comprehensiveKey(
                                        Columns.col(DiseaseGroupTable.DIAGNOSIS_KEY),
                                        Columns.col(DiseaseGroupTable.PROCEDURE_ATTRIBUTE))
                                .as(BROAD_KEY),
                        Columns.col(DiseaseGroupTable.GROUP_CODE).as(BROAD_CODE),
                        Columns.col(DiseaseGroupTable.RW).as(BROAD_RW),
                        units(Columns.col(DiseaseGroupTable.RW)).as(BROAD_UNITS),
                        Columns.col(DiseaseGroupTable.MEAN_COST_FEN).as(BROAD_MEAN));
    }

    private Column matchesCore() {
        final Column diagnosis = col(Combinations.DIAGNOSIS_KEY);
        final Column procedure = col(Combinations.PROCEDURE_KEY);
        if (isBasic) {
            return diagnosis.equalTo(col(CORE_DIAGNOSIS)).and(procedure.equalTo(col(CORE_PROCEDURE)));
        }
        final Column rule = col(Combinations.SCHEME_RULE);
        final Column isNational = rule.gt(0);
        return rule.equalTo(col(CORE_RULE))
                .and(when(isNational, lit(0)).otherwise(diagnosis).equalTo(col(CORE_DIAGNOSIS)))
                .and(when(isNational, lit(0L)).otherwise(procedure).equalTo(col(CORE_PROCEDURE)))
                .and(when(isNational, lit("")).otherwise(chosenRelated()).equalTo(col(CORE_RELATED)));
    }

    /** A case's own related procedures become those of the group that takes it; only where the edition has such groups. */
    private Column chosenRelated() {
        if (related.isEmpty()) {
            return lit("");
        }
        final RelatedGroups known = related;
        return udf((UDF3<Integer, Long, String, String>) known::choose, DataTypes.StringType)
                .apply(col(Combinations.DIAGNOSIS_KEY), col(Combinations.PROCEDURE_KEY), col(Combinations.RELATED));
    }

    private Column matchesComprehensive() {
        final Column category = GroupTotals.category(col(Combinations.DIAGNOSIS_KEY));
        final Column key = comprehensiveKey(category, col(Combinations.ATTRIBUTE));
        final Column matches = key.equalTo(col(BROAD_KEY));
        // A case that may not be grouped finds nothing: no key is below 0.
        return isBasic
                ? matches
                : when(col(Combinations.SCHEME_RULE).geq(0), key)
                        .otherwise(lit(-1L))
                        .equalTo(col(BROAD_KEY));
    }

    private Column reason(final Column isCore, final Column isComprehensive) {
        Column reason = when(
                isCore.and(col(CORE_LAYER).equalTo(DiseaseGroup.Layer.LOCAL.id())), lit(AssignmentReason.CORE.text()));
        if (!isBasic) {
            for (final AssignmentReason national : AssignmentReason.NATIONAL) {
                reason = reason.when(
                        isCore.and(col(CORE_LAYER)
                                .equalTo(national.layer().orElseThrow().id())),
                        lit(national.text()));
            }
        }
        reason = reason.when(isComprehensive, lit(AssignmentReason.COMPREHENSIVE.text()));
        return isBasic
                ? reason.otherwise(lit(AssignmentReason.BELOW_THRESHOLD.text()))
                : reason.when(col(Combinations.SCHEME_RULE).lt(0), lit(AssignmentReason.EXCLUDED.text()))
                        .otherwise(lit(AssignmentReason.BELOW_THRESHOLD.text()));
    }

    private static Column units(final Column score) {
        return score.multiply(lit(UNITS)).cast("long");
    }

    private static Column comprehensiveKey(final Column category, final Column attribute) {
        return category.cast("long").multiply(lit(ATTRIBUTES)).plus(attribute);
    }
}
