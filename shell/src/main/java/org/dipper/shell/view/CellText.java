package org.dipper.shell.view;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dipper.money.Fen;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** A value as people read it: money in yuan with thousands separators, numbers grouped, years and codes as they are. */
public final class CellText {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private CellText() {}

    /** The text of a value of a column. */
    public static String of(final Field field, final Object value, final Language language) {
        if (value instanceof Long number) {
            if (isMoney(field)) {
                return grouped(Fen.toYuan(number));
            }
            return isName(field) ? number.toString() : grouped(BigDecimal.valueOf(number));
        }
        if (value instanceof BigDecimal number) {
            return grouped(number);
        }
        if (value instanceof Boolean truth) {
            return truth ? language.of("yes", "是") : language.of("no", "否");
        }
        if (value instanceof Instant moment) {
            return MOMENT.format(moment);
        }
        if (value instanceof TableRow thing) {
            return thing.fields().stream()
                    .flatMap(each ->
                            thing
                                    .value(each)
                                    .map(part -> label(each, language) + " " + of(each, part, language))
                                    .stream())
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof List<?> parts) {
            return String.join(" ", parts.stream().map(String::valueOf).toList());
        }
        return oneLine(String.valueOf(value));
    }

    /** The label of a column, money named in yuan. */
    public static String label(final Field field, final Language language) {
        final String label = field.label(language.code());
        return isMoney(field) ? label + language.of(" (yuan)", "(元)") : label;
    }

    /** Whether a column is set to the right. */
    public static boolean isNumeric(final Field field) {
        return switch (field.type().kind()) {
            case INT, LONG, DECIMAL -> true;
            default -> false;
        };
    }

    /** A number with a comma between thousands. */
    public static String grouped(final BigDecimal number) {
        final String plain = number.abs().toPlainString();
        final int point = plain.indexOf('.');
        final String whole = point < 0 ? plain : plain.substring(0, point);
        final String rest = point < 0 ? "" : plain.substring(point);
        return (number.signum() < 0 ? "-" : "") + String.format(Locale.ROOT, "%,d", new BigInteger(whole)) + rest;
    }

    private static boolean isMoney(final Field field) {
        return field.unit().equals("fen") && field.type().kind() == FieldType.Kind.LONG;
    }

    /** Years, months and keys are names made of digits: 2011 is not 2,011. */
    private static boolean isName(final Field field) {
        final String name = field.name();
        return name.endsWith("year")
                || name.endsWith("month")
                || name.endsWith("_key")
                || name.startsWith("person_key");
    }

    private static String oneLine(final String text) {
        final StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(symbol -> line.appendCodePoint(Character.isISOControl(symbol) ? ' ' : symbol));
        return line.toString();
    }
}
