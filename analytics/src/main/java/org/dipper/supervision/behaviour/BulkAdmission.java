package org.dipper.supervision.behaviour;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.substring;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.select;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.BehaviourPolicy;
import org.dipper.supervision.FlaggedCaseTable;
import org.dipper.supervision.LeadRule;
import org.dipper.supervision.SupervisedCaseTable;

/**
 * Bulk admission (聚集住院): the stays of persons who came to an institution and left it together on several occasions.
 *
 * <p>Takes supervised cases and the members of {@link CoAdmissionSets}; yields {@link FlaggedCaseTable}. A lead is a set of
 * an institution and has those stays of its members that meet a stay of another member. It is named after its least
 * settlement id, since it may name no person. Its strength is a tenth a person and a tenth each occasion beyond the second,
 * at most 1.
 */
public final class BulkAdmission {
    static final String RULE = "bulk_admission";

    /** Members as rows: institution, key halves, set, persons, most occasions. */
    public static final StructType MEMBERS = new StructType()
            .add("member_institution", DataTypes.StringType)
            .add("member_high", DataTypes.LongType)
            .add("member_low", DataTypes.LongType)
            .add("member_set", DataTypes.IntegerType)
            .add("persons", DataTypes.IntegerType)
            .add("most_occasions", DataTypes.IntegerType);

    private static final String SUBJECT_TYPE = "person_set";
    private static final int CATEGORY = 3;
    private static final int TENTH = Exact.UNITS / 10;
    private static final String SET = "member_set";
    private static final String HIGH = "member_high";
    private static final String LOW = "member_low";
    private static final String PERSONS = "persons";
    private static final String OCCASIONS = "most_occasions";
    private static final String OTHER = "other_";
    private static final String STAYS = "stays";
    private static final String CATEGORIES = "categories";
    private static final String NAME = "first_settlement";

    private final BehaviourPolicy.BulkAdmission policy;

    /** The rule under this policy. */
    public BulkAdmission(final BehaviourPolicy.BulkAdmission policy) {
        this.policy = policy;
    }

    /** What the rule is. */
    public LeadRule definition() {
        return new LeadRule(
                RULE,
                "1",
                "Bulk admission",
                "聚集住院",
                "default of this tool",
                Map.of(
                        "tolerance_days", String.valueOf(policy.toleranceDays()),
                        "least_occasions", String.valueOf(policy.leastOccasions()),
                        "least_cyclic_occasions", String.valueOf(policy.leastCyclicOccasions()),
                        "window_days", String.valueOf(policy.windowDays()),
                        "most_per_day", String.valueOf(policy.mostPerDay()),
                        "core", String.valueOf(policy.core())),
                CoAdmissionStays.EXCLUSIONS,
                new LeadRule.Text(
                        "family; outbreaks and screening programmes; villages, telephones and referrers of the persons;"
                                + " the doctor; fee lines",
                        "亲属关系；疫情与筛查项目；人员村组、电话、介绍人；主管医师；费用明细"));
    }

