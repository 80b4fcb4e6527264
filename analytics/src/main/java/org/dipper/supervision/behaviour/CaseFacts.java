package org.dipper.supervision.behaviour;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.auxiliary.AuxiliaryCodeLists;
import org.dipper.policy.BehaviourPolicy;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.table.Columns;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/**
 * The cases with what rules compare them by: the mean of their group, their standard, their neighbours in time.
 *
 * <p>Takes {@link SupervisedCaseTable} rows, the {@link GroupStatistics} of the period and, where they are there, its
 * {@code readmission_pair} rows; yields each case once, without person and without what no rule reads. Statistics are unique
 * by group and level and links by settlement id, so the left joins neither drop nor double a case. A ratio is null where the
 * group has too few cases, there is no group, or the case is paid by the day.
 */
public final class CaseFacts {
    /** Calendar quarter of the discharge, such as {@code 2024-Q1}. */
    static final String QUARTER = "quarter";
    /** Cost over the mean cost of the group at the hospital's level, or of the whole group where the level is small. */
    static final String COST_RATIO = "cost_ratio";
    /** Days of stay over the group's mean. */
    static final String STAY_RATIO = "stay_ratio";
    /** Deaths over cases of the group. */
    static final String MORTALITY = "group_mortality";
    /** Distance of the logarithm of cost from the group's median in robust standard deviations; null without spread. */
    static final String ROBUST_Z = "robust_z";
    /** Points of the case before its cost was looked at: group score x auxiliary x institution coefficient. */
    static final String FULL_POINTS = "full_points";
    /** Cost over standard: over the value of the full points, else the edition's mean cost, else the period's. */
    static final String STANDARD_RATIO = "standard_ratio";
    /** 1 none, 2 general, 3 severe, 4 very severe; null where the comorbidity dictionary is not loaded. */
    static final String COMORBIDITY_BAND = "comorbidity_band";

    private static final List<Field> KEPT = List.of(
            SettledCaseTable.SETTLEMENT_ID,
            SettledCaseTable.INSTITUTION_CODE,
            SettledCaseTable.HOSPITAL_LEVEL,
            SettledCaseTable.MEDICAL_TYPE,
            SettledCaseTable.SEX,
            SettledCaseTable.AGE_YEARS,
            SettledCaseTable.AGE_DAYS,
            SettledCaseTable.ADMISSION_DATE,
            SettledCaseTable.DISCHARGE_DATE,
            SettledCaseTable.STAY_DAYS,
            SettledCaseTable.ADMISSION_WAY,
            SettledCaseTable.DISCHARGE_WAY,
            SettledCaseTable.DISCHARGE_DEPARTMENT,
            SettledCaseTable.IS_RETURN_PLANNED,
            SettledCaseTable.TOTAL_COST_FEN,
            SettledCaseTable.FUND_PAY_FEN,
            SettledCaseTable.PERSON_PAY_FEN,
            SettledCaseTable.SURGERY_COST_FEN,
            SettledCaseTable.PRINCIPAL_DIAGNOSIS,
            SettledCaseTable.MAIN_PROCEDURE_KEY,
            SettledCaseTable.PROCEDURE_ATTRIBUTE,
            SettledCaseTable.DISCHARGE_MONTH,
            SupervisedCaseTable.GROUP_CODE,
            SupervisedCaseTable.CASE_SCORE,
            SupervisedCaseTable.PAYMENT_PATH,
            SupervisedCaseTable.POINT_VALUE_FEN);

    private static final String STANDARD = FieldType.decimal(14, 0).sql();
    // A hundred classes are one unit of the logarithm; 1.4826 makes the median distance a standard deviation.
    private static final double ROBUST = 1.4826;
    private static final int MONTHS = 100;

    private final BehaviourPolicy policy;
    private final AuxiliaryCodeLists codeLists;

    /**
     * Facts under a policy.
     *
     * @param codeLists loaded code lists; without a comorbidity dictionary the comorbidity band is null
     */
    public CaseFacts(final BehaviourPolicy policy, final AuxiliaryCodeLists codeLists) {
        this.policy = policy;
        this.codeLists = codeLists;
    }

    /** The cases with their facts. */
    public Dataset<Row> apply(
            final Dataset<Row> cases, final Dataset<Row> statistics, final Optional<Dataset<Row>> pairs) {
        final Dataset<Row> narrow = cases.select(withoutFacts());
        final Dataset<Row> compared = narrow.join(
                broadcast(statistics),
                col(SupervisedCaseTable.GROUP_CODE)
                        .equalTo(col(GroupStatistics.GROUP))
                        .and(col(SettledCaseTable.HOSPITAL_LEVEL).equalTo(col(GroupStatistics.LEVEL))),
                "left");
        final Dataset<Row> linked = pairs.map(given -> compared.join(
                                new StayLinks(policy).apply(given),
                                col(SettledCaseTable.SETTLEMENT_ID).equalTo(col(StayLinks.ID)),
                                "left")
                        .drop(StayLinks.ID))
                .orElseGet(() -> withoutLinks(compared));
        return linked.select(facts());
    }

