package org.dipper.supervision.upcoding;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.ln;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.select;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.dipper.cases.SettledCaseTable;
import org.dipper.coding.PackedColumns;
import org.dipper.supervision.CaseRule;
import org.dipper.supervision.FlaggedCaseTable;
import org.dipper.supervision.LeadRule;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.table.FieldType;

/**
 * Cost says otherwise: by its cost and its stay a case looks like a lower paid group of its family.
 *
 * <p>A family is the grouped cases of one 3-character principal diagnosis and one main procedure. The shape of a group is the
 * mean and spread of the logarithms of cost and of days over its cases of the period in the region. How likely each group of
 * the family is for a case follows from the shapes and from how common the groups are (Bayes' rule, cost and days taken as
 * independent). A case is flagged where the lower paid groups together are likelier than the policy's limit; its excess points
 * are its score less the score expected under these likelihoods. One lead an institution and 3-character category with at
 * least the policy's fewest cases, whose flagged cases are more than the region's share lets expect by the policy's number of
 * standard deviations; its strength is the mean likelihood of its cases.
 *
 * <p>What it cannot tell: whether an efficient treatment was cheap. Source: audit selection by expected recovery (hierarchical
 * Bayes model for DRG up-coding, 2000); limits are defaults of this tool. Logarithms are kept as whole ten-thousandths, so sums
 * do not depend on the order of rows.
 */
public final class CostContradictsGroup implements CaseRule {
    /** The id of the rule. */
    public static final String RULE = "cost_contradicts_group";

    private static final int LOG_UNITS = 10_000;
    private static final String LOG_COST = "log_cost";
    private static final String LOG_DAYS = "log_days";
    private static final String SHAPES = "shapes";
    private static final String CASES = "cases";
    private static final String COST_MEAN = "cost_mean";
    private static final String COST_SPREAD = "cost_spread";
    private static final String DAYS_MEAN = "days_mean";
    private static final String DAYS_SPREAD = "days_spread";
    private static final String OWN = "own_score";
    private static final String LOWER = "lower_likelihood";
    private static final String EXPECTED = "expected_score";
    private static final String WEIGHT = "weight";
    private static final String RW_DOUBLE = "rw_double";
    private static final String ELIGIBLE = "eligible_cases";
    private static final String FLAGGED = "flagged_cases";
    private static final String REGION_ELIGIBLE = "region_eligible_cases";
    private static final String REGION_FLAGGED = "region_flagged_cases";
    private static final String MEAN_LIKELIHOOD = "mean_likelihood";
    // Stays of equal length would make a group of days a point: half a tenth of a logarithm is the least spread.
    private static final double LEAST_SPREAD = 0.05 * LOG_UNITS;

    private final UpCodingPolicy policy;

    /** The rule with these thresholds. */
    public CostContradictsGroup(final UpCodingPolicy policy) {
        this.policy = requireNonNull(policy, "policy");
    }

    @Override
    public LeadRule definition() {
        return new LeadRule(
                RULE,
                "1",
                "Cost contradicts the group",
                "费用与病种不符",
                "Mission S0 4 (high coding); limits are defaults of this tool",
                Map.of(
                        "likelihood_above", policy.likelihoodAbove().toPlainString(),
                        "fewest_group_cases", String.valueOf(policy.fewestGroupCases()),
                        "fewest_cases", String.valueOf(policy.fewestCases()),
                        "deviations_above", policy.deviationsAbove().toPlainString()),
                new LeadRule.Text(
                        "ungrouped cases; groups with few cases; deaths and stays ended against advice or by transfer",
                        "未入组病例；病例数过少的病种；死亡、非医嘱离院及转院病例"),
                new LeadRule.Text(
                        "whether an efficient treatment was cheap; item lines of the bill", "低费用是否源于高效诊疗；费用明细"));
    }

    @Override
    public Dataset<Row> apply(final Dataset<Row> cases) {
        final Column isWhole = org.apache
                .spark
                .sql
                .functions
                .coalesce(col(SettledCaseTable.DISCHARGE_WAY), lit(""))
                .isin("2", "4", "5")
                .equalTo(false);
        final Dataset<Row> logged = cases.where(
                        col(SupervisedCaseTable.RW).isNotNull().and(isWhole))
                .withColumn(LOG_COST, logarithm(col(SettledCaseTable.TOTAL_COST_FEN)))
                .withColumn(LOG_DAYS, logarithm(greatest(col(SettledCaseTable.STAY_DAYS), lit(1))));
        final Dataset<Row> likely = likelihoods(logged);
        return leads(likely).select(select(FlaggedCaseTable.CONTRACT));
    }

