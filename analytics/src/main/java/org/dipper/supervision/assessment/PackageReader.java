package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dipper.coding.CsvText;
import org.dipper.coding.CsvText.CsvLine;
import org.dipper.money.Fen;

/** Reads the packages of a year: one line a subject, {@code subject,package_yuan}. */
public final class PackageReader {
    private static final List<String> COLUMNS = List.of("subject", "package_yuan");
    private static final BigDecimal MOST_YUAN = BigDecimal.valueOf(1_000_000_000_000L);

    private PackageReader() {}

    /**
     * The packages in fen by subject.
     *
     * @throws org.dipper.errors.DipperException refused, naming file, line, column and reason
     */
    public static Map<String, Long> read(final String file, final String text) {
        final List<CsvLine> read = CsvText.read(text);
        final List<String> headers = CsvProblems.headers(file, read, COLUMNS, COLUMNS);
        final List<MeasureProblem> problems = new ArrayList<>();
        final Map<String, Long> packages = new TreeMap<>();
        for (final CsvLine line : read.subList(1, read.size())) {
            final CsvCells cells = new CsvCells(line, headers, problems);
            if (cells.isReadable()) {
                final String subject = cells.requiredText("subject");
                final Optional<BigDecimal> yuan = cells.number("package_yuan");
                if (yuan.isEmpty()
                        || yuan.get().signum() < 0
                        || yuan.get().stripTrailingZeros().scale() > 2
                        || yuan.get().compareTo(MOST_YUAN) > 0) {
                    cells.problem("package_yuan", "must be yuan from 0 with at most two decimals");
                } else if (packages.put(subject, Fen.ofYuan(yuan.get())) != null) {
                    cells.problem("subject", subject + " stands there twice");
                }
            }
        }
        CsvProblems.require(file, problems);
        return packages;
    }
}
