package org.dipper.supervision.upcoding;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sqrt;
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
import org.dipper.policy.UpCodingPolicy;
import org.dipper.supervision.CaseRule;
import org.dipper.supervision.FlaggedCaseTable;
import org.dipper.supervision.LeadRule;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.table.FieldType;

/**
 * Sibling substitution: an institution codes the cases of a family into its better paid groups more than its peers do.
 *
 * <p>A family is the grouped cases of one 3-character principal diagnosis and one main procedure; its groups differ by the
 * finer diagnosis alone, so peers say what share of better paid groups is usual. The mean base score of an institution in a
 * family is held against that of all other institutions; the standard error is the peers' spread of scores over the
 * institution's cases. One lead an institution and family that is above the policy's ratio and deviations. Its cases are those
 * above the peers' mean score, cheapest for its group first; the points above the peers' mean, as a whole never more than the
 * family has, are spread over them. The strength is how likely the true mean lies above the ratio.
 *
 * <p>What it cannot tell: whether the records support the finer diagnosis. Source: the pairs of neighbouring codes of
 * PEPPER, moved to disease points; thresholds are defaults of this tool.
 */
public final class SiblingSubstitution implements CaseRule {
    /** The id of the rule. */
    public static final String RULE = "sibling_substitution";

    private static final String UNITS = "rw_units";
    private static final String CASES = "cases";
    private static final String SCORE = "score";
    private static final String SQUARES = "squares";
    private static final String FAMILY_CASES = "family_cases";
    private static final String FAMILY_SCORE = "family_score";
    private static final String FAMILY_SQUARES = "family_squares";
    private static final String INSTITUTIONS = "institutions";
    private static final String MEAN = "own_mean";
    private static final String PEER_MEAN = "peer_mean";
    private static final String PEER_VARIANCE = "peer_variance";
    private static final String ERROR = "standard_error";
    private static final String ABOVE = "points_above";
    private static final String SHARE = "share_of_lead";
    private static final String FINDING_SCORE = "rw_text";
    private static final int UNITS_OF_A_POINT = 10_000;
    // Their products have at most 9 + 12 + 12 digits, so products and sums stay exact; a score may reach 99,999,999.
    private static final String COUNT = FieldType.decimal(9, 0).sql();
    private static final String SCORE_UNITS = FieldType.decimal(12, 0).sql();

    private final UpCodingPolicy policy;

    /** The rule with these thresholds. */
    public SiblingSubstitution(final UpCodingPolicy policy) {
        this.policy = requireNonNull(policy, "policy");
    }

    @Override
    public LeadRule definition() {
        return new LeadRule(
                RULE,
                "1",
                "Sibling substitution",
                "同类病种高套",
                "Mission S0 4 (high coding); PEPPER pairs of neighbouring codes; thresholds are defaults of this tool",
                Map.of(
                        "fewest_cases", String.valueOf(policy.fewestCases()),
                        "fewest_peers", String.valueOf(policy.fewestPeers()),
                        "ratio_above", policy.ratioAbove().toPlainString(),
                        "deviations_above", policy.deviationsAbove().toPlainString()),
                new LeadRule.Text("ungrouped cases; families with few cases or few peers", "未入组病例；病例数或同行机构过少的病种族"),
                new LeadRule.Text(
                        "whether the records support the finer diagnosis; specialised departments that truly treat the severer"
                                + " cases",
                        "病案是否支持该细分诊断；专科是否确实收治更重病例"));
    }

    @Override
    public Dataset<Row> apply(final Dataset<Row> cases) {
        final Dataset<Row> grouped = cases.where(col(SupervisedCaseTable.RW).isNotNull())
                .withColumn(
                        UNITS,
                        col(SupervisedCaseTable.RW).multiply(UNITS_OF_A_POINT).cast("long"));
        return flagged(grouped, suspects(grouped)).select(select(FlaggedCaseTable.CONTRACT));
    }

