package org.dipper.supervision.upcoding;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.broadcast;
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
import org.dipper.policy.UpCodingPolicy;
import org.dipper.supervision.CaseRule;
import org.dipper.supervision.FlaggedCaseTable;
import org.dipper.supervision.LeadRule;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.table.FieldType;

/**
 * Year-end surge of points (年末冲点数): in December an institution codes the same families of cases into better paid groups
 * than it did itself from January to November.
 *
 * <p>A family is the grouped cases of one 3-character principal diagnosis and one main procedure. Expected points of the
 * December cases are the institution's own mean base scores of their families in the other months, times the region's change;
 * families without other months are left out. The standard error takes the region's spread of scores within each family. One
 * lead an institution and year above the policy's ratio and deviations; its cases are the December cases above their
 * family's own mean, and the points above what was expected are spread over them.
 *
 * <p>What it cannot tell: a change of what the institution treats. Source: supervision of points padding (mission S0 4);
 * the comparison and its limits are defaults of this tool.
 */
public final class YearEndSurge implements CaseRule {
    /** The id of the rule. */
    public static final String RULE = "year_end_surge";

    private static final int DECEMBER = 12;
    private static final int MONTHS = 100;
    private static final int UNITS_OF_A_POINT = 10_000;
    private static final String COUNT = FieldType.decimal(9, 0).sql();
    private static final String SCORE_UNITS = FieldType.decimal(12, 0).sql();
    private static final String UNITS = "rw_units";
    private static final String IS_YEAR_END = "is_year_end";
    private static final String CASES = "cases";
    private static final String BASE_CASES = "base_cases";
    private static final String BASE_SCORE = "base_score";
    private static final String END_CASES = "end_cases";
    private static final String END_SCORE = "end_score";
    private static final String ALL_CASES = "family_cases";
    private static final String ALL_SCORE = "family_score";
    private static final String ALL_SQUARES = "family_squares";
    private static final String SQUARES = "squares";
    private static final String OWN_MEAN = "own_mean";
    private static final String EXPECTED = "expected_score";
    private static final String VARIANCE = "variance";
    private static final String DRIFT = "region_change";
    private static final String ABOVE = "points_above";
    private static final String SHARE = "share_of_lead";

    private final UpCodingPolicy policy;

    /** The rule with these thresholds. */
    public YearEndSurge(final UpCodingPolicy policy) {
        this.policy = requireNonNull(policy, "policy");
    }

    @Override
    public LeadRule definition() {
        return new LeadRule(
                RULE,
                "1",
                "Year-end surge of points",
                "年末冲点数",
                "Mission S0 4 (points padding); the comparison is a default of this tool",
                Map.of(
                        "fewest_cases", String.valueOf(policy.fewestCases()),
                        "ratio_above", policy.ratioAbove().toPlainString(),
                        "deviations_above", policy.deviationsAbove().toPlainString()),
                new LeadRule.Text(
                        "the change of the whole region; families without cases in the other months",
                        "全区同期变化；其他月份无病例的病种族"),
                new LeadRule.Text("a true change of what the institution treats", "机构收治病种是否确有变化"));
    }

    @Override
    public Dataset<Row> apply(final Dataset<Row> cases) {
        final Dataset<Row> grouped = cases.where(col(SupervisedCaseTable.RW).isNotNull())
                .withColumn(
                        UNITS,
                        col(SupervisedCaseTable.RW).multiply(UNITS_OF_A_POINT).cast("long"))
                .withColumn(
                        IS_YEAR_END,
                        col(SettledCaseTable.DISCHARGE_MONTH).mod(MONTHS).equalTo(DECEMBER));
        final Dataset<Row> families = families(grouped);
        return flagged(grouped, families, suspects(families)).select(select(FlaggedCaseTable.CONTRACT));
    }

