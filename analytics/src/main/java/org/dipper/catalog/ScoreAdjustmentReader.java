package org.dipper.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dipper.coding.CsvText;
import org.dipper.coding.CsvText.CsvLine;
import org.dipper.errors.DipperException;

/** Reads a file of expert score changes: CSV with the columns {@code group_code, rw, decided_by, reason}. */
public final class ScoreAdjustmentReader {
    /** A file to start from. */
    public static final String TEMPLATE =
            "group_code,rw,decided_by,reason\nJ18.9,512.5,专家评审组 2025-11-20,重症比例上升，按测算上调\n";

    private static final List<String> COLUMNS = List.of("group_code", "rw", "decided_by", "reason");
    private static final int MOST_TOLD = 20;

    private final String file;
    private final List<String> problems = new ArrayList<>();

    private ScoreAdjustmentReader(final String file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @param file its name, for refusals
     * @param text its text
     * @throws DipperException refused, naming every line that is wrong; nothing of the file is used then
     */
    public static List<ScoreAdjustment> read(final String file, final String text) {
        return new ScoreAdjustmentReader(file).read(CsvText.read(text));
    }

    private List<ScoreAdjustment> read(final List<CsvLine> lines) {
        if (lines.isEmpty() || !lines.get(0).cells().equals(COLUMNS)) {
            throw DipperException.refused(
                    "The file " + file + " is refused at line 1.",
                    "Its first line is not " + String.join(",", COLUMNS) + ".",
                    "Start from: dipper catalog adjust --template");
        }
        final Map<String, ScoreAdjustment> adjustments = new HashMap<>();
        final List<ScoreAdjustment> inOrder = new ArrayList<>();
        for (final CsvLine line : lines.subList(1, lines.size())) {
            final List<String> cells = line.cells();
            if (line.broken().isPresent()) {
                problem(line, line.broken().get());
            } else if (cells.size() != COLUMNS.size() || cells.stream().anyMatch(String::isBlank)) {
                problem(line, "it needs four cells, none of them blank: who decided and why belong to every change");
            } else if (adjustments.containsKey(cells.get(0))) {
                problem(
                        line,
                        cells.get(0) + " stands in line "
                                + adjustments.get(cells.get(0)).line() + " already");
            } else {
                score(line, cells.get(1)).ifPresent(rw -> {
                    final ScoreAdjustment each =
                            new ScoreAdjustment(cells.get(0), rw, cells.get(2), cells.get(3), line.line());
                    adjustments.put(each.groupCode(), each);
                    inOrder.add(each);
                });
            }
        }
        requireNoProblem();
        return inOrder;
    }

    private java.util.Optional<BigDecimal> score(final CsvLine line, final String text) {
        try {
            final BigDecimal rw = new BigDecimal(text.trim());
            if (rw.signum() > 0
                    && rw.stripTrailingZeros().scale() <= 4
                    && rw.compareTo(BigDecimal.valueOf(10_000_000)) < 0) {
                return java.util.Optional.of(rw);
            }
            problem(line, "the score " + text + " must be above 0 with at most four decimals");
        } catch (NumberFormatException notANumber) {
            problem(line, "the score \"" + text + "\" is not a number");
        }
        return java.util.Optional.empty();
    }

    private void problem(final CsvLine line, final String why) {
        problems.add("line " + line.line() + ": " + why);
    }

    private void requireNoProblem() {
        if (!problems.isEmpty()) {
            final String told = String.join("; ", problems.subList(0, Math.min(MOST_TOLD, problems.size())));
            throw DipperException.refused(
                    "The file " + file + " is refused: " + problems.size() + " of its lines cannot be used.",
                    told + (problems.size() > MOST_TOLD ? "; and more." : "."),
                    "Mend these lines; nothing was changed.");
        }
    }
}
