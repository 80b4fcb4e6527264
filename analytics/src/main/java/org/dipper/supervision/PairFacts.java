package org.dipper.supervision;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;

import java.util.List;
import org.apache.spark.sql.Column;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.ReadmissionPolicy;
import org.dipper.table.Field;

/**
 * What a pair tells beyond its dates: transfer, planned return, follow-up, and whether its index stay counts in the unplanned
 * rates. Its columns read a stay of {@link ReadmissionPairs}, with the stay of the line before it.
 */
final class PairFacts {
    static final String LATEST_DISCHARGE = "latest_discharge";
    static final String PREVIOUS = "previous";
    static final String PREVIOUS_MORE = "previous_more";
    static final String TRANSFER_RULE = "transfer_rule_here";
    static final String PLANNED_RULE = "planned_rule_here";
    static final String SPELL = "spell";
    static final String FIRST_UNPLANNED = "first_unplanned";

    private static final String BY_WAY = "discharge_way";
    private static final String BY_DATES = "dates";
    private static final String BY_BOTH = "discharge_way_and_dates";
    private static final Column THIS_MARKS = col(StayMarks.MARKS);
    private static final Column PREVIOUS_MARKS = col(PREVIOUS_MORE).getField(StayMarks.MARKS);

    private final ReadmissionPolicy policy;
    private final StayMarks marks;

    PairFacts(final ReadmissionPolicy policy, final StayMarks marks) {
        this.policy = policy;
        this.marks = marks;
    }

    static Column ofPrevious(final Field field) {
        return col(PREVIOUS).getField(field.name());
    }

    /** What tells that this stay continues the one before it in another institution; null for no transfer. */
    Column transferRule() {
        final Column isElsewhere = not(col(SettledCaseTable.INSTITUTION_CODE)
                        .equalTo(ofPrevious(SettledCaseTable.INSTITUTION_CODE)))
                .and(coalesce(ofPrevious(SettledCaseTable.DISCHARGE_WAY), lit(""))
                        .notEqual(ReadmissionPairs.WAY_DIED));
        final Column isByDates = isElsewhere.and(gapDays().between(0, policy.transferGapDays()));
        final Column isByWay = isElsewhere
                .and(StayMarks.isOrderedTransfer(PREVIOUS_MARKS))
                .and(gapDays().between(0, policy.orderedTransferGapDays()));
        return when(isByWay.and(isByDates), lit(BY_BOTH))
                .when(isByWay, lit(BY_WAY))
                .when(isByDates, lit(BY_DATES));
    }

    /** Which planned rule this stay fulfils as a return after the one before it; null for none and for an overlap. */
    Column plannedRule() {
        return when(gapDays().geq(0), marks.plannedRule(PREVIOUS_MARKS, THIS_MARKS, gapDays()));
    }

    /** Whether this stay of the line is a return that is neither planned nor a transfer. */
    static Column isUnplannedReturn() {
        return col(PREVIOUS)
                .isNotNull()
                .and(gapDays().geq(0))
                .and(col(TRANSFER_RULE).isNull())
                .and(col(PLANNED_RULE).isNull());
    }

    /** The optional columns of {@link ReadmissionPairTable}. */
    List<Column> columns(final Column isContained) {
        final Column isReturn = not(isContained).and(gapDays().geq(0));
        final Column index = when(isContained, THIS_MARKS).otherwise(PREVIOUS_MARKS);
        final Column next = when(isContained, PREVIOUS_MARKS).otherwise(THIS_MARKS);
        final Column isTransfer = isReturn.and(col(TRANSFER_RULE).isNotNull());
        final Column isPlanned = when(not(isReturn), lit(null))
                .when(col(PLANNED_RULE).isNotNull(), lit(true))
                .when(StayMarks.isPlanKnown(PREVIOUS_MARKS), lit(false));
        return List.of(
                isSame(SettledCaseTable.DIAGNOSIS_SUBCATEGORY_KEY).as(ReadmissionPairTable.IS_SAME_SUBCATEGORY.name()),
                isSame(SupervisedCaseTable.GROUP_CODE).as(ReadmissionPairTable.IS_SAME_GROUP.name()),
                isSame(SettledCaseTable.DISCHARGE_DEPARTMENT).as(ReadmissionPairTable.IS_SAME_DEPARTMENT.name()),
                isTransfer.as(ReadmissionPairTable.IS_TRANSFER.name()),
                when(isTransfer, col(TRANSFER_RULE)).as(ReadmissionPairTable.TRANSFER_RULE.name()),
                isPlanned.as(ReadmissionPairTable.IS_PLANNED.name()),
                when(isReturn, col(PLANNED_RULE)).as(ReadmissionPairTable.PLANNED_RULE.name()),
                StayMarks.isEmergency(next).as(ReadmissionPairTable.IS_NEXT_EMERGENCY.name()),
                when(isReturn, datediff(col(FIRST_UNPLANNED), ofPrevious(SettledCaseTable.DISCHARGE_DATE)))
                        .as(ReadmissionPairTable.DAYS_TO_UNPLANNED_RETURN.name()),
                StayMarks.hasFollowUp(index).as(ReadmissionPairTable.IS_FOLLOWUP_COMPLETE.name()),
                unplannedExclusion(index, isReturn, isTransfer)
                        .as(ReadmissionPairTable.UNPLANNED_INDEX_EXCLUSION.name()),
                StayMarks.exclusion(next).as(ReadmissionPairTable.NEXT_CASE_EXCLUSION.name()),
                spell(SettledCaseTable.SETTLEMENT_ID, isContained).as(ReadmissionPairTable.SPELL_SETTLEMENT_ID.name()),
                spell(SettledCaseTable.INSTITUTION_CODE, isContained)
                        .as(ReadmissionPairTable.SPELL_INSTITUTION_CODE.name()));
    }

    private Column unplannedExclusion(final Column index, final Column isReturn, final Column isTransfer) {
        final Column exclusion = StayMarks.exclusion(index);
        return when(exclusion.isNotNull(), exclusion)
                .when(not(isReturn), lit(ReadmissionPairs.OVERLAP))
                .when(isTransfer, lit(ReadmissionPairs.TRANSFERRED))
                .when(isWashedOut(), lit(ReadmissionPairs.WASHED_OUT));
    }

    /** Whether the stay before this one began within the wash-out of its own predecessor. */
    private Column isWashedOut() {
        if (policy.indexWashoutDays() == 0) {
            return lit(false);
        }
        final Column daysBefore = datediff(
                ofPrevious(SettledCaseTable.ADMISSION_DATE), col(PREVIOUS_MORE).getField(LATEST_DISCHARGE));
        return coalesce(daysBefore.between(0, policy.indexWashoutDays()), lit(false));
    }

    private static Column spell(final Field field, final Column isContained) {
        return when(isContained, col(field)).otherwise(col(SPELL).getField(field.name()));
    }

    private static Column isSame(final Field field) {
        return col(field).equalTo(col(PREVIOUS_MORE).getField(field.name()));
    }

    private static Column gapDays() {
        return datediff(col(SettledCaseTable.ADMISSION_DATE), ofPrevious(SettledCaseTable.DISCHARGE_DATE));
    }
}
