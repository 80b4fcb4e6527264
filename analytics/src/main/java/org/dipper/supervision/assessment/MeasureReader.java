package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dipper.coding.CsvText;
import org.dipper.coding.CsvText.CsvLine;
import org.dipper.errors.DipperException;

/**
 * Reads a file of measures that settlement lists don't know: surveys, registers, referrals, milestones, day surgery and the
 * ledgers of violations. Every line is taken, or told with its column and the reason.
 */
public final class MeasureReader {
    /** All headers that a file may have. */
    public static final List<String> COLUMNS = List.of(
            "subject", "measure", "part", "value", "numerator", "denominator", "sample_count", "event_on", "note");

    private static final List<String> NEEDED = List.of("subject", "measure");

    private final int period;
    private final Map<String, MeasureRef> measures = new LinkedHashMap<>();
    private final Map<String, LedgerCurve> ledgerOfEvent = new HashMap<>();
    private final List<MeasureLine> lines = new ArrayList<>();
    private final List<MeasureProblem> problems = new ArrayList<>();
    private final Map<List<Object>, Integer> lineOfKey = new HashMap<>();
    private final Map<List<String>, Boolean> hasParts = new HashMap<>();

    private MeasureReader(final AssessmentScheme scheme, final int period) {
        this.period = period;
        scheme.measures().forEach(measure -> measures.put(measure.id(), measure));
        scheme.ledgers().forEach(ledger -> {
            ledger.violations().keySet().forEach(kind -> ledgerOfEvent.put(kind, ledger));
            ledger.repairs().keySet().forEach(kind -> ledgerOfEvent.put(kind, ledger));
        });
    }

    /**
     * Reads a file.
     *
     * @param scheme the scheme that it is for
     * @param period the year that is assessed
     * @param file its name, for refusals
     * @param text its text
     * @throws DipperException refused where its headers are not the known ones
     */
    public static MeasureFile read(
            final AssessmentScheme scheme, final int period, final String file, final String text) {
        final List<CsvLine> read = CsvText.read(text);
        final List<String> headers = CsvProblems.headers(file, read, COLUMNS, NEEDED);
        final MeasureReader reader = new MeasureReader(scheme, period);
        read.subList(1, read.size()).forEach(line -> reader.line(new CsvCells(line, headers, reader.problems)));
        if (reader.problems.isEmpty()) {
            scheme.ledgers().forEach(reader::requireCount);
        }
        return new MeasureFile(file, reader.lines, reader.problems);
    }

    /** A file to start from: every measure and event of a scheme, to be filled in. */
    public static String template(final AssessmentScheme scheme, final int period) {
        final StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append('\n');
        scheme.measures().forEach(measure -> text.append("C001,")
                .append(measure.id())
                .append(measure.unit() == MeasureUnit.SHARE ? ",,,88,100," : ",,0,,,")
                .append(measure.leastSample().map(String::valueOf).orElse(""))
                .append(",,\n"));
        // A ledger's own line counts its events; the example has none, so the kinds stand in the note.
        scheme.ledgers().forEach(ledger -> text.append("C002,")
                .append(ledger.violations().keySet().stream()
                        .sorted()
                        .findFirst()
                        .orElseThrow())
                .append(",,1,,,,")
                .append(period)
                .append("-06-30,\nC002,")
                .append(ledger.ledger().id())
                .append(",,1,,,,,number of events in this ledger\n"));
        return text.toString();
    }

    private void line(final CsvCells cells) {
        final int before = problems.size();
        if (!cells.isReadable()) {
            return;
        }
        final MeasureLine line = new MeasureLine(
                cells.line(),
                cells.requiredText("subject"),
                cells.requiredText("measure"),
                cells.text("part"),
                cells.number("value"),
                cells.number("numerator"),
                cells.number("denominator"),
                cells.count("sample_count"),
                cells.day("event_on"));
        if (problems.size() == before) {
            if (ledgerOfEvent.containsKey(line.measure())) {
                event(line, cells);
            } else if (measures.containsKey(line.measure())) {
                measure(line, measures.get(line.measure()), cells);
            } else {
                cells.problem("measure", "\"" + line.measure() + "\" is no measure or event of this scheme");
            }
        }
        if (problems.size() == before && isFirst(line, cells)) {
            lines.add(line);
        }
    }

