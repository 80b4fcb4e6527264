package org.dipper.supervision.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dipper.coding.CsvText;
import org.dipper.coding.CsvText.CsvLine;
import org.dipper.errors.DipperException;

/** Reads review steps: every line becomes a step, or is told with its column and the reason. */
public final class ReviewReader {
    private static final String EXAMPLE = """
            split_admission:S0001,confirm,初审员甲,2026-03-02,,,,,出院次日再次入院
            split_admission:S0001,confirm,复审员乙,2026-03-10,,,,,
            split_admission:S0001,appeal,某医院,2026-03-18,,,,,分次手术
            split_admission:S0001,verify,核实组,2026-04-01,,1200.00,dismissed,,
            split_admission:S0001,handle,医保经办机构,2026-04-20,,1200.00,,recovered,
            split_admission:S0002,reject,初审员甲,2026-03-02,treatment_cycle,,,,
            """;

    private final boolean isSingle;
    private final List<ReviewLine> lines = new ArrayList<>();
    private final List<ReviewProblem> problems = new ArrayList<>();

    private ReviewReader(final boolean isSingle) {
        this.isSingle = isSingle;
    }

    /** A file to start from: the headers and an example. */
    public static String template() {
        return String.join(",", ReviewColumn.headers()) + "\n" + EXAMPLE;
    }

    /**
     * Reads a file.
     *
     * @param file its name, for refusals
     * @param text its text
     * @throws DipperException refused where its headers are not those of review steps
     */
    public static ReviewFile read(final String file, final String text) {
        final List<CsvLine> all = CsvText.read(text);
        final List<ReviewColumn> columns = columns(file, all);
        final ReviewReader reader = new ReviewReader(false);
        all.subList(1, all.size()).forEach(line -> reader.line(line, columns));
        return new ReviewFile(file, reader.lines, reader.problems);
    }

    /** Reads a single step from what options say; what is absent was not given. */
    public static ReviewFile single(final Map<ReviewColumn, String> given) {
        final ReviewReader reader = new ReviewReader(true);
        reader.step(0, given);
        return new ReviewFile(ReviewFile.SINGLE_STEP, reader.lines, reader.problems);
    }

    private static List<ReviewColumn> columns(final String file, final List<CsvLine> all) {
        if (all.isEmpty()) {
            throw refusedHeader(file, 1, "It is empty.");
        }
        final CsvLine header = all.get(0);
        if (header.broken().isPresent()) {
            throw refusedHeader(
                    file, header.line(), "Its first line " + header.broken().get() + ".");
        }
        final List<String> unknown = header.cells().stream()
                .filter(name -> ReviewColumn.of(name).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            throw refusedHeader(
                    file, header.line(), "It has columns that are not known: " + String.join(", ", unknown) + ".");
        }
        if (new HashSet<>(header.cells()).size() < header.cells().size()) {
            throw refusedHeader(file, header.line(), "A column stands there twice.");
        }
        final List<String> absent = ReviewColumn.requiredHeaders().stream()
                .filter(name -> !header.cells().contains(name))
                .toList();
        if (!absent.isEmpty()) {
            throw refusedHeader(file, header.line(), "It lacks the columns " + String.join(", ", absent) + ".");
        }
        return header.cells().stream()
                .map(name -> ReviewColumn.of(name).orElseThrow())
                .toList();
    }

    private static DipperException refusedHeader(final String file, final int line, final String why) {
        return DipperException.refused(
                "The file " + file + " is refused at line " + line + ".",
                why,
                "A file of review steps begins with: " + String.join(",", ReviewColumn.headers()) + ".");
    }

    private void line(final CsvLine line, final List<ReviewColumn> columns) {
        if (line.broken().isPresent()) {
            problems.add(ReviewProblem.wrong(line.line(), "", line.broken().get()));
            return;
        }
        if (line.cells().size() > columns.size()) {
            problems.add(ReviewProblem.wrong(
                    line.line(), "", "it has " + line.cells().size() + " cells for " + columns.size() + " columns"));
            return;
        }
        final Map<ReviewColumn, String> given = new EnumMap<>(ReviewColumn.class);
        for (int i = 0; i < columns.size(); i++) {
            given.put(columns.get(i), line.cell(i));
        }
        step(line.line(), given);
    }