    private Column[] withoutFacts() {
        final List<Column> columns = new ArrayList<>();
        KEPT.forEach(field -> columns.add(col(field)));
        columns.add(ComorbidityBand.of(codeLists).as(COMORBIDITY_BAND));
        columns.add(fullPoints().as(FULL_POINTS));
        columns.add(col(SupervisedCaseTable.GROUP_MEAN_COST_FEN));
        return columns.toArray(Column[]::new);
    }

    private Column[] facts() {
        final List<Column> columns = new ArrayList<>();
        KEPT.forEach(field -> columns.add(col(field)));
        columns.addAll(List.of(
                col(COMORBIDITY_BAND),
                col(FULL_POINTS),
                quarter().as(QUARTER),
                byGroup(costRatio()).as(COST_RATIO),
                byGroup(stayRatio()).as(STAY_RATIO),
                whenLarge(Exact.quotient(col(GroupStatistics.GROUP_DEATHS), col(GroupStatistics.GROUP_CASES)))
                        .as(MORTALITY),
                byGroup(robustZ()).as(ROBUST_Z),
                byGroup(standardRatio()).as(STANDARD_RATIO),
                col(StayLinks.RETURN_DAYS),
                col(StayLinks.ELSEWHERE_DAYS),
                col(StayLinks.SINCE_DAYS),
                col(StayLinks.SINCE_SAME)));
        return columns.toArray(Column[]::new);
    }

    private static Dataset<Row> withoutLinks(final Dataset<Row> cases) {
        return cases.withColumn(StayLinks.RETURN_DAYS, lit(null).cast("int"))
                .withColumn(StayLinks.ELSEWHERE_DAYS, lit(null).cast("int"))
                .withColumn(StayLinks.SINCE_DAYS, lit(null).cast("int"))
                .withColumn(StayLinks.SINCE_SAME, lit(null).cast("int"));
    }

    private static Column quarter() {
        final Column month = col(SettledCaseTable.DISCHARGE_MONTH);
        return concat(
                floor(month.divide(lit(MONTHS))).cast("string"),
                lit("-Q"),
                floor(month.mod(lit(MONTHS)).plus(lit(2)).divide(lit(3))).cast("string"));
    }

    /** Nothing for a case that is paid by the day: its group says neither what it costs nor how long it stays. */
    private static Column byGroup(final Column fact) {
        return when(not(Exact.isPaidByTheDay(col(SupervisedCaseTable.PAYMENT_PATH))), fact);
    }

    private Column isLarge(final String cases) {
        return col(cases).geq(lit(policy.leastGroupCases()));
    }

    private Column whenLarge(final Column fact) {
        return when(isLarge(GroupStatistics.GROUP_CASES), fact);
    }

    private Column costRatio() {
        final Column cost = col(SettledCaseTable.TOTAL_COST_FEN);
        final Column ofLevel = Exact.toMean(cost, col(GroupStatistics.LEVEL_COST), col(GroupStatistics.LEVEL_CASES));
        final Column ofGroup = Exact.toMean(cost, col(GroupStatistics.GROUP_COST), col(GroupStatistics.GROUP_CASES));
        return when(isLarge(GroupStatistics.LEVEL_CASES), ofLevel).otherwise(whenLarge(ofGroup));
    }

    private Column stayRatio() {
        return whenLarge(Exact.toMean(
                col(SettledCaseTable.STAY_DAYS), col(GroupStatistics.GROUP_DAYS), col(GroupStatistics.GROUP_CASES)));
    }

    private Column robustZ() {
        final Column distance = GroupStatistics.costClass(col(SettledCaseTable.TOTAL_COST_FEN))
                .minus(col(GroupStatistics.MEDIAN_CLASS));
        final Column spread = functions
                .nullif(col(GroupStatistics.MEDIAN_DISTANCE), lit(0))
                .cast("double")
                .multiply(lit(ROBUST));
        return whenLarge(distance.cast("double").divide(spread)).cast(Columns.type(FieldType.RATIO));
    }

    private static Column fullPoints() {
        final Column auxiliary = coalesce(
                        col(SupervisedCaseTable.AUXILIARY_COEFFICIENT),
                        lit(java.math.BigDecimal.ONE).cast(Columns.type(FieldType.POINTS)))
                .cast(FieldType.decimal(9, 4).sql());
        final Column points = col(SupervisedCaseTable.RW)
                .cast(FieldType.decimal(14, 4).sql())
                .multiply(auxiliary)
                .multiply(col(SupervisedCaseTable.INSTITUTION_COEFFICIENT)
                        .cast(FieldType.decimal(9, 4).sql()));
        return round(points, 4).cast(Columns.type(FieldType.POINTS));
    }

    private Column standardRatio() {
        final Column cost = col(SettledCaseTable.TOTAL_COST_FEN);
        final Column value = round(
                        col(FULL_POINTS)
                                .cast(FieldType.decimal(16, 4).sql())
                                .multiply(col(SupervisedCaseTable.POINT_VALUE_FEN)
                                        .cast(FieldType.decimal(16, 6).sql())),
                        0)
                .cast(STANDARD);
        return coalesce(
                Exact.quotient(cost, value),
                Exact.quotient(cost, col(SupervisedCaseTable.GROUP_MEAN_COST_FEN)),
                costRatio());
    }
}