    private void event(final MeasureLine line, final CsvCells cells) {
        if (line.eventOn().isEmpty()) {
            cells.problem("event_on", "an event needs its day");
        } else if (line.eventOn().get().getYear() > period
                || line.eventOn().get().getYear() < 2000) {
            cells.problem("event_on", line.eventOn().get() + " is after " + period + " or before 2000");
        }
        refuse(line.part(), "part", "an event", cells);
        refuse(line.numerator(), "numerator", "an event", cells);
        refuse(line.denominator(), "denominator", "an event", cells);
        refuse(line.sampleCount(), "sample_count", "an event", cells);
        if (line.value().filter(count -> count.signum() <= 0 || isBroken(count)).isPresent()) {
            cells.problem("value", "an event counts 1 or more, whole");
        }
    }

    private void measure(final MeasureLine line, final MeasureRef measure, final CsvCells cells) {
        refuse(line.eventOn(), "event_on", "a measure", cells);
        if (line.numerator().isPresent() != line.denominator().isPresent()) {
            cells.problem("denominator", "numerator and denominator belong together");
        } else if (line.value().isPresent() == line.numerator().isPresent()) {
            cells.problem("value", "either value or numerator and denominator must be given");
        } else if (line.denominator()
                .filter(denominator -> denominator.signum() <= 0)
                .isPresent()) {
            cells.problem("denominator", "must be above 0");
        }
        if (measure.unit() == MeasureUnit.COUNT) {
            refuse(line.numerator(), "numerator", "a count", cells);
            refuse(line.part(), "part", "a count", cells);
            line.value()
                    .filter(value -> value.signum() < 0 || isBroken(value))
                    .ifPresent(value -> cells.problem("value", value.toPlainString() + " is no whole number from 0"));
        }
        final boolean isShare = measure.unit() == MeasureUnit.SHARE;
        line.value()
                .filter(value -> isShare && value.abs().compareTo(BigDecimal.ONE) > 0)
                .ifPresent(value ->
                        cells.problem("value", value.toPlainString() + " is above 1: 88 percent is written 0.88"));
        if (measure.unit() != MeasureUnit.COUNT
                && line.part().isPresent()
                && line.numerator().isEmpty()) {
            cells.problem("numerator", "a part needs numerator and denominator");
        }
    }

    private static boolean isBroken(final BigDecimal number) {
        return number.stripTrailingZeros().scale() > 0;
    }

    private static void refuse(final Optional<?> value, final String column, final String of, final CsvCells cells) {
        value.ifPresent(given -> cells.problem(column, of + " has none"));
    }

    private boolean isFirst(final MeasureLine line, final CsvCells cells) {
        final Integer first = lineOfKey.putIfAbsent(
                List.of(line.subject(), line.measure(), line.part(), line.eventOn()), line.line());
        if (first != null) {
            cells.problem(
                    "measure", line.measure() + " of " + line.subject() + " stands in line " + first + " already");
            return false;
        }
        final boolean isInParts = line.part().isPresent();
        final boolean isMixed =
                isInParts != hasParts.computeIfAbsent(List.of(line.subject(), line.measure()), key -> isInParts);
        if (isMixed) {
            cells.problem("part", line.measure() + " of " + line.subject() + " is given as a whole and in parts");
        }
        return !isMixed;
    }

    /** The line of a ledger must count the events given, so that a lost line is seen. */
    private void requireCount(final LedgerCurve ledger) {
        final Map<String, Long> events = new LinkedHashMap<>();
        final Map<String, Integer> lineOf = new LinkedHashMap<>();
        lines.stream().filter(line -> ledger.knows(line.measure())).forEach(line -> {
            events.merge(
                    line.subject(), line.value().map(BigDecimal::longValueExact).orElse(1L), Math::addExact);
            lineOf.putIfAbsent(line.subject(), line.line());
        });
        final Map<String, Long> declared = new LinkedHashMap<>();
        lines.stream()
                .filter(line -> line.measure().equals(ledger.ledger().id()))
                .forEach(line -> {
                    declared.put(line.subject(), line.value().orElseThrow().longValueExact());
                    lineOf.put(line.subject(), line.line());
                });
        lineOf.forEach((subject, line) -> {
            final long given = events.getOrDefault(subject, 0L);
            final Optional<Long> count = Optional.ofNullable(declared.get(subject));
            if (!count.equals(Optional.of(given))) {
                problems.add(new MeasureProblem(
                        line,
                        "value",
                        ledger.ledger().id() + " of " + subject + " should count its events: " + given + " are given, "
                                + count.map(String::valueOf).orElse("no line") + " declared"));
            }
        });
    }
}
