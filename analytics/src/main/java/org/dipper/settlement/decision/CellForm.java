package org.dipper.settlement.decision;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import org.dipper.money.Fen;

/** How the cells of a column are written, and what they are in the table. */
public interface CellForm {
    /**
     * The value of a cell that is not empty.
     *
     * @throws IllegalArgumentException telling what is wrong with it, as the end of a sentence that begins with the cell
     */
    Object read(String cell);

    /** Any text that is not too long. */
    static CellForm text(final int longest) {
        return cell -> {
            if (cell.length() > longest) {
                throw new IllegalArgumentException("is longer than " + longest + " characters");
            }
            return cell;
        };
    }

    /** One of some words. */
    static CellForm oneOf(final List<String> words) {
        return cell -> {
            if (!words.contains(cell)) {
                throw new IllegalArgumentException("is none of " + String.join(", ", words));
            }
            return cell;
        };
    }

    /** A day as yyyy-MM-dd that exists. */
    static CellForm date() {
        final DateTimeFormatter form =
                DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
        return cell -> {
            try {
                final LocalDate day = LocalDate.parse(cell, form);
                if (day.getYear() < 2000 || day.getYear() > 2099) {
                    throw new IllegalArgumentException("is not a day of this century");
                }
                return day;
            } catch (DateTimeException noDay) {
                throw new IllegalArgumentException("is no day as yyyy-MM-dd", noDay);
            }
        };
    }

    /** A month as yyyymm. */
    static CellForm month() {
        return cell -> {
            if (!cell.matches("[0-9]{4}(0[1-9]|1[0-2])")) {
                throw new IllegalArgumentException("is no month as yyyymm");
            }
            return Integer.valueOf(cell);
        };
    }

    /** A decimal with at most four decimals within bounds, in the scale of points. */
    static CellForm decimal(final String least, final String most) {
        final BigDecimal from = new BigDecimal(least);
        final BigDecimal to = new BigDecimal(most);
        return cell -> {
            final BigDecimal number = number(cell);
            if (number.compareTo(from) < 0 || number.compareTo(to) > 0) {
                throw new IllegalArgumentException("is not between " + least + " and " + most);
            }
            return scaled(number, 4);
        };
    }

    /** An amount in yuan, not negative, in whole fen. */
    static CellForm yuan() {
        return cell -> {
            final BigDecimal yuan = scaled(number(cell), 2);
            if (yuan.signum() < 0) {
                throw new IllegalArgumentException("is negative");
            }
            if (yuan.compareTo(BigDecimal.valueOf(1_000_000_000_000L)) > 0) {
                throw new IllegalArgumentException("is more than a trillion yuan");
            }
            return Fen.ofYuan(yuan);
        };
    }

    /** A whole number, not negative. */
    static CellForm whole() {
        return cell -> {
            if (!cell.matches("[0-9]{1,12}")) {
                throw new IllegalArgumentException("is no whole number");
            }
            return Long.valueOf(cell);
        };
    }

    private static BigDecimal number(final String cell) {
        // Plain digits: an exponent in a file that people write is a spreadsheet's mistake.
        if (!cell.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?")) {
            throw new IllegalArgumentException("is not a number");
        }
        return new BigDecimal(cell);
    }

    private static BigDecimal scaled(final BigDecimal number, final int decimals) {
        try {
            return number.setScale(decimals, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException tooFine) {
            throw new IllegalArgumentException("has more than " + decimals + " decimals", tooFine);
        }
    }
}
