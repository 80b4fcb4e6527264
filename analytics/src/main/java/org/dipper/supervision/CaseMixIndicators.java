package org.dipper.supervision;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.select;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.grouping.CaseGroupTable;
import org.dipper.table.FieldType;

/**
 * Case-mix index, share of ungrouped cases, cost index and time index, for the region, each hospital level and each
 * institution.
 *
 * <p>Takes the {@code settled_case} rows of a period with {@code group_code} and {@code rw}, both null for an ungrouped
 * case; yields {@code indicator_value}. The case-mix index counts base scores, before any coefficient. The cost index of
 * a subject is the mean, over its grouped cases, of the cost of the case divided by the regional mean cost of its group
 * in the period; the time index the same with days of stay: both are exactly 1 for the region. Sums run over whole
 * numbers a subject and group; the quotient that a group contributes has seventeen decimals. An institution stands under
 * the highest level that its cases of the period show.
 */
public final class CaseMixIndicators {
    public static final String CASE_MIX_INDEX = "case_mix_index";
    public static final String UNGROUPED_SHARE = "ungrouped_share";
    public static final String COST_INDEX = "cost_index";
    public static final String TIME_INDEX = "time_index";

    // The quotient of these two has 17 decimals, all 38 digits used: the same with or without Spark's precision loss.
    private static final String DIVIDEND = FieldType.decimal(21, 0).sql();
    private static final String DIVISOR = FieldType.decimal(16, 0).sql();
    private static final String COUNT = FieldType.decimal(12, 0).sql();

    private static final String INSTITUTION = "institution";
    private static final String LEVEL = "level";
    private static final String CASES = "cases";
    private static final String COST = "cost";
    private static final String DAYS = "days";
    private static final String REGIONAL_CASES = "regional_cases";
    private static final String REGIONAL_COST = "regional_cost";
    private static final String REGIONAL_DAYS = "regional_days";
    private static final String GROUPED = "grouped";
    private static final String SCORE = "score";
    private static final String RELATIVE_COST = "relative_cost";
    private static final String RELATIVE_DAYS = "relative_days";

    private final String period;
    private final int scoreScale;

    /** Indicators of this period; {@code scoreScale} is the score of a case of mean cost, 1000 in the national text. */
    public CaseMixIndicators(final String period, final int scoreScale) {
        this.period = requireNonNull(period, "period");
        this.scoreScale = scoreScale;
    }

    /** The {@code indicator_value} rows of these cases. */
    public Dataset<Row> apply(final Dataset<Row> groupedCases) {
        final Dataset<Row> subjects = subjects(groupsOfSubjects(groupsOfInstitutions(groupedCases)));
        final Column scaledScore = col(SCORE)
                .cast(FieldType.decimal(20, 4).sql())
                .divide(lit(scoreScale).cast(FieldType.decimal(6, 0).sql()));
        final Column ungrouped = col(CASES).minus(col(GROUPED));
        final List<IndicatorRows.Ratio> ratios = List.of(
                new IndicatorRows.Ratio(CASE_MIX_INDEX, scaledScore, col(GROUPED)),
                new IndicatorRows.Ratio(UNGROUPED_SHARE, ungrouped, col(CASES)),
                new IndicatorRows.Ratio(COST_INDEX, col(RELATIVE_COST), col(GROUPED)),
                new IndicatorRows.Ratio(TIME_INDEX, col(RELATIVE_DAYS), col(GROUPED)));
        return new IndicatorRows(period).of(subjects, ratios).select(select(IndicatorValueTable.CONTRACT));
    }

    private static Dataset<Row> groupsOfInstitutions(final Dataset<Row> groupedCases) {
        final WindowSpec ofInstitution = Window.partitionBy(col(INSTITUTION));
        final WindowSpec ofGroup = Window.partitionBy(col(CaseGroupTable.GROUP_CODE));
        return groupedCases
                .groupBy(
                        col(SettledCaseTable.INSTITUTION_CODE).as(INSTITUTION),
                        col(SettledCaseTable.HOSPITAL_LEVEL).as(LEVEL),
                        col(CaseGroupTable.GROUP_CODE),
                        col(DiseaseGroupTable.RW))
                .agg(
                        count(lit(1)).as(CASES),
                        sum(col(SettledCaseTable.TOTAL_COST_FEN)).as(COST),
                        sum(col(SettledCaseTable.STAY_DAYS).cast("long")).as(DAYS))
                .withColumn(LEVEL, max(col(LEVEL)).over(ofInstitution))
                .withColumn(REGIONAL_CASES, sum(col(CASES)).over(ofGroup))
                .withColumn(REGIONAL_COST, sum(col(COST)).over(ofGroup))
                .withColumn(REGIONAL_DAYS, sum(col(DAYS)).over(ofGroup));
    }

    private static Dataset<Row> groupsOfSubjects(final Dataset<Row> groupsOfInstitutions) {
        final Column score = col(DiseaseGroupTable.RW).multiply(col(CASES).cast(COUNT));
        return IndicatorRows.spread(groupsOfInstitutions, INSTITUTION, LEVEL)
                .groupBy(
                        col(IndicatorValueTable.SUBJECT_TYPE),
                        col(IndicatorValueTable.SUBJECT),
                        col(CaseGroupTable.GROUP_CODE),
                        col(REGIONAL_CASES),
                        col(REGIONAL_COST),
                        col(REGIONAL_DAYS))
                .agg(
                        sum(col(CASES)).as(CASES),
                        sum(col(COST)).as(COST),
                        sum(col(DAYS)).as(DAYS),
                        sum(score.cast(FieldType.POINTS_SUM.sql())).as(SCORE));
    }

    private static Dataset<Row> subjects(final Dataset<Row> groupsOfSubjects) {
        final Column isGrouped = col(CaseGroupTable.GROUP_CODE).isNotNull();
        return groupsOfSubjects
                .groupBy(col(IndicatorValueTable.SUBJECT_TYPE), col(IndicatorValueTable.SUBJECT))
                .agg(
                        sum(col(CASES)).as(CASES),
                        sum(when(isGrouped, col(CASES)).otherwise(lit(0L))).as(GROUPED),
                        coalesce(sum(when(isGrouped, col(SCORE))), lit(0)).as(SCORE),
                        coalesce(sum(when(isGrouped, relative(COST, REGIONAL_COST))), lit(0))
                                .as(RELATIVE_COST),
                        coalesce(sum(when(isGrouped, relative(DAYS, REGIONAL_DAYS))), lit(0))
                                .as(RELATIVE_DAYS));
    }

    /** The sum over a subject's cases of a group of: its amount / (regional amount / regional cases). */
    private static Column relative(final String amount, final String regionalAmount) {
        return col(amount)
                .cast(DIVISOR)
                .multiply(col(REGIONAL_CASES).cast(COUNT))
                .cast(DIVIDEND)
                .divide(col(regionalAmount).cast(DIVISOR));
    }
}