    /** The flagged cases. */
    public Dataset<Row> apply(final Dataset<Row> cases, final Dataset<Row> members) {
        final WindowSpec ofSet = Window.partitionBy(col(SET));
        final Column subject = concat_ws(":", col(SettledCaseTable.INSTITUTION_CODE), col(NAME));
        return meeting(staysOfMembers(cases, members))
                .withColumn(NAME, min(col(SettledCaseTable.SETTLEMENT_ID)).over(ofSet))
                .withColumn(STAYS, count(lit(1)).over(ofSet))
                .withColumn(
                        CATEGORIES,
                        size(collect_set(substring(col(SettledCaseTable.PRINCIPAL_DIAGNOSIS), 1, CATEGORY))
                                .over(ofSet)))
                .withColumn(
                        FlaggedCaseTable.SEQUENCE.name(),
                        row_number()
                                .over(ofSet.orderBy(
                                        col(SettledCaseTable.ADMISSION_DATE), col(SettledCaseTable.SETTLEMENT_ID))))
                .withColumn(FlaggedCaseTable.RULE.name(), lit(RULE))
                .withColumn(FlaggedCaseTable.LEAD_ID.name(), concat(lit(RULE + ":"), subject))
                .withColumn(FlaggedCaseTable.SUBJECT_TYPE.name(), lit(SUBJECT_TYPE))
                .withColumn(FlaggedCaseTable.SUBJECT.name(), subject)
                .withColumn(FlaggedCaseTable.LEAD_INSTITUTION.name(), col(SettledCaseTable.INSTITUTION_CODE))
                .withColumn(FlaggedCaseTable.STRENGTH.name(), strength())
                .withColumn(FlaggedCaseTable.EXCESS_POINTS.name(), lit(null))
                .withColumn(FlaggedCaseTable.FUND_AT_STAKE_FEN.name(), lit(null))
                .withColumn(FlaggedCaseTable.FINDING.name(), lit("Came and left with another person of the set."))
                .withColumn(FlaggedCaseTable.FINDING_ZH.name(), lit("与同组其他人员同来同走。"))
                .withColumn(FlaggedCaseTable.SUMMARY.name(), summary())
                .withColumn(FlaggedCaseTable.SUMMARY_ZH.name(), summaryZh())
                .select(select(FlaggedCaseTable.CONTRACT));
    }

    private Dataset<Row> staysOfMembers(final Dataset<Row> cases, final Dataset<Row> members) {
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
                .join(
                        broadcast(members),
                        col(SettledCaseTable.INSTITUTION_CODE)
                                .equalTo(col("member_institution"))
                                .and(col(SettledCaseTable.PERSON_KEY_HIGH).equalTo(col(HIGH)))
                                .and(col(SettledCaseTable.PERSON_KEY_LOW).equalTo(col(LOW))));
    }

    /** Those stays that meet one of another member; members are few, so all stays of a set may be compared. */
    private Dataset<Row> meeting(final Dataset<Row> stays) {
        final Dataset<Row> others = stays.select(
                col(SET).as(OTHER + SET),
                col(HIGH).as(OTHER + HIGH),
                col(LOW).as(OTHER + LOW),
                col(SettledCaseTable.ADMISSION_DATE).as(OTHER + SettledCaseTable.ADMISSION_DATE.name()),
                col(SettledCaseTable.DISCHARGE_DATE).as(OTHER + SettledCaseTable.DISCHARGE_DATE.name()));
        final Column isOther = col(HIGH).notEqual(col(OTHER + HIGH)).or(col(LOW).notEqual(col(OTHER + LOW)));
        return stays.join(
                others,
                col(SET).equalTo(col(OTHER + SET))
                        .and(isOther)
                        .and(isNear(SettledCaseTable.ADMISSION_DATE.name()))
                        .and(isNear(SettledCaseTable.DISCHARGE_DATE.name())),
                "left_semi");
    }

    private Column isNear(final String date) {
        return datediff(col(date), col(OTHER + date)).between(-policy.toleranceDays(), policy.toleranceDays());
    }

    private static Column strength() {
        final Column units = col(PERSONS)
                .plus(greatest(col(OCCASIONS).minus(lit(2)), lit(0)))
                .multiply(lit(TENTH));
        return Exact.quotient(least(units, lit(Exact.UNITS)), lit(Exact.UNITS));
    }

    private Column summary() {
        return concat(
                col(PERSONS).cast("string"),
                lit(" persons came and left at most " + policy.toleranceDays() + " days apart from one another, two of"
                        + " them on "),
                col(OCCASIONS).cast("string"),
                lit(" occasions; "),
                col(STAYS).cast("string"),
                lit(" stays with "),
                col(CATEGORIES).cast("string"),
                lit(" different 3-character principal diagnoses."));
    }

    private Column summaryZh() {
        return concat(
                col(PERSONS).cast("string"),
                lit("人先后相差不超过" + policy.toleranceDays() + "天同来同走，其中两人最多同行"),
                col(OCCASIONS).cast("string"),
                lit("次；共"),
                col(STAYS).cast("string"),
                lit("次住院，主要诊断涉及"),
                col(CATEGORIES).cast("string"),
                lit("个类目。"));
    }
}
