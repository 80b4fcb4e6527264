package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dipper.coding.CsvText.CsvLine;

/** The cells of one line by their headers; what cannot be read is noted as a problem. */
final class CsvCells {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final int LONGEST = 64;

    private final CsvLine line;
    private final List<String> headers;
    private final List<MeasureProblem> problems;

    CsvCells(final CsvLine line, final List<String> headers, final List<MeasureProblem> problems) {
        this.line = line;
        this.headers = headers;
        this.problems = problems;
    }

    int line() {
        return line.line();
    }

    /** Whether the line can be taken apart at all. */
    boolean isReadable() {
        line.broken().ifPresent(why -> problem("", why));
        if (line.cells().size() > headers.size()) {
            problem("", "it has " + line.cells().size() + " cells for " + headers.size() + " columns");
            return false;
        }
        return line.broken().isEmpty();
    }

    Optional<String> text(final String header) {
        return cell(header, cell -> {
            if (cell.length() > LONGEST) {
                throw new IllegalArgumentException("is longer than " + LONGEST + " characters");
            }
            return cell;
        });
    }

    String requiredText(final String header) {
        final Optional<String> text = text(header);
        if (text.isEmpty()) {
            problem(header, "it is empty");
        }
        return text.orElse("");
    }

    Optional<BigDecimal> number(final String header) {
        return cell(header, cell -> {
            // Plain digits: an exponent in a file that people write is a spreadsheet's mistake.
            if (!cell.matches("-?[0-9]{1,15}(\\.[0-9]{1,6})?")) {
                throw new IllegalArgumentException("is not a number with at most six decimals");
            }
            return new BigDecimal(cell);
        });
    }

    Optional<Long> count(final String header) {
        return cell(header, cell -> {
            if (!cell.matches("[0-9]{1,12}")) {
                throw new IllegalArgumentException("is no whole number");
            }
            return Long.valueOf(cell);
        });
    }

    Optional<LocalDate> day(final String header) {
        return cell(header, cell -> {
            try {
                return LocalDate.parse(cell, DAY);
            } catch (DateTimeException noDay) {
                throw new IllegalArgumentException("is no day as yyyy-MM-dd", noDay);
            }
        });
    }

    void problem(final String header, final String why) {
        problems.add(new MeasureProblem(line.line(), header, why));
    }

    private <T> Optional<T> cell(final String header, final Function<String, T> read) {
        final String cell = line.cell(headers.indexOf(header));
        if (cell.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read.apply(cell));
        } catch (IllegalArgumentException wrong) {
            problem(header, "\"" + cell + "\" " + wrong.getMessage());
            return Optional.empty();
        }
    }
}