    /** One row an institution and family that stands out. */
    private Dataset<Row> suspects(final Dataset<Row> grouped) {
        final Column[] family = {col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY), col(SettledCaseTable.MAIN_PROCEDURE_KEY)
        };
        final WindowSpec ofFamily = Window.partitionBy(family);
        final Column units = col(UNITS).cast(SCORE_UNITS);
        final Column count = col(CASES).cast(COUNT);
        final Dataset<Row> institutions = grouped.groupBy(
                        col(SettledCaseTable.INSTITUTION_KEY),
                        col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY),
                        col(SettledCaseTable.MAIN_PROCEDURE_KEY),
                        col(UNITS))
                .agg(count(lit(1)).as(CASES))
                .groupBy(
                        col(SettledCaseTable.INSTITUTION_KEY),
                        col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY),
                        col(SettledCaseTable.MAIN_PROCEDURE_KEY))
                .agg(
                        sum(count).as(CASES),
                        sum(count.multiply(units)).as(SCORE),
                        sum(count.multiply(units).multiply(units)).as(SQUARES));
        // Sums run over whole numbers; what is left of one without the institution becomes a double only then, so the
        // order of rows cannot matter.
        final Dataset<Row> compared = institutions
                .withColumn(INSTITUTIONS, count(lit(1)).over(ofFamily))
                .withColumn(FAMILY_CASES, others(CASES, ofFamily))
                .withColumn(FAMILY_SCORE, others(SCORE, ofFamily))
                .withColumn(FAMILY_SQUARES, others(SQUARES, ofFamily))
                .withColumn(CASES, col(CASES).cast("double"))
                .withColumn(SCORE, col(SCORE).cast("double"))
                .where(col(CASES)
                        .geq(policy.fewestCases())
                        .and(col(INSTITUTIONS).gt(policy.fewestPeers()))
                        .and(col(FAMILY_CASES).gt(1)))
                .withColumn(MEAN, rounded(col(SCORE).divide(col(CASES))))
                .withColumn(PEER_MEAN, rounded(col(FAMILY_SCORE).divide(col(FAMILY_CASES))))
                .withColumn(
                        PEER_VARIANCE,
                        col(FAMILY_SQUARES)
                                .divide(col(FAMILY_CASES))
                                .minus(col(PEER_MEAN).multiply(col(PEER_MEAN))))
                .where(col(PEER_VARIANCE).gt(1))
                .withColumn(ERROR, sqrt(col(PEER_VARIANCE).divide(col(CASES))));
        final double ratio = policy.ratioAbove().doubleValue();
        final Column isAbove = col(MEAN)
                .gt(col(PEER_MEAN).multiply(ratio))
                .and(col(MEAN)
                        .minus(col(PEER_MEAN))
                        .gt(col(ERROR).multiply(policy.deviationsAbove().doubleValue())));
        final Column strength =
                Likelihood.below(col(MEAN).minus(col(PEER_MEAN).multiply(ratio)).divide(col(ERROR)));
        return compared.where(isAbove)
                .withColumn(ABOVE, col(MEAN).minus(col(PEER_MEAN)).multiply(col(CASES)))
                .withColumn(FlaggedCaseTable.STRENGTH.name(), strength.cast(FieldType.RATIO.sql()))
                .select(
                        col(SettledCaseTable.INSTITUTION_KEY),
                        col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY),
                        col(SettledCaseTable.MAIN_PROCEDURE_KEY),
                        col(CASES).as(FAMILY_CASES),
                        col(MEAN),
                        col(PEER_MEAN),
                        col(ABOVE),
                        col(FlaggedCaseTable.STRENGTH));
    }

    private Dataset<Row> flagged(final Dataset<Row> grouped, final Dataset<Row> suspects) {
        final Column category = PackedColumns.unpack(col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY));
        final Column procedure = coalesce(col(SettledCaseTable.MAIN_PROCEDURE), lit("-"));
        final Column family = concat(category, lit("+"), procedure);
        final WindowSpec ofLead = Window.partitionBy(col(FlaggedCaseTable.LEAD_ID));
        final Column costRatio = col(SettledCaseTable.TOTAL_COST_FEN)
                .divide(col(SupervisedCaseTable.GROUP_MEAN_COST_FEN).cast("double"));
        final Column aboveMean = col(UNITS).minus(col(PEER_MEAN));
        final Column points = col(ABOVE)
                .multiply(aboveMean)
                .divide(col(SHARE))
                .divide(UNITS_OF_A_POINT)
                .cast(FieldType.POINTS_SUM.sql());
        final Column isMoneyKnown = col(SupervisedCaseTable.POINT_VALUE_FEN).isNotNull();
        return grouped.join(broadcast(suspects), new String[] {
                    SettledCaseTable.INSTITUTION_KEY.name(),
                    SettledCaseTable.DIAGNOSIS_CATEGORY_KEY.name(),
                    SettledCaseTable.MAIN_PROCEDURE_KEY.name()
                })
                .where(aboveMean.gt(0))
                .withColumn(
                        FlaggedCaseTable.SUBJECT.name(),
                        concat(col(SettledCaseTable.INSTITUTION_CODE), lit(" "), family))
                .withColumn(
                        FlaggedCaseTable.LEAD_ID.name(),
                        concat(lit(RULE + ":"), col(SettledCaseTable.INSTITUTION_CODE), lit(":"), family))
                .withColumn(
                        SHARE,
                        sum(aboveMean.cast(FieldType.decimal(28, 4).sql()))
                                .over(ofLead)
                                .cast("double"))
                .withColumn(
                        FlaggedCaseTable.SEQUENCE.name(),
                        row_number().over(ofLead.orderBy(costRatio, col(SettledCaseTable.SETTLEMENT_ID))))
                .withColumn(FlaggedCaseTable.EXCESS_POINTS.name(), points)
                .withColumn(
                        FlaggedCaseTable.FUND_AT_STAKE_FEN.name(),
                        when(
                                isMoneyKnown,
                                round(col(FlaggedCaseTable.EXCESS_POINTS)
                                                .multiply(col(SupervisedCaseTable.POINT_VALUE_FEN)))
                                        .cast("long")))
                .withColumn(FlaggedCaseTable.RULE.name(), lit(RULE))
                .withColumn(FlaggedCaseTable.SUBJECT_TYPE.name(), lit("institution_family"))
                .withColumn(FlaggedCaseTable.LEAD_INSTITUTION.name(), col(SettledCaseTable.INSTITUTION_CODE))
                .withColumn(FINDING_SCORE, col(SupervisedCaseTable.RW).cast("string"))
                .withColumn(
                        FlaggedCaseTable.FINDING.name(),
                        format_string(
                                "Group %s scores %s; peers code this family at %.4f on average. Cost is %.2f of the group's mean.",
                                col(SupervisedCaseTable.GROUP_CODE),
                                col(FINDING_SCORE),
                                asPoints(col(PEER_MEAN)),
                                costRatio))
                .withColumn(
                        FlaggedCaseTable.FINDING_ZH.name(),
                        format_string(
                                "病种 %s 分值 %s；同行该病种族平均 %.4f。费用为病种均值的 %.2f。",
                                col(SupervisedCaseTable.GROUP_CODE),
                                col(FINDING_SCORE),
                                asPoints(col(PEER_MEAN)),
                                costRatio))
                .withColumn(
                        FlaggedCaseTable.SUMMARY.name(),
                        format_string(
                                "%.0f cases of %s score %.4f on average, at peers %.4f.",
                                col(FAMILY_CASES), family, asPoints(col(MEAN)), asPoints(col(PEER_MEAN))))
                .withColumn(
                        FlaggedCaseTable.SUMMARY_ZH.name(),
                        format_string(
                                "%s 共 %.0f 例，平均分值 %.4f，同行 %.4f。",
                                family, col(FAMILY_CASES), asPoints(col(MEAN)), asPoints(col(PEER_MEAN))));
    }

    private static Column others(final String sums, final WindowSpec ofFamily) {
        return sum(col(sums)).over(ofFamily).minus(col(sums)).cast("double");
    }

    private static Column asPoints(final Column units) {
        return units.divide((double) UNITS_OF_A_POINT);
    }

    private static Column rounded(final Column units) {
        return round(units, 3);
    }
}
