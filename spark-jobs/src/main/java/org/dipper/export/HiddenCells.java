package org.dipper.export;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.disclosure.Cell;
import org.dipper.supervision.disclosure.Suppression;

/** The cells of {@code indicator_value} that an export hides, so that other tables do not tell them either. */
public final class HiddenCells {
    private final long limit;
    private final Set<String> rows = new HashSet<>();
    private final Set<String> counts = new HashSet<>();
    private final Set<String> wholes = new HashSet<>();

    private HiddenCells(final long limit) {
        this.limit = limit;
    }

    /**
     * The hidden cells of a year or period.
     *
     * @param values all its {@code indicator_value} rows: exports of a month and of the year then hide the same
     * @param levels the level of each institution
     * @param limit the number of cases from which on a cell may be told
     */
    public static HiddenCells of(final List<Row> values, final Map<String, String> levels, final long limit) {
        final List<Cell> cells = new ArrayList<>();
        values.forEach(row -> cell(row, limit, cells));
        final BitSet places = Suppression.of(cells, levels, limit);
        final HiddenCells hidden = new HiddenCells(limit);
        final Map<String, Long> most = new HashMap<>();
        cells.forEach(cell -> most.merge(subject(cell), cell.count(), Math::max));
        places.stream().mapToObj(cells::get).forEach(cell -> {
            hidden.rows.add(key(cell.indicator(), cell.subjectType(), cell.subject(), cell.period()));
            hidden.counts.add(key(subject(cell), String.valueOf(cell.count())));
            if (most.get(subject(cell)) == cell.count()) {
                hidden.wholes.add(subject(cell));
            }
        });
        return hidden;
    }

    /** What the state of a hidden row says; the same for all, since which of them is small would tell something. */
    public String state() {
        return "suppressed: fewer than " + limit + " cases, or hidden so that such a row stays hidden";
    }

    /** The same in Chinese. */
    public String stateZh() {
        return "已隐藏：病例数少于 " + limit + "，或为避免反推而一并隐藏";
    }

    /** Whether a row of {@code indicator_value} is hidden. */
    public boolean hidesRow(
            final String indicator, final String subjectType, final String subject, final String period) {
        return rows.contains(key(indicator, subjectType, subject, period));
    }

    /** Whether this number of cases of a subject may not be told. */
    public boolean hidesCount(final String subjectType, final String subject, final String period, final long count) {
        return count > 0 && count < limit
                || counts.contains(key(key(subjectType, subject, period), String.valueOf(count)));
    }

    /** Whether the number of all cases of a subject is hidden. */
    public boolean hidesAll(final String subjectType, final String subject, final String period) {
        return wholes.contains(key(subjectType, subject, period));
    }

    /** A row without numbers makes no cell. */
    private static void cell(final Row row, final long limit, final List<Cell> cells) {
        final Long cases = row.getAs(IndicatorValueTable.CASE_COUNT.name());
        final BigDecimal denominator = row.getAs(IndicatorValueTable.DENOMINATOR.name());
        if (cases == null && denominator == null) {
            return;
        }
        final long below = denominator == null
                ? 0
                : denominator.abs().setScale(0, RoundingMode.CEILING).longValue();
        // A denominator of 1 over many cases is no count: such an indicator is a plain number.
        final boolean isFewBelow = below > 0 && below < limit && (cases == null || below > 1);
        final boolean isFewCases = cases != null && cases > 0 && cases < limit;
        cells.add(new Cell(
                row.getAs(IndicatorValueTable.INDICATOR.name()),
                row.getAs(IndicatorValueTable.SUBJECT_TYPE.name()),
                row.getAs(IndicatorValueTable.SUBJECT.name()),
                row.getAs(IndicatorValueTable.PERIOD.name()),
                cases == null || isFewBelow && !isFewCases ? below : cases,
                isFewCases || isFewBelow));
    }

    private static String subject(final Cell cell) {
        return key(cell.subjectType(), cell.subject(), cell.period());
    }

    private static String key(final String... parts) {
        return String.join("\u0000", parts);
    }
}
