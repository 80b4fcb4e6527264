package org.dipper.export;

import static org.dipper.table.Field.required;

import java.util.List;
import java.util.stream.Stream;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** {@code lead_case} without what finds a person: a pseudonym for the settlement, the month and the days for its dates. */
public final class PseudonymisedCaseTable {
    public static final Field SETTLEMENT =
            required("settlement_pseudonym", FieldType.STRING, "settlement pseudonym", "结算ID(假名)");
    public static final Field ADMISSION_MONTH =
            required("admission_month", FieldType.STRING, "month of admission", "入院月份");
    public static final Field STAY_DAYS =
            required("stay_days", FieldType.INT, "days of stay", "住院天数").in("days");

    public static final TableContract CONTRACT = TableContract.of(
                    LeadCaseTable.CONTRACT.name(),
                    "supervision",
                    "One row a stay of a lead, pseudonymised.",
                    "线索病例(假名)")
            .key(LeadCaseTable.PERIOD, LeadCaseTable.LEAD_ID, LeadCaseTable.SEQUENCE)
            .fields(fields())
            .build();

    private PseudonymisedCaseTable() {}

    private static Field[] fields() {
        final List<Field> dates = List.of(LeadCaseTable.ADMISSION_DATE, LeadCaseTable.DISCHARGE_DATE);
        return LeadCaseTable.CONTRACT.fields().stream()
                .flatMap(field -> {
                    if (field.equals(LeadCaseTable.SETTLEMENT_ID)) {
                        return Stream.of(SETTLEMENT);
                    }
                    if (field.equals(LeadCaseTable.ADMISSION_DATE)) {
                        return Stream.of(ADMISSION_MONTH, STAY_DAYS);
                    }
                    return dates.contains(field) ? Stream.empty() : Stream.of(field);
                })
                .toArray(Field[]::new);
    }
}
