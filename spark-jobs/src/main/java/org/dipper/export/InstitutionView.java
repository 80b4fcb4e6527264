package org.dipper.export;

import static org.dipper.export.ExportTable.text;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.supervision.LeadTable;
import org.dipper.table.Field;
import org.dipper.table.TableContract;

/** The tables as a tier shows institutions: with other codes, or those of one institution alone. */
public final class InstitutionView {
    /** What stands for another institution where only one is shown. */
    static final String OTHER = "another-institution";

    private static final String INSTITUTION_CODE = "institution_code";
    private static final String SUBJECT_TYPE = "subject_type";
    private static final String SUBJECT = "subject";
    private static final String INSTITUTION = "institution";
    private static final String DEPARTMENT = "department";

    private InstitutionView() {}

    /** The codes that stand for institutions in the coded tier. */
    public static Map<String, String> codes(final Collection<String> institutions, final Pseudonyms pseudonyms) {
        final Map<String, String> codes = new HashMap<>();
        institutions.forEach(code -> codes.put(code, pseudonyms.institution(code)));
        if (new HashSet<>(codes.values()).size() != codes.size()) {
            throw new IllegalStateException("Two institutions have one code under this key");
        }
        return codes;
    }

    /** The table under other codes. */
    public static ExportTable coded(final ExportTable table, final Map<String, String> codes) {
        return table.map(row -> ExportTable.row(table.contract(), field -> {
            final Object value = row.getAs(field.name());
            if (field.name().equals(INSTITUTION_CODE)) {
                return codes.getOrDefault(value, OTHER);
            }
            if (field.name().equals(SUBJECT) && isOfAnInstitution(table.contract(), row)) {
                return subject((String) value, code -> codes.getOrDefault(code, OTHER));
            }
            return value;
        }));
    }

    /** The tables' rows of one institution; the stays of its own leads, as far as they are its own. */
    public static List<ExportTable> own(final List<ExportTable> tables, final String institution) {
        final Set<String> leads = tables.stream()
                .filter(table -> table.contract().equals(LeadTable.CONTRACT))
                .flatMap(table -> table.rows().stream())
                .filter(row -> isOwn(LeadTable.CONTRACT, row, institution))
                .map(row -> text(row, LeadTable.LEAD_ID))
                .collect(Collectors.toSet());
        return tables.stream()
                .map(table -> table.where(row -> isOwn(table.contract(), row, institution)
                        && (!table.contract().name().equals(LeadCaseTable.CONTRACT.name())
                                || leads.contains(text(row, LeadCaseTable.LEAD_ID)))))
                .toList();
    }

    private static boolean isOwn(final TableContract contract, final Row row, final String institution) {
        if (contract.field(INSTITUTION_CODE).isPresent()) {
            return institution.equals(row.getAs(INSTITUTION_CODE));
        }
        return isOfAnInstitution(contract, row)
                && institution.equals(owner(row.<String>getAs(SUBJECT), row.getAs(SUBJECT_TYPE)));
    }

    /** Subjects of leads are told in words, where codes are replaced one by one. */
    private static boolean isOfAnInstitution(final TableContract contract, final Row row) {
        return !contract.equals(LeadTable.CONTRACT)
                && contract.field(SUBJECT_TYPE).isPresent()
                && List.of(INSTITUTION, DEPARTMENT).contains(row.<String>getAs(SUBJECT_TYPE));
    }

    private static String owner(final String subject, final String subjectType) {
        final int slash = subject.indexOf('/');
        return subjectType.equals(DEPARTMENT) && slash >= 0 ? subject.substring(0, slash) : subject;
    }

    private static String subject(final String subject, final UnaryOperator<String> code) {
        final int slash = subject.indexOf('/');
        return slash < 0 ? code.apply(subject) : code.apply(subject.substring(0, slash)) + subject.substring(slash);
    }

    /** Fields that hold ids and codes, which are replaced as a whole and not word by word. */
    static List<Field> ids(final TableContract contract) {
        return contract.fields().stream()
                .filter(field -> field.name().equals(INSTITUTION_CODE)
                        || field.name().equals(SUBJECT) && !contract.equals(LeadTable.CONTRACT)
                        || field.equals(LeadTable.LEAD_ID)
                        || field.equals(LeadTable.PERIOD)
                        || field.equals(PseudonymisedCaseTable.SETTLEMENT))
                .toList();
    }
}
