package org.dipper.shell.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.dipper.catalog.CatalogEditionTable;
import org.dipper.catalog.CoverageCurveTable;
import org.dipper.shell.read.EditionTables;
import org.dipper.shell.view.Language;
import org.dipper.shell.view.TableRow;

/** How many core groups each threshold would give, and what share of cases they cover. */
final class CoverageSection {
    /** Thresholds people ask for; the table tells the next one that some combination has. */
    private static final List<Integer> ASKED = List.of(1, 2, 3, 5, 8, 10, 15, 20, 30, 50, 75, 100, 200, 500, 1000);

    private final Language language;

    CoverageSection(final Language language) {
        this.language = language;
    }

    Section of(final EditionTables edition, final TableRow header) {
        final List<TableRow> points = edition.rows(CoverageCurveTable.CONTRACT);
        points.sort(Comparator.comparingLong(row -> row.number(CoverageCurveTable.THRESHOLD)));
        final long threshold = header.number(CatalogEditionTable.CORE_THRESHOLD);
        return new Section(
                "coverage",
                language.of("Coverage curve", "覆盖率曲线"),
                threshold == 0
                        ? List.of()
                        : List.of(language.of(
                                "A combination of diagnosis and procedures with at least " + threshold
                                        + " cases over the history is a core group. A lower threshold gives more groups and covers more cases.",
                                "诊断与手术操作组合在历史年度内达到 " + threshold + " 例即为核心病种。临界值越低，病种越多，覆盖的病例也越多。")),
                Optional.of(chart(points)),
                List.of(
                        CoverageCurveTable.THRESHOLD,
                        CoverageCurveTable.GROUP_COUNT,
                        CoverageCurveTable.CASE_COUNT,
                        CoverageCurveTable.COVERED_SHARE,
                        CoverageCurveTable.IS_CHOSEN),
                asked(points),
                "coverage_curve");
    }

    private JsonNode chart(final List<TableRow> points) {
        return Charts.curve(
                CoverageCurveTable.COVERED_SHARE.label(language.code()),
                points.stream().map(CoverageSection::point).toList(),
                CoverageCurveTable.IS_CHOSEN.label(language.code()),
                points.stream()
                        .filter(CoverageSection::isChosen)
                        .map(CoverageSection::point)
                        .toList(),
                CoverageCurveTable.GROUP_COUNT.label(language.code()),
                language.of("share of all cases, %", "覆盖率(%)"));
    }

    private static Charts.Point point(final TableRow row) {
        return new Charts.Point(
                BigDecimal.valueOf(row.number(CoverageCurveTable.GROUP_COUNT)),
                row.decimal(CoverageCurveTable.COVERED_SHARE)
                        .orElse(BigDecimal.ZERO)
                        .movePointRight(2));
    }

    private static boolean isChosen(final TableRow row) {
        return row.value(CoverageCurveTable.IS_CHOSEN).equals(Optional.of(true));
    }

    private static List<TableRow> asked(final List<TableRow> points) {
        final TreeSet<Integer> places = new TreeSet<>();
        for (int place = 0; place < points.size(); place++) {
            if (isChosen(points.get(place))) {
                places.add(place);
            }
        }
        for (final int asked : ASKED) {
            for (int place = 0; place < points.size(); place++) {
                if (points.get(place).number(CoverageCurveTable.THRESHOLD) >= asked) {
                    places.add(place);
                    break;
                }
            }
        }
        final List<TableRow> rows = new ArrayList<>();
        places.forEach(place -> rows.add(points.get(place)));
        return rows;
    }
}
