package org.dipper.export;

import static org.dipper.export.ExportTable.text;

import java.sql.Date;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.spark.sql.Row;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.supervision.LeadTable;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** Takes settlement ids, days and names out of leads and their stays; {@link Names} does so for words in their texts. */
public final class Pseudonymisation {
    private static final int MONTH_LENGTH = 7;
    private static final String OF_INSTITUTION = "institution";

    private final Pseudonyms pseudonyms;

    /** A pseudonymisation under these pseudonyms. */
    public Pseudonymisation(final Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** The leads: an id is made of the rule and a pseudonym, since ids are made of settlement ids and institutions. */
    public ExportTable leads(final ExportTable leads) {
        return leads.map(row -> ExportTable.row(leads.contract(), field -> {
            if (field.equals(LeadTable.LEAD_ID)) {
                return leadId(text(row, LeadTable.LEAD_ID));
            }
            if (field.equals(LeadTable.SUBJECT) && isNoInstitution(row)) {
                return pseudonyms.lead(text(row, LeadTable.SUBJECT));
            }
            return row.getAs(field.name());
        }));
    }

    /** The stays, as {@link PseudonymisedCaseTable} has them. */
    public ExportTable cases(final ExportTable cases) {
        final List<Row> rows = cases.rows().stream().map(this::stay).toList();
        return new ExportTable(PseudonymisedCaseTable.CONTRACT, rows);
    }

    private Row stay(final Row row) {
        final LocalDate admission = day(row, LeadCaseTable.ADMISSION_DATE);
        return ExportTable.row(PseudonymisedCaseTable.CONTRACT, field -> {
            if (field.equals(LeadCaseTable.LEAD_ID)) {
                return leadId(text(row, LeadCaseTable.LEAD_ID));
            }
            if (field.equals(PseudonymisedCaseTable.SETTLEMENT)) {
                return pseudonyms.settlement(text(row, LeadCaseTable.SETTLEMENT_ID));
            }
            if (field.equals(PseudonymisedCaseTable.ADMISSION_MONTH)) {
                return admission.toString().substring(0, MONTH_LENGTH);
            }
            if (field.equals(PseudonymisedCaseTable.STAY_DAYS)) {
                return (int) Math.max(1, ChronoUnit.DAYS.between(admission, day(row, LeadCaseTable.DISCHARGE_DATE)));
            }
            return row.getAs(field.name());
        });
    }

    /** The table with these names taken out of every text, but for ids, codes and states. */
    static ExportTable scrubbed(final ExportTable table, final Names names, final List<Field> but) {
        return table.map(row -> ExportTable.row(table.contract(), field -> {
            final Object value = row.getAs(field.name());
            final boolean isText = field.type().equals(FieldType.STRING) && !but.contains(field);
            return isText && value != null ? names.outOf((String) value) : value;
        }));
    }

    private String leadId(final String id) {
        final int colon = id.indexOf(':');
        return (colon < 0 ? "" : id.substring(0, colon + 1)) + pseudonyms.lead(id);
    }

    private static boolean isNoInstitution(final Row row) {
        return row.getAs(LeadTable.SUBJECT.name()) != null
                && !text(row, LeadTable.SUBJECT_TYPE).startsWith(OF_INSTITUTION);
    }

    private static LocalDate day(final Row row, final Field field) {
        final Object value = row.getAs(field.name());
        return value instanceof Date date ? date.toLocalDate() : (LocalDate) value;
    }
}
