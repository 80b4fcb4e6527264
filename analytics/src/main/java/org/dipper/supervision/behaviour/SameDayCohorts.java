package org.dipper.supervision.behaviour;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.select;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.BehaviourPolicy;
import org.dipper.supervision.CaseRule;
import org.dipper.supervision.FlaggedCaseTable;
import org.dipper.supervision.LeadRule;
import org.dipper.supervision.SupervisedCaseTable;

/**
 * Many persons with one 3-character diagnosis, admitted to one institution on one day and discharged from it on one day: a
 * bulk admission (聚集住院) that one occasion shows.
 *
 * <p>A lead is an institution, a diagnosis and both days. It grows in strength with the persons, and is full at twice the
 * least number.
 */
public final class SameDayCohorts implements CaseRule {
    static final String RULE = "bulk_admission_day";

    private static final String SUBJECT_TYPE = "institution_day";
    private static final int CATEGORY = 3;
    private static final String CODE = "category_code";
    private static final String PERSONS = "persons";
    private static final List<String> KEYS = List.of(
            SettledCaseTable.INSTITUTION_CODE.name(),
            SettledCaseTable.ADMISSION_DATE.name(),
            SettledCaseTable.DISCHARGE_DATE.name(),
            CODE);

    private final BehaviourPolicy.BulkAdmission policy;

    /** Cohorts under this policy. */
    public SameDayCohorts(final BehaviourPolicy.BulkAdmission policy) {
        this.policy = policy;
    }

    @Override
    public LeadRule definition() {
        return new LeadRule(
                RULE,
                "1",
                "Bulk admission on one day",
                "同日聚集住院",
                "default of this tool",
                Map.of("least_same_day", String.valueOf(policy.leastSameDay())),
                CoAdmissionStays.EXCLUSIONS,
                new LeadRule.Text(
                        "outbreaks and accidents; villages, telephones and referrers of the persons; the doctor",
                        "疫情与群体事件；人员村组、电话、介绍人；主管医师"));
    }

    @Override
    public Dataset<Row> apply(final Dataset<Row> cases) {
        final WindowSpec cohort = Window.partitionBy(
                col(SettledCaseTable.INSTITUTION_CODE),
                col(SettledCaseTable.ADMISSION_DATE),
                col(SettledCaseTable.DISCHARGE_DATE),
                col(CODE));
        final Column person = struct(col(SettledCaseTable.PERSON_KEY_HIGH), col(SettledCaseTable.PERSON_KEY_LOW));
        final Column subject = concat_ws(
                ":",
                col(SettledCaseTable.INSTITUTION_CODE),
                col(SettledCaseTable.ADMISSION_DATE).cast("string"),
                col(SettledCaseTable.DISCHARGE_DATE).cast("string"),
                col(CODE));
        return Repeated.only(stays(cases), KEYS, policy.leastSameDay())
                .withColumn(PERSONS, size(collect_set(person).over(cohort)))
                .where(col(PERSONS).geq(policy.leastSameDay()))
                .withColumn(FlaggedCaseTable.RULE.name(), lit(RULE))
                .withColumn(FlaggedCaseTable.LEAD_ID.name(), concat(lit(RULE + ":"), subject))
                .withColumn(FlaggedCaseTable.SUBJECT_TYPE.name(), lit(SUBJECT_TYPE))
                .withColumn(FlaggedCaseTable.SUBJECT.name(), subject)
                .withColumn(FlaggedCaseTable.LEAD_INSTITUTION.name(), col(SettledCaseTable.INSTITUTION_CODE))
                .withColumn(
                        FlaggedCaseTable.SEQUENCE.name(),
                        row_number().over(cohort.orderBy(col(SettledCaseTable.SETTLEMENT_ID))))
                .withColumn(
                        FlaggedCaseTable.STRENGTH.name(),
                        Exact.quotient(
                                least(col(PERSONS), lit(2 * policy.leastSameDay())), lit(2 * policy.leastSameDay())))
                .withColumn(FlaggedCaseTable.EXCESS_POINTS.name(), lit(null))
                .withColumn(FlaggedCaseTable.FUND_AT_STAKE_FEN.name(), lit(null))
                .withColumn(
                        FlaggedCaseTable.FINDING.name(), lit("Admitted and discharged on the same days as the others."))
                .withColumn(FlaggedCaseTable.FINDING_ZH.name(), lit("与其他病例同日入院、同日出院。"))
                .withColumn(
                        FlaggedCaseTable.SUMMARY.name(),
                        concat(
                                col(PERSONS).cast("string"),
                                lit(" persons with "),
                                col(CODE),
                                lit(" were admitted on one day and discharged on one day.")))
                .withColumn(
                        FlaggedCaseTable.SUMMARY_ZH.name(),
                        concat(col(PERSONS).cast("string"), lit("人以"), col(CODE), lit("同日入院、同日出院。")))
                .select(select(FlaggedCaseTable.CONTRACT));
    }

    private Dataset<Row> stays(final Dataset<Row> cases) {
        return cases.where(CoAdmissionStays.isTaken(policy))
                .select(
                        col(SettledCaseTable.SETTLEMENT_ID),
                        col(SettledCaseTable.PERSON_KEY_HIGH),
                        col(SettledCaseTable.PERSON_KEY_LOW),
                        col(SettledCaseTable.INSTITUTION_CODE),
                        col(SettledCaseTable.ADMISSION_DATE),
                        col(SettledCaseTable.DISCHARGE_DATE),
                        col(SettledCaseTable.PRINCIPAL_DIAGNOSIS),
                        col(SettledCaseTable.TOTAL_COST_FEN),
                        col(SettledCaseTable.FUND_PAY_FEN),
                        col(SupervisedCaseTable.GROUP_CODE))
                .withColumn(CODE, substring(col(SettledCaseTable.PRINCIPAL_DIAGNOSIS), 1, CATEGORY));
    }
}
