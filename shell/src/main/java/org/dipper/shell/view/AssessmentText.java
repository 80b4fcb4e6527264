package org.dipper.shell.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dipper.supervision.assessment.AssessmentTable;
import org.dipper.supervision.assessment.AssessmentTotalTable;
import org.dipper.table.Field;

/** An assessment in words. */
public final class AssessmentText {
    private static final String NOT_EVALUABLE = "not_evaluable: ";

    private AssessmentText() {}

    /** The field of a language. */
    public static Field of(final Language language, final Field english, final Field chinese) {
        return language == Language.CHINESE ? chinese : english;
    }

    /** The grade of a total as the scheme names it; empty where there is none. */
    public static String grade(final TableRow total, final Language language) {
        return total.text(of(language, AssessmentTotalTable.GRADE_EN, AssessmentTotalTable.GRADE_ZH));
    }

    /** An amount of a unit: shares as percentage points. */
    public static String amount(final BigDecimal amount, final String unit, final Language language) {
        return switch (unit) {
            case "share" -> plain(amount.movePointRight(2)) + language.of(" percentage points", " 个百分点");
            case "days" -> plain(amount) + language.of(" days", " 天");
            case "count" -> plain(amount) + language.of(" more", " 个");
            default -> plain(amount);
        };
    }

    /** The texts of a column that holds several. */
    public static List<String> texts(final TableRow row, final Field field) {
        return row.value(field).orElse(List.of()) instanceof List<?> parts
                ? parts.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Rows of totals or items with states and grades in the words of a language. */
    public static List<TableRow> inWords(final List<TableRow> rows, final Language language) {
        final List<TableRow> told = new ArrayList<>(rows.size());
        for (final TableRow row : rows) {
            final List<Object> values = new ArrayList<>();
            for (final Field field : row.fields()) {
                values.add(word(row, field, language));
            }
            told.add(new TableRow(row.fields(), values));
        }
        return told;
    }

    private static Object word(final TableRow row, final Field field, final Language language) {
        final Object value = row.value(field).orElse(null);
        if (value instanceof String state && field.name().equals(AssessmentTable.STATE.name())) {
            return state(state, language);
        }
        if (value != null && field.name().equals(AssessmentTotalTable.GRADE.name())) {
            return grade(row, language);
        }
        if (value instanceof List<?> parts && field.name().equals(AssessmentTable.EVIDENCE.name())) {
            return String.join("; ", parts.stream().map(String::valueOf).toList());
        }
        return value;
    }

    private static String state(final String state, final Language language) {
        return state.startsWith(NOT_EVALUABLE)
                ? language.of("not evaluable: ", "无法评价：") + state.substring(NOT_EVALUABLE.length())
                : language.of(state, "已评价");
    }

    private static String plain(final BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
