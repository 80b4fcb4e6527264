package org.dipper.settlement;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.CasePathPolicy.Condition;
import org.dipper.table.Columns;

/** What a rule asks of a case, as a column that is never null. */
final class CaseConditions {
    private CaseConditions() {}

    static Column fits(final Condition condition) {
        return isOneOf(Columns.col(SettledCaseTable.MEDICAL_TYPE), condition.medicalTypes())
                .and(startsWithOne(Columns.col(SettledCaseTable.PRINCIPAL_DIAGNOSIS), condition.diagnoses()))
                .and(startsWithOne(Columns.col(SettledCaseTable.DISCHARGE_DEPARTMENT), condition.departments()));
    }

    static Column isOneOf(final Column value, final Set<String> texts) {
        return texts.isEmpty() ? lit(true) : coalesce(value.isInCollection(new TreeSet<>(texts)), lit(false));
    }

    private static Column startsWithOne(final Column value, final Set<String> prefixes) {
        if (prefixes.isEmpty()) {
            return lit(true);
        }
        Column fits = lit(false);
        for (final String prefix : new TreeSet<>(prefixes)) {
            fits = fits.or(value.startsWith(prefix));
        }
        return coalesce(fits, lit(false));
    }
}