    private void step(final int line, final Map<ReviewColumn, String> given) {
        final int before = problems.size();
        final Map<ReviewColumn, Object> values = new EnumMap<>(ReviewColumn.class);
        for (final ReviewColumn column : ReviewColumn.values()) {
            final String cell = given.getOrDefault(column, "");
            if (!cell.isBlank()) {
                try {
                    values.put(column, column.read(cell.strip()));
                } catch (IllegalArgumentException wrong) {
                    problem(line, column, "\"" + cell + "\" " + wrong.getMessage());
                }
            } else if (column.isRequired()) {
                problem(line, column, "it is empty");
            }
        }
        if (problems.size() > before) {
            return;
        }
        final ReviewAct act = act(values);
        rules(line, act);
        if (problems.size() == before) {
            lines.add(new ReviewLine(line, act));
        }
    }

    private static ReviewAct act(final Map<ReviewColumn, Object> values) {
        return new ReviewAct(
                (String) values.get(ReviewColumn.LEAD_ID),
                ReviewStep.of((String) values.get(ReviewColumn.STEP)).orElseThrow(),
                (String) values.get(ReviewColumn.DECIDED_BY),
                (LocalDate) values.get(ReviewColumn.DECIDED_ON),
                text(values, ReviewColumn.REASON_CODE).map(RejectionReason::of),
                text(values, ReviewColumn.MEASURE).map(HandlingMeasure::of),
                text(values, ReviewColumn.APPEAL_OUTCOME).map(AppealOutcome::of),
                Optional.ofNullable(values.get(ReviewColumn.AMOUNT)).map(Long.class::cast),
                text(values, ReviewColumn.NOTE));
    }

    /** What the cells of a step must be together, whatever went before it. */
    private void rules(final int line, final ReviewAct act) {
        final String step = act.step().id();
        only(line, ReviewColumn.REASON_CODE, act.reason(), act.step() == ReviewStep.REJECT, true, step);
        only(line, ReviewColumn.MEASURE, act.measure(), act.step() == ReviewStep.HANDLE, true, step);
        only(
                line,
                ReviewColumn.APPEAL_OUTCOME,
                act.outcome(),
                act.step() == ReviewStep.VERIFY || act.step() == ReviewStep.REJECT,
                false,
                step);
        only(
                line,
                ReviewColumn.AMOUNT,
                act.amountFen(),
                act.step().takesAmount(),
                act.step().confirmsAmount(),
                step);
        if (act.step().confirmsAmount()
                && act.amountFen().filter(fen -> fen == 0).isPresent()) {
            problem(line, ReviewColumn.AMOUNT, step + " of 0 yuan finds nothing; reject the lead instead");
        }
        final boolean isOther = act.reason().filter(RejectionReason::needsNote).isPresent()
                || act.measure().filter(HandlingMeasure::needsNote).isPresent();
        if (act.note().isEmpty() && (isOther || act.step().needsNote())) {
            problem(line, ReviewColumn.NOTE, (isOther ? "\"other\"" : step) + " needs words of explanation");
        }
    }

    private void only(
            final int line,
            final ReviewColumn column,
            final Optional<?> value,
            final boolean isTaken,
            final boolean isNeeded,
            final String step) {
        if (isTaken && isNeeded && value.isEmpty()) {
            problem(line, column, step + " needs it");
        } else if (!isTaken && value.isPresent()) {
            problem(line, column, step + " has none");
        }
    }

    private static Optional<String> text(final Map<ReviewColumn, Object> values, final ReviewColumn column) {
        return Optional.ofNullable(values.get(column)).map(String.class::cast);
    }

    private void problem(final int line, final ReviewColumn column, final String why) {
        problems.add(ReviewProblem.wrong(line, isSingle ? "--" + column.option() : column.header(), why));
    }
}