    /** One row an institution, year and family with December cases and cases of other months. */
    private static Dataset<Row> families(final Dataset<Row> grouped) {
        final WindowSpec ofFamily = Window.partitionBy(
                col(SettledCaseTable.DISCHARGE_YEAR),
                col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY),
                col(SettledCaseTable.MAIN_PROCEDURE_KEY));
        final Column number = col(CASES).cast(COUNT);
        final Column units = col(UNITS).cast(SCORE_UNITS);
        final Column score = number.multiply(units);
        return grouped.groupBy(
                        col(SettledCaseTable.INSTITUTION_KEY),
                        col(SettledCaseTable.DISCHARGE_YEAR),
                        col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY),
                        col(SettledCaseTable.MAIN_PROCEDURE_KEY),
                        col(IS_YEAR_END),
                        col(UNITS))
                .agg(count(lit(1)).as(CASES))
                .groupBy(
                        col(SettledCaseTable.INSTITUTION_KEY),
                        col(SettledCaseTable.DISCHARGE_YEAR),
                        col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY),
                        col(SettledCaseTable.MAIN_PROCEDURE_KEY))
                .agg(
                        sum(when(col(IS_YEAR_END), lit(0).cast(COUNT)).otherwise(number))
                                .as(BASE_CASES),
                        sum(when(col(IS_YEAR_END), lit(0)).otherwise(score)).as(BASE_SCORE),
                        sum(when(col(IS_YEAR_END), number).otherwise(lit(0).cast(COUNT)))
                                .as(END_CASES),
                        sum(when(col(IS_YEAR_END), score).otherwise(lit(0))).as(END_SCORE),
                        sum(score.multiply(units)).as(SQUARES))
                .withColumn(
                        ALL_CASES,
                        sum(col(BASE_CASES).plus(col(END_CASES))).over(ofFamily).cast("double"))
                .withColumn(
                        ALL_SCORE,
                        sum(col(BASE_SCORE).plus(col(END_SCORE))).over(ofFamily).cast("double"))
                .withColumn(ALL_SQUARES, sum(col(SQUARES)).over(ofFamily).cast("double"))
                .where(col(BASE_CASES).gt(0).and(col(END_CASES).gt(0)))
                .withColumn(
                        OWN_MEAN,
                        round(
                                col(BASE_SCORE)
                                        .cast("double")
                                        .divide(col(BASE_CASES).cast("double")),
                                3));
    }

    private Dataset<Row> suspects(final Dataset<Row> families) {
        final Column mean = col(ALL_SCORE).divide(col(ALL_CASES));
        final Column spread = col(ALL_SQUARES).divide(col(ALL_CASES)).minus(mean.multiply(mean));
        final Column baseCases = col(BASE_CASES).cast("double");
        final Column endCases = col(END_CASES).cast("double");
        // Both the December cases and the own mean they are held against are samples.
        final Column variance = org.apache
                .spark
                .sql
                .functions
                .greatest(spread, lit(0.0))
                .multiply(endCases)
                .multiply(lit(1.0).plus(endCases.divide(baseCases)));
        final String wide = FieldType.decimal(34, 3).sql();
        final WindowSpec ofYear = Window.partitionBy(col(SettledCaseTable.DISCHARGE_YEAR));
        final Dataset<Row> institutions = families.groupBy(
                        col(SettledCaseTable.INSTITUTION_KEY), col(SettledCaseTable.DISCHARGE_YEAR))
                .agg(
                        sum(col(END_CASES)).cast("double").as(END_CASES),
                        sum(col(END_SCORE)).as(END_SCORE),
                        sum(col(OWN_MEAN)
                                        .cast(FieldType.decimal(20, 3).sql())
                                        .multiply(col(END_CASES).cast(COUNT))
                                        .cast(wide))
                                .as(EXPECTED),
                        sum(variance.cast(wide)).cast("double").as(VARIANCE))
                .withColumn(
                        DRIFT,
                        sum(col(END_SCORE))
                                .over(ofYear)
                                .cast("double")
                                .divide(sum(col(EXPECTED)).over(ofYear).cast("double")))
                .withColumn(EXPECTED, col(EXPECTED).cast("double").multiply(col(DRIFT)))
                .withColumn(ABOVE, col(END_SCORE).cast("double").minus(col(EXPECTED)));
        final Column error = sqrt(col(VARIANCE));
        final double ratio = policy.ratioAbove().doubleValue();
        final Column strength = Likelihood.below(col(END_SCORE)
                .cast("double")
                .minus(col(EXPECTED).multiply(ratio))
                .divide(error));
        return institutions
                .where(col(END_CASES)
                        .geq(policy.fewestCases())
                        .and(col(VARIANCE).gt(0))
                        .and(col(END_SCORE).cast("double").gt(col(EXPECTED).multiply(ratio)))
                        .and(col(ABOVE)
                                .gt(error.multiply(policy.deviationsAbove().doubleValue()))))
                .select(
                        col(SettledCaseTable.INSTITUTION_KEY),
                        col(SettledCaseTable.DISCHARGE_YEAR),
                        col(END_CASES).as(ALL_CASES),
                        col(END_SCORE).cast("double").as(END_SCORE),
                        col(EXPECTED),
                        col(ABOVE),
                        strength.cast(FieldType.RATIO.sql()).as(FlaggedCaseTable.STRENGTH.name()));
    }

    private static Dataset<Row> flagged(
            final Dataset<Row> grouped, final Dataset<Row> families, final Dataset<Row> suspects) {
        final String[] ofInstitution = {SettledCaseTable.INSTITUTION_KEY.name(), SettledCaseTable.DISCHARGE_YEAR.name()
        };
        final String[] ofFamily = {
            SettledCaseTable.INSTITUTION_KEY.name(),
            SettledCaseTable.DISCHARGE_YEAR.name(),
            SettledCaseTable.DIAGNOSIS_CATEGORY_KEY.name(),
            SettledCaseTable.MAIN_PROCEDURE_KEY.name()
        };
        final Dataset<Row> looked = families.select(
                        col(SettledCaseTable.INSTITUTION_KEY),
                        col(SettledCaseTable.DISCHARGE_YEAR),
                        col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY),
                        col(SettledCaseTable.MAIN_PROCEDURE_KEY),
                        col(OWN_MEAN))
                .join(broadcast(suspects), ofInstitution);
        final WindowSpec ofLead =
                Window.partitionBy(col(SettledCaseTable.INSTITUTION_KEY), col(SettledCaseTable.DISCHARGE_YEAR));
        final Column aboveMean = col(UNITS).minus(col(OWN_MEAN));
        final Column year = col(SettledCaseTable.DISCHARGE_YEAR).cast("string");
        return grouped.where(col(IS_YEAR_END))
                .join(broadcast(looked), ofFamily)
                .where(aboveMean.gt(0))
                .withColumn(
                        SHARE,
                        sum(aboveMean.cast(FieldType.decimal(28, 4).sql()))
                                .over(ofLead)
                                .cast("double"))
                .withColumn(
                        FlaggedCaseTable.SEQUENCE.name(),
                        row_number().over(ofLead.orderBy(aboveMean.desc(), col(SettledCaseTable.SETTLEMENT_ID))))
                .withColumn(FlaggedCaseTable.RULE.name(), lit(RULE))
                .withColumn(FlaggedCaseTable.SUBJECT_TYPE.name(), lit("institution_year"))
                .withColumn(
                        FlaggedCaseTable.SUBJECT.name(), concat(col(SettledCaseTable.INSTITUTION_CODE), lit(" "), year))
                .withColumn(
                        FlaggedCaseTable.LEAD_ID.name(),
                        concat(lit(RULE + ":"), col(SettledCaseTable.INSTITUTION_CODE), lit(":"), year))
                .withColumn(FlaggedCaseTable.LEAD_INSTITUTION.name(), col(SettledCaseTable.INSTITUTION_CODE))
                .withColumn(
                        FlaggedCaseTable.EXCESS_POINTS.name(),
                        col(ABOVE)
                                .multiply(aboveMean)
                                .divide(col(SHARE))
                                .divide((double) UNITS_OF_A_POINT)
                                .cast(FieldType.POINTS_SUM.sql()))
                .withColumn(
                        FlaggedCaseTable.FUND_AT_STAKE_FEN.name(),
                        round(col(FlaggedCaseTable.EXCESS_POINTS).multiply(col(SupervisedCaseTable.POINT_VALUE_FEN)))
                                .cast("long"))
                .withColumn(
                        FlaggedCaseTable.FINDING.name(),
                        format_string(
                                "Group %s in December; the institution's own mean of the family is %.4f.",
                                col(SupervisedCaseTable.GROUP_CODE), points(col(OWN_MEAN))))
                .withColumn(
                        FlaggedCaseTable.FINDING_ZH.name(),
                        format_string(
                                "12 月入 %s；本机构该病种族其他月份平均 %.4f。",
                                col(SupervisedCaseTable.GROUP_CODE), points(col(OWN_MEAN))))
                .withColumn(
                        FlaggedCaseTable.SUMMARY.name(),
                        format_string(
                                "%.0f December cases score %.4f points; its own other months and the region's change let expect"
                                        + " %.4f.",
                                col(ALL_CASES), points(col(END_SCORE)), points(col(EXPECTED))))
                .withColumn(
                        FlaggedCaseTable.SUMMARY_ZH.name(),
                        format_string(
                                "12 月 %.0f 例共 %.4f 分；按本机构其他月份及全区变化应为 %.4f 分。",
                                col(ALL_CASES), points(col(END_SCORE)), points(col(EXPECTED))));
    }

    private static Column points(final Column units) {
        return units.divide((double) UNITS_OF_A_POINT);
    }
}
