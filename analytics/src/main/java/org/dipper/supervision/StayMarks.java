package org.dipper.supervision;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.coding.PackedPrefixes;
import org.dipper.policy.PlannedReturnRule;
import org.dipper.policy.ReadmissionPolicy;
import org.dipper.policy.SupervisionPolicy;
import org.dipper.table.Columns;

/**
 * What a stay says of itself as an index stay and as a return, in the bits of one number: it travels through the shuffle of
 * the pairs in place of diagnoses, procedures and ways.
 *
 * <p>An institution's data end with the last day of the month of its last discharge.
 */
final class StayMarks {
    static final String MARKS = "stay_marks";

    /** Why a stay is no index stay by its own record, in the order they are asked. */
    static final List<String> CASE_EXCLUSIONS = List.of(
            ReadmissionPairs.DIED,
            ReadmissionPairs.AGAINST_ADVICE,
            "bed_day",
            "treatment_cycle",
            "follow_up_incomplete");

    private static final int RULES = 16;
    private static final int IS_PLAN_KNOWN = 1 << RULES;
    private static final int HAS_PLAN = 1 << 17;
    private static final int IS_EMERGENCY = 1 << 18;
    private static final int IS_WAY_KNOWN = 1 << 19;
    private static final int IS_ORDERED_TRANSFER = 1 << 20;
    private static final int HAS_FOLLOW_UP = 1 << 21;
    private static final int EXCLUSION_SHIFT = 22;
    private static final int EXCLUSION_MASK = 7;

    private static final String WAY_EMERGENCY = "1";
    private static final String WAY_TRANSFER = "2";
    private static final String ENDED_INSTITUTION = "ended_institution";
    private static final String DATA_END = "data_end";
    private static final List<org.dipper.table.Field> READ = List.of(
            SettledCaseTable.ADMISSION_WAY,
            SettledCaseTable.DISCHARGE_WAY,
            SettledCaseTable.IS_RETURN_PLANNED,
            SettledCaseTable.MEDICAL_TYPE,
            SettledCaseTable.DIAGNOSIS_SUBCATEGORY_KEY,
            SettledCaseTable.MAIN_PROCEDURE_KEY);

    private final ReadmissionPolicy policy;
    private final int longestWindowDays;

    StayMarks(final SupervisionPolicy policy) {
        this.policy = policy.readmission();
        this.longestWindowDays = policy.longestWindowDays();
    }

    /** The cases with their marks; a column they lack tells nothing. */
    Dataset<Row> apply(final Dataset<Row> cases) {
        final Dataset<Row> ends = cases.groupBy(
                        col(SettledCaseTable.INSTITUTION_CODE).as(ENDED_INSTITUTION))
                .agg(last_day(max(col(SettledCaseTable.DISCHARGE_DATE))).as(DATA_END));
        return Columns.withAbsent(READ, cases)
                // One row an institution: sent, so that cases are not shuffled to it.
                .join(broadcast(ends), col(SettledCaseTable.INSTITUTION_CODE).equalTo(col(ENDED_INSTITUTION)), "left")
                .withColumn(MARKS, marks())
                .drop(ENDED_INSTITUTION, DATA_END);
    }

    /** Which planned rule a return fulfils, null for none: the first in the list, the recorded plan last. */
    Column plannedRule(final Column index, final Column next, final Column gapDays) {
        Column rule = recordedPlan(index, gapDays);
        for (int i = policy.plannedRules().size() - 1; i >= 0; i--) {
            final PlannedReturnRule planned = policy.plannedRules().get(i);
            final Column isKind = has(next, 1 << i);
            rule = when(planned.isSequence() ? isKind.and(has(index, 1 << i)) : isKind, lit(planned.id()))
                    .otherwise(rule);
        }
        return rule;
    }

    private Column recordedPlan(final Column index, final Column gapDays) {
        return when(
                has(index, HAS_PLAN).and(gapDays.leq(policy.plannedFlagDays())), lit(ReadmissionPairs.RECORDED_PLAN));
    }

    /** Whether the source says if a stay planned a return. */
    static Column isPlanKnown(final Column marks) {
        return has(marks, IS_PLAN_KNOWN);
    }

