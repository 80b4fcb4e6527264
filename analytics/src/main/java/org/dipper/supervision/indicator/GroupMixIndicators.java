package org.dipper.supervision.indicator;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.select;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.IndicatorPolicy;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.table.FieldType;

/**
 * What follows from the sums of each subject in each disease group: cost and time index, mix-standardised mean cost, groups
 * covered; for the region, levels and institutions over the whole period.
 *
 * <p>Takes {@link SupervisedCaseTable} rows of a period with a catalog edition; yields {@code indicator_value}. The cost
 * index is the mean over grouped cases of cost by the regional mean cost of the group (DIP 3.0 comment draft); computed for
 * each subject and group as cost times regional cases by regional cost, so the region is exactly 1. The standardised mean
 * weighs the subject's mean cost of each group it treats by the region's cases of that group.
 */
final class GroupMixIndicators {
    /** The indices whose whole period this class computes exactly. */
    static final Set<String> EXACT = Set.of(EfficiencyIndicators.COST_INDEX, EfficiencyIndicators.TIME_INDEX);
    /** All that it computes. */
    static final List<String> IDS = List.of(
            EfficiencyIndicators.COST_INDEX,
            EfficiencyIndicators.TIME_INDEX,
            FundIndicators.STANDARDISED_MEAN_COST,
            EfficiencyIndicators.GROUPS_COVERED,
            EfficiencyIndicators.GROUPS_COVERED_IN_EARNEST);

    // The quotient of these two has 17 decimals, all 38 digits used: the same with or without Spark's precision loss.
    private static final String DIVIDEND = FieldType.decimal(21, 0).sql();
    private static final String DIVISOR = FieldType.decimal(16, 0).sql();
    private static final String COUNT = FieldType.decimal(12, 0).sql();

    private static final String GROUP = "mix_group_code";
    private static final String CASES = "cases";
    private static final String COST = "cost";
    private static final String DAYS = "days";
    private static final String REGIONAL_CASES = "regional_cases";
    private static final String REGIONAL_COST = "regional_cost";
    private static final String REGIONAL_DAYS = "regional_days";
    private static final String RELATIVE_COST = "relative_cost_sum";
    private static final String RELATIVE_DAYS = "relative_days_sum";
    private static final String STANDARDISED = "standardised_cost";
    private static final String WEIGHTS = "weights";
    private static final String COVERED = "covered";
    private static final String IN_EARNEST = "covered_in_earnest";

    private final PeriodScope scope;
    private final IndicatorPolicy policy;

    GroupMixIndicators(final PeriodScope scope, final IndicatorPolicy policy) {
        this.scope = scope;
        this.policy = policy;
    }

    Dataset<Row> apply(final Dataset<Row> cases) {
        final Dataset<Row> subjects = subjects(groupsOfSubjects(groupsOfInstitutions(cases)))
                .withColumn(IndicatorValueTable.PERIOD.name(), lit(scope.label()));
        final Column one = lit(1);
        return new LongForm(scope, policy)
                .of(
                        subjects,
                        List.of(
                                entry(EfficiencyIndicators.COST_INDEX, RELATIVE_COST, col(CASES)),
                                entry(EfficiencyIndicators.TIME_INDEX, RELATIVE_DAYS, col(CASES)),
                                entry(FundIndicators.STANDARDISED_MEAN_COST, STANDARDISED, col(WEIGHTS)),
                                entry(EfficiencyIndicators.GROUPS_COVERED, COVERED, one),
                                entry(EfficiencyIndicators.GROUPS_COVERED_IN_EARNEST, IN_EARNEST, one)))
                .select(select(IndicatorValueTable.CONTRACT));
    }

    private static LongForm.Entry entry(final String id, final String numerator, final Column denominator) {
        return new LongForm.Entry(id, IndicatorEntry.USUAL, col(numerator), denominator, col(CASES), lit(null));
    }

    private static Dataset<Row> groupsOfInstitutions(final Dataset<Row> cases) {
        final WindowSpec ofGroup = Window.partitionBy(col(GROUP));
        return Subjects.withHighestLevel(cases.groupBy(
                                col(SettledCaseTable.INSTITUTION_CODE).as(Subjects.INSTITUTION),
                                col(SettledCaseTable.HOSPITAL_LEVEL).as(Subjects.LEVEL),
                                col(SupervisedCaseTable.GROUP_CODE).as(GROUP))
                        .agg(
                                count(lit(1)).as(CASES),
                                sum(col(SettledCaseTable.TOTAL_COST_FEN)).as(COST),
                                sum(col(SettledCaseTable.STAY_DAYS).cast("long"))
                                        .as(DAYS)))
                // Only now: an institution's level is that of all its cases, also of those without a group.
                .where(col(GROUP).isNotNull())
                .withColumn(REGIONAL_CASES, sum(col(CASES)).over(ofGroup))
                .withColumn(REGIONAL_COST, sum(col(COST)).over(ofGroup))
                .withColumn(REGIONAL_DAYS, sum(col(DAYS)).over(ofGroup));
    }

    private static Dataset<Row> groupsOfSubjects(final Dataset<Row> groupsOfInstitutions) {
        return Subjects.spread(groupsOfInstitutions, Subjects.region(), Subjects.level(), Subjects.institution())
                .groupBy(
                        col(IndicatorValueTable.SUBJECT_TYPE),
                        col(IndicatorValueTable.SUBJECT),
                        col(GROUP),
                        col(REGIONAL_CASES),
                        col(REGIONAL_COST),
                        col(REGIONAL_DAYS))
                .agg(
                        sum(col(CASES)).as(CASES),
                        sum(col(COST)).as(COST),
                        sum(col(DAYS)).as(DAYS));
    }

    private Dataset<Row> subjects(final Dataset<Row> groupsOfSubjects) {
        return groupsOfSubjects
                .groupBy(col(IndicatorValueTable.SUBJECT_TYPE), col(IndicatorValueTable.SUBJECT))
                .agg(
                        sum(col(CASES)).as(CASES),
                        zeroed(quotient(COST, REGIONAL_CASES, REGIONAL_COST)).as(RELATIVE_COST),
                        zeroed(quotient(DAYS, REGIONAL_CASES, REGIONAL_DAYS)).as(RELATIVE_DAYS),
                        zeroed(quotient(COST, REGIONAL_CASES, CASES)).as(STANDARDISED),
                        sum(col(REGIONAL_CASES)).as(WEIGHTS),
                        count(lit(1)).as(COVERED),
                        count_if(col(CASES).geq(policy.coveredGroupCases())).as(IN_EARNEST));
    }

    private static Column zeroed(final Column each) {
        return coalesce(sum(each), lit(0));
    }

    private static Column quotient(final String amount, final String times, final String by) {
        return col(amount)
                .cast(DIVISOR)
                .multiply(col(times).cast(COUNT))
                .cast(DIVIDEND)
                .divide(col(by).cast(DIVISOR));
    }
}
