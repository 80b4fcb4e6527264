package org.dipper.cases;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.dipper.coding.CodeNormaliser;

/** Cells as values; null where a cell cannot be read as the type. Plain Java: this runs for every cell of a source. */
final class ReadableText implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Pattern MONEY = Pattern.compile("^[+-]?[0-9]{1,11}([.][0-9]{0,2}0*)?$");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("^[+-]?[0-9]{1,6}([.][0-9]{0,3})?$");
    private static final Pattern DECIMAL_NUMBER = Pattern.compile("^[0-9]{1,6}([.][0-9]{0,6})?$");
    // 11 digits of yuan: sums of many columns stay far below 2^63.
    private static final int YUAN_DIGITS = 11;
    private static final int FEN_DIGITS = YUAN_DIGITS + 2;
    private static final int FEN_SCALE = 2;
    private static final int HIGHEST_NUMBER = 999_999;
    private static final int HIGHEST_NUMBER_DIGITS = 6;
    private static final int TEN = 10;

    private final List<DatePattern> dates;

    ReadableText(final List<String> dateFormats) {
        this.dates = dateFormats.stream().map(DatePattern::of).toList();
    }

    /** A cell in half width without blanks around it, typed cells as they are; null where nothing is left. */
    static Object tidy(final Object cell) {
        if (!(cell instanceof String text)) {
            return cell;
        }
        final String half = CodeNormaliser.halfWidth(text);
        int start = 0;
        int end = half.length();
        while (start < end && half.charAt(start) == ' ') {
            start++;
        }
        while (end > start && half.charAt(end - 1) == ' ') {
            end--;
        }
        return start == end ? null : half.substring(start, end);
    }

    /** A tidied cell as text; null for null. */
    static String text(final Object cell) {
        if (cell == null || cell instanceof String) {
            return (String) cell;
        }
        return cell instanceof BigDecimal decimal ? decimal.toPlainString() : cell.toString();
    }

    /** A normalised code; null where nothing is left. */
    static String code(final String text) {
        if (text == null) {
            return null;
        }
        final String code = CodeNormaliser.normalise(text);
        return code.isEmpty() ? null : code;
    }

    LocalDate date(final Object cell) {
        if (cell == null) {
            return null;
        }
        final String text = text(cell);
        for (final DatePattern pattern : dates) {
            final LocalDate date = pattern.read(text);
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    /** Yuan as fen: the usual two decimals by leaving out the point, everything else by decimals. */
    static Long fen(final Object cell) {
        if (cell == null) {
            return null;
        }
        if (cell instanceof BigDecimal yuan && yuan.scale() == FEN_SCALE && yuan.precision() <= FEN_DIGITS) {
            return yuan.unscaledValue().longValue();
        }
        final String text = text(cell);
        final int point = text.length() - FEN_SCALE - 1;
        if (point >= 0 && text.charAt(point) == '.') {
            final Long usual = usualFen(text, point);
            if (usual != null) {
                return usual;
            }
        }
        return MONEY.matcher(text).find()
                ? Long.valueOf(
                        new BigDecimal(text.strip()).movePointRight(FEN_SCALE).longValueExact())
                : null;
    }

    private static Long usualFen(final String text, final int point) {
        final char first = text.charAt(0);
        final int start = first == '-' || first == '+' ? 1 : 0;
        if (point - start > YUAN_DIGITS) {
            return null;
        }
        long fen = 0;
        for (int i = start; i < text.length(); i++) {
            if (i != point) {
                final int digit = text.charAt(i) - '0';
                if (digit < 0 || digit >= TEN) {
                    return null;
                }
                fen = fen * TEN + digit;
            }
        }
        return first == '-' ? -fen : fen;
    }

    static Integer wholeNumber(final Object cell) {
        if (cell instanceof Integer number) {
            return number >= -HIGHEST_NUMBER && number <= HIGHEST_NUMBER ? number : null;
        }
        if (cell == null) {
            return null;
        }
        final String text = text(cell);
        if (text.length() <= HIGHEST_NUMBER_DIGITS && isDigits(text)) {
            return Integer.valueOf(text);
        }
        if (!WHOLE_NUMBER.matcher(text).find()) {
            return null;
        }
        final int point = text.indexOf('.');
        return Integer.valueOf((point < 0 ? text : text.substring(0, point)).strip());
    }

    /** A number with any decimals, as the nearest whole one, halves up. */
    static Integer rounded(final Object cell) {
        final Integer whole = cell instanceof Integer ? wholeNumber(cell) : null;
        if (whole != null || cell == null) {
            return whole;
        }
        final String text = text(cell);
        return DECIMAL_NUMBER.matcher(text).find()
                ? Integer.valueOf(
                        new BigDecimal(text).setScale(0, RoundingMode.HALF_UP).intValueExact())
                : null;
    }

    private static boolean isDigits(final String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