    /** The shapes of each family that has at least two groups, as one array a family. */
    private Dataset<Row> shapes(final Dataset<Row> logged) {
        final Column shape = struct(
                col(SupervisedCaseTable.RW).cast("double").as(RW_DOUBLE),
                col(CASES).cast("double").as(CASES),
                col(COST_MEAN),
                col(COST_SPREAD),
                col(DAYS_MEAN),
                col(DAYS_SPREAD));
        return logged.groupBy(
                        col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY),
                        col(SettledCaseTable.MAIN_PROCEDURE_KEY),
                        col(SupervisedCaseTable.RW))
                .agg(
                        count(lit(1)).as(CASES),
                        sum(col(LOG_COST)).as(COST_MEAN),
                        sum(col(LOG_COST).multiply(col(LOG_COST))).as(COST_SPREAD),
                        sum(col(LOG_DAYS)).as(DAYS_MEAN),
                        sum(col(LOG_DAYS).multiply(col(LOG_DAYS))).as(DAYS_SPREAD))
                .where(col(CASES).geq(policy.fewestGroupCases()))
                .withColumn(COST_SPREAD, spread(COST_MEAN, COST_SPREAD))
                .withColumn(COST_MEAN, mean(COST_MEAN))
                .withColumn(DAYS_SPREAD, spread(DAYS_MEAN, DAYS_SPREAD))
                .withColumn(DAYS_MEAN, mean(DAYS_MEAN))
                .groupBy(col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY), col(SettledCaseTable.MAIN_PROCEDURE_KEY))
                .agg(sort_array(collect_list(shape)).as(SHAPES))
                .where(size(col(SHAPES)).gt(1));
    }

    /** The cases of such families with the likelihood of a lower group and the score to be expected. */
    private Dataset<Row> likelihoods(final Dataset<Row> logged) {
        final Column weighted = org.apache.spark.sql.functions.transform(
                col(SHAPES),
                shape -> struct(
                        shape.getField(RW_DOUBLE).as(RW_DOUBLE),
                        shape.getField(CASES)
                                .multiply(
                                        density(col(LOG_COST), shape.getField(COST_MEAN), shape.getField(COST_SPREAD)))
                                .multiply(
                                        density(col(LOG_DAYS), shape.getField(DAYS_MEAN), shape.getField(DAYS_SPREAD)))
                                .as(WEIGHT)));
        final Column lower =
                filter(col(SHAPES), shape -> shape.getField(RW_DOUBLE).lt(col(OWN)));
        final Column all = total(col(SHAPES), WEIGHT);
        return logged.join(broadcast(shapes(logged)), new String[] {
                    SettledCaseTable.DIAGNOSIS_CATEGORY_KEY.name(), SettledCaseTable.MAIN_PROCEDURE_KEY.name()
                })
                .withColumn(OWN, col(SupervisedCaseTable.RW).cast("double"))
                .where(org.apache.spark.sql.functions.exists(
                        col(SHAPES), shape -> shape.getField(RW_DOUBLE).equalTo(col(OWN))))
                .withColumn(SHAPES, weighted)
                .withColumn(
                        LOWER,
                        when(all.gt(0), round(total(lower, WEIGHT).divide(all), 6))
                                .otherwise(0.0))
                .withColumn(
                        EXPECTED,
                        when(
                                all.gt(0),
                                aggregate(
                                                col(SHAPES),
                                                lit(0.0),
                                                (sum, shape) -> sum.plus(shape.getField(RW_DOUBLE)
                                                        .multiply(shape.getField(WEIGHT))))
                                        .divide(all)));
    }

    private Dataset<Row> leads(final Dataset<Row> likely) {
        final Column isFlagged = col(LOWER).gt(policy.likelihoodAbove().doubleValue());
        final WindowSpec ofCategory = Window.partitionBy(col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY));
        final Column share = col(REGION_FLAGGED).divide(col(REGION_ELIGIBLE).cast("double"));
        final Column expected = share.multiply(col(ELIGIBLE));
        final Dataset<Row> suspects = likely.groupBy(
                        col(SettledCaseTable.INSTITUTION_KEY), col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY))
                .agg(
                        count(lit(1)).as(ELIGIBLE),
                        sum(when(isFlagged, 1L).otherwise(0L)).as(FLAGGED),
                        sum(when(isFlagged, col(LOWER).multiply(1_000_000).cast("long"))
                                        .otherwise(0L))
                                .as(MEAN_LIKELIHOOD))
                .withColumn(REGION_ELIGIBLE, sum(col(ELIGIBLE)).over(ofCategory))
                .withColumn(REGION_FLAGGED, sum(col(FLAGGED)).over(ofCategory))
                .where(col(ELIGIBLE)
                        .geq(policy.fewestCases())
                        .and(col(FLAGGED).gt(0))
                        .and(col(FLAGGED)
                                .minus(expected)
                                .gt(sqrt(expected.multiply(lit(1.0).minus(share)))
                                        .multiply(policy.deviationsAbove().doubleValue()))))
                .withColumn(
                        MEAN_LIKELIHOOD,
                        col(MEAN_LIKELIHOOD).divide(col(FLAGGED).cast("double")).divide(1_000_000.0));
        return flagged(
                likely.where(isFlagged).join(broadcast(suspects), new String[] {
                    SettledCaseTable.INSTITUTION_KEY.name(), SettledCaseTable.DIAGNOSIS_CATEGORY_KEY.name()
                }),
                expected);
    }

    private static Dataset<Row> flagged(final Dataset<Row> cases, final Column expected) {
        final Column category = PackedColumns.unpack(col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY));
        final WindowSpec order = Window.partitionBy(
                        col(SettledCaseTable.INSTITUTION_KEY), col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY))
                .orderBy(col(LOWER).desc(), col(SettledCaseTable.SETTLEMENT_ID));
        final Column percent = col(LOWER).multiply(100);
        return cases.withColumn(FlaggedCaseTable.SEQUENCE.name(), row_number().over(order))
                .withColumn(FlaggedCaseTable.RULE.name(), lit(RULE))
                .withColumn(FlaggedCaseTable.SUBJECT_TYPE.name(), lit("institution_category"))
                .withColumn(
                        FlaggedCaseTable.SUBJECT.name(),
                        concat(col(SettledCaseTable.INSTITUTION_CODE), lit(" "), category))
                .withColumn(
                        FlaggedCaseTable.LEAD_ID.name(),
                        concat(lit(RULE + ":"), col(SettledCaseTable.INSTITUTION_CODE), lit(":"), category))
                .withColumn(FlaggedCaseTable.LEAD_INSTITUTION.name(), col(SettledCaseTable.INSTITUTION_CODE))
                .withColumn(
                        FlaggedCaseTable.STRENGTH.name(), col(MEAN_LIKELIHOOD).cast(FieldType.RATIO.sql()))
                .withColumn(
                        FlaggedCaseTable.EXCESS_POINTS.name(),
                        col(OWN).minus(col(EXPECTED)).cast(FieldType.POINTS_SUM.sql()))
                .withColumn(
                        FlaggedCaseTable.FUND_AT_STAKE_FEN.name(),
                        round(col(FlaggedCaseTable.EXCESS_POINTS).multiply(col(SupervisedCaseTable.POINT_VALUE_FEN)))
                                .cast("long"))
                .withColumn(
                        FlaggedCaseTable.FINDING.name(),
                        format_string(
                                "By cost and days a lower paid group of the family is likely with %.1f %%; the score to be"
                                        + " expected is %.4f.",
                                percent, col(EXPECTED)))
                .withColumn(
                        FlaggedCaseTable.FINDING_ZH.name(),
                        format_string("按费用与住院天数，属于较低分值病种的可能性为 %.1f%%；期望分值 %.4f。", percent, col(EXPECTED)))
                .withColumn(
                        FlaggedCaseTable.SUMMARY.name(),
                        format_string(
                                "%d of %d cases of %s look like a lower paid group; the region's share lets expect %.1f.",
                                col(FLAGGED), col(ELIGIBLE), category, expected))
                .withColumn(
                        FlaggedCaseTable.SUMMARY_ZH.name(),
                        format_string(
                                "%s 共 %d 例，其中 %d 例更像较低分值病种；按全区占比预期 %.1f 例。",
                                category, col(ELIGIBLE), col(FLAGGED), expected));
    }

    private static Column logarithm(final Column number) {
        return round(ln(number.cast("double")).multiply(LOG_UNITS)).cast("long");
    }

    private static Column mean(final String sums) {
        return col(sums).divide(col(CASES).cast("double"));
    }

    private static Column spread(final String sums, final String squares) {
        final Column mean = mean(sums);
        return greatest(sqrt(greatest(mean(squares).minus(mean.multiply(mean)), lit(0.0))), lit(LEAST_SPREAD));
    }

    private static Column density(final Column value, final Column mean, final Column spread) {
        final Column deviations = value.cast("double").minus(mean).divide(spread);
        return exp(deviations.multiply(deviations).multiply(-0.5)).divide(spread);
    }

    private static Column total(final Column shapes, final String field) {
        return aggregate(shapes, lit(0.0), (sum, shape) -> sum.plus(shape.getField(field)));
    }
}
