package org.dipper.supervision.behaviour;

import static org.apache.spark.sql.functions.not;
import static org.dipper.table.Columns.col;

import org.apache.spark.sql.Column;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.BehaviourPolicy;
import org.dipper.supervision.LeadRule;

/** Which stays may be part of a bulk admission: not mother and newborn, not a treatment that brings people in by schedule. */
final class CoAdmissionStays {
    static final LeadRule.Text EXCLUSIONS = new LeadRule.Text(
            "mother and newborn; dialysis and chemotherapy or radiotherapy by schedule", "产妇与新生儿；计划性透析与放化疗");

    private CoAdmissionStays() {}

    /** Whether a stay is taken. */
    static Column isTaken(final BehaviourPolicy.BulkAdmission policy) {
        return not(Exact.startsWithAny(col(SettledCaseTable.PRINCIPAL_DIAGNOSIS), policy.excludedDiagnoses()))
                .and(not(Exact.startsWithAny(col(SettledCaseTable.MAIN_PROCEDURE), policy.excludedProcedures())));
    }
}