    /** Whether the person came by emergency; null where the source does not say. */
    static Column isEmergency(final Column marks) {
        return when(has(marks, IS_WAY_KNOWN), has(marks, IS_EMERGENCY));
    }

    static Column isOrderedTransfer(final Column marks) {
        return has(marks, IS_ORDERED_TRANSFER);
    }

    static Column hasFollowUp(final Column marks) {
        return has(marks, HAS_FOLLOW_UP);
    }

    /** Whether a stay may be an index stay by its own record. */
    static Column isCandidate(final Column marks) {
        return code(marks).equalTo(0);
    }

    /** Why it may not, null where it may. */
    static Column exclusion(final Column marks) {
        Column exclusion = lit(null).cast("string");
        for (int i = 0; i < CASE_EXCLUSIONS.size(); i++) {
            exclusion = when(code(marks).equalTo(i + 1), lit(CASE_EXCLUSIONS.get(i)))
                    .otherwise(exclusion);
        }
        return exclusion;
    }

    private Column marks() {
        final Column isEmergency = is(col(SettledCaseTable.ADMISSION_WAY).equalTo(WAY_EMERGENCY));
        final Column plan = col(SettledCaseTable.IS_RETURN_PLANNED);
        final Column hasFollowUp = date_add(col(SettledCaseTable.DISCHARGE_DATE), longestWindowDays)
                .leq(col(DATA_END));
        final List<Column> kinds = new ArrayList<>();
        Column marks = lit(0);
        for (int i = 0; i < policy.plannedRules().size(); i++) {
            final Column isKind = isKind(policy.plannedRules().get(i), isEmergency);
            kinds.add(
                    policy.indexExcludedRules()
                                    .contains(policy.plannedRules().get(i).id())
                            ? isKind
                            : lit(false));
            marks = marks.plus(bit(isKind, 1 << i));
        }
        final Column isExcludedKind = kinds.stream().reduce(lit(false), Column::or);
        final Column way = col(SettledCaseTable.DISCHARGE_WAY);
        final Column code = when(is(way.equalTo(ReadmissionPairs.WAY_DIED)), 1)
                .when(is(way.equalTo(ReadmissionPairs.WAY_AGAINST_ADVICE)), 2)
                .when(is(col(SettledCaseTable.MEDICAL_TYPE).isInCollection(policy.bedDayMedicalTypes())), 3)
                .when(isExcludedKind, 4)
                .when(lit(policy.requiresFollowUp()).and(is(hasFollowUp).equalTo(false)), 5)
                .otherwise(0);
        return marks.plus(bit(plan.isNotNull(), IS_PLAN_KNOWN))
                .plus(bit(is(plan), HAS_PLAN))
                .plus(bit(isEmergency, IS_EMERGENCY))
                .plus(bit(col(SettledCaseTable.ADMISSION_WAY).isNotNull(), IS_WAY_KNOWN))
                .plus(bit(is(way.equalTo(WAY_TRANSFER)), IS_ORDERED_TRANSFER))
                .plus(bit(is(hasFollowUp), HAS_FOLLOW_UP))
                .plus(code.multiply(1 << EXCLUSION_SHIFT));
    }

    private static Column isKind(final PlannedReturnRule rule, final Column isEmergency) {
        final Column byDiagnosis =
                is(PackedPrefixes.intBegins(col(SettledCaseTable.DIAGNOSIS_SUBCATEGORY_KEY), rule.diagnoses()));
        if (rule.isSequence() || rule.procedures().isEmpty()) {
            return byDiagnosis;
        }
        final Column byProcedure =
                is(PackedPrefixes.longBegins(col(SettledCaseTable.MAIN_PROCEDURE_KEY), rule.procedures()));
        return byDiagnosis.or(byProcedure.and(isEmergency.equalTo(false)));
    }

    private static Column is(final Column condition) {
        return coalesce(condition, lit(false));
    }

    private static Column bit(final Column isSet, final int bit) {
        return when(isSet, bit).otherwise(0);
    }

    private static Column has(final Column marks, final int bit) {
        return marks.bitwiseAND(lit(bit)).notEqual(0);
    }

    private static Column code(final Column marks) {
        return org.apache.spark.sql.functions.shiftright(marks, EXCLUSION_SHIFT).bitwiseAND(lit(EXCLUSION_MASK));
    }
}
