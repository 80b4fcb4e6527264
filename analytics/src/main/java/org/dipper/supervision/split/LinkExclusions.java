package org.dipper.supervision.split;

import static org.apache.spark.sql.functions.array_append;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.dipper.supervision.split.LinkedStays.begins;
import static org.dipper.supervision.split.LinkedStays.index;
import static org.dipper.supervision.split.LinkedStays.is;
import static org.dipper.supervision.split.LinkedStays.next;
import static org.dipper.table.Columns.col;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.dipper.cases.SettledCaseTable;
import org.dipper.coding.DiagnosisChapters;
import org.dipper.policy.PlannedReturnRule;
import org.dipper.policy.SupervisionPolicy;
import org.dipper.settlement.PaymentPath;
import org.dipper.supervision.ReadmissionPairTable;
import org.dipper.supervision.ReadmissionPairs;

/**
 * What speaks for two stays in a row: the first reason that applies, null for none. Looks at all diagnoses and procedures of
 * the two stays, so it sees more than the planned returns of the pairs do. Isolation in an epidemic cannot be told from
 * settlement lists and is not evaluable.
 */
final class LinkExclusions {
    static final String HIGHER_CARE = "transfer_for_higher_care";
    static final String OBSTETRIC = "obstetric_or_newborn";
    static final String BED_DAY = "bed_day";
    static final String PLANNED_PROCEDURE = "planned_with_procedure";
    static final String OTHER_SYSTEM = "emergency_of_another_system";

    private static final Set<String> CYCLES =
            Set.of(PlannedReturnRule.TUMOUR_TREATMENT, PlannedReturnRule.DIALYSIS, PlannedReturnRule.STAGED_SURGERY);
    private static final String WAY_TRANSFER = "2";
    private static final String WAY_DIED = "5";

    private final SupervisionPolicy policy;

    LinkExclusions(final SupervisionPolicy policy) {
        this.policy = policy;
    }

    Column first() {
        Column first = lit(null).cast("string");
        final Map<String, Column> all = all();
        final List<String> names = List.copyOf(all.keySet());
        for (int i = names.size() - 1; i >= 0; i--) {
            first = when(is(all.get(names.get(i))), lit(names.get(i))).otherwise(first);
        }
        return first;
    }

    private Map<String, Column> all() {
        final Map<String, Column> all = new LinkedHashMap<>();
        all.put(ReadmissionPairs.DIED, index(SettledCaseTable.DISCHARGE_WAY).equalTo(WAY_DIED));
        all.put(
                HIGHER_CARE,
                index(SettledCaseTable.DISCHARGE_WAY)
                        .equalTo(WAY_TRANSFER)
                        .and(not(col(ReadmissionPairTable.IS_SAME_INSTITUTION)))
                        .and(next(SettledCaseTable.HOSPITAL_LEVEL).gt(index(SettledCaseTable.HOSPITAL_LEVEL))));
        policy.readmission().plannedRules().stream()
                .filter(rule -> CYCLES.contains(rule.id()))
                .forEach(rule -> all.put(rule.id(), isOfKind(rule)));
        final Set<String> obstetric = policy.splitAdmission().obstetricDiagnoses();
        all.put(
                OBSTETRIC,
                begins(index(SettledCaseTable.PRINCIPAL_DIAGNOSIS), obstetric)
                        .or(begins(next(SettledCaseTable.PRINCIPAL_DIAGNOSIS), obstetric)));
        all.put(
                BED_DAY,
                isBedDay(
                                index(SettledCaseTable.MEDICAL_TYPE),
                                index(org.dipper.supervision.SupervisedCaseTable.PAYMENT_PATH))
                        .or(isBedDay(
                                next(SettledCaseTable.MEDICAL_TYPE),
                                next(org.dipper.supervision.SupervisedCaseTable.PAYMENT_PATH))));
        all.put(
                PLANNED_PROCEDURE,
                index(SettledCaseTable.IS_RETURN_PLANNED)
                        .and(col(ReadmissionPairTable.GAP_DAYS)
                                .leq(policy.readmission().plannedFlagDays()))
                        .and(next(SettledCaseTable.PROCEDURE_ATTRIBUTE)
                                .geq(policy.splitAdmission().plannedProcedureAttribute())));
        all.put(
                OTHER_SYSTEM,
                col(ReadmissionPairTable.IS_NEXT_EMERGENCY)
                        .and(DiagnosisChapters.of(index(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY))
                                .notEqual(DiagnosisChapters.of(next(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY)))));
        return all;
    }

    /** Whether the later stay is of a kind by its principal diagnosis, or, unless by emergency, by any procedure. */
    private static Column isOfKind(final PlannedReturnRule rule) {
        final Column procedures = array_compact(
                array_append(next(SettledCaseTable.OTHER_PROCEDURES), next(SettledCaseTable.MAIN_PROCEDURE)));
        return begins(next(SettledCaseTable.PRINCIPAL_DIAGNOSIS), rule.diagnoses())
                .or(is(exists(procedures, code -> begins(code, rule.procedures())))
                        .and(not(is(col(ReadmissionPairTable.IS_NEXT_EMERGENCY)))));
    }

    private Column isBedDay(final Column medicalType, final Column path) {
        return is(medicalType.isInCollection(policy.splitAdmission().bedDayMedicalTypes()))
                .or(is(path.isin(PaymentPath.BED_DAY.id(), PaymentPath.ACUTE_AND_BED_DAY.id())));
    }
}
