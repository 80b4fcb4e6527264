package org.dipper.export;

import static org.dipper.export.ExportTable.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.dipper.supervision.IndicatorValueTable;

/** Sets the indicators of an institution beside those of its level, without naming anyone. */
public final class Benchmark {
    /** Peers below which nothing is said of them; a default of the domain guide, no national rule. */
    public static final int FEWEST_PEERS = 5;

    private static final int SCALE = 6;
    private static final String INSTITUTION = "institution";

    private final String institution;
    private final Map<String, String> levels;

    /**
     * The benchmark of an institution.
     *
     * @param levels the level of each institution
     */
    public Benchmark(final String institution, final Map<String, String> levels) {
        this.institution = institution;
        this.levels = levels;
    }

    /**
     * The benchmark.
     *
     * @param values {@code indicator_value} rows of all institutions, those that may not be told already emptied
     */
    public ExportTable of(final ExportTable values) {
        final Map<String, Row> own = new TreeMap<>();
        final Map<String, List<BigDecimal>> peers = new TreeMap<>();
        for (final Row row : values.rows()) {
            if (!INSTITUTION.equals(text(row, IndicatorValueTable.SUBJECT_TYPE))) {
                continue;
            }
            final String key =
                    text(row, IndicatorValueTable.INDICATOR) + "\u0000" + text(row, IndicatorValueTable.PERIOD);
            final String subject = text(row, IndicatorValueTable.SUBJECT);
            final BigDecimal value = row.getAs(IndicatorValueTable.VALUE.name());
            if (subject.equals(institution)) {
                own.put(key, row);
            } else if (value != null && level(subject).equals(level(institution))) {
                peers.computeIfAbsent(key, unused -> new ArrayList<>()).add(value);
            }
        }
        final List<Row> rows = new ArrayList<>();
        own.forEach((key, row) -> rows.add(row(row, peers.getOrDefault(key, List.of()))));
        return new ExportTable(BenchmarkTable.CONTRACT, rows);
    }

    private Row row(final Row own, final List<BigDecimal> peers) {
        final List<BigDecimal> sorted = peers.stream().sorted().toList();
        final boolean isEnough = sorted.size() >= FEWEST_PEERS;
        final BigDecimal value = own.getAs(IndicatorValueTable.VALUE.name());
        final String state = text(own, IndicatorValueTable.STATE);
        return ExportTable.row(BenchmarkTable.CONTRACT, field -> {
            if (field.equals(BenchmarkTable.INSTITUTION_CODE)) {
                return institution;
            }
            if (field.equals(BenchmarkTable.HOSPITAL_LEVEL)) {
                return levels.get(institution);
            }
            if (field.equals(BenchmarkTable.PEER_COUNT)) {
                return (long) sorted.size();
            }
            if (field.equals(BenchmarkTable.PERCENTILE)) {
                return isEnough && value != null ? percentile(value, sorted) : null;
            }
            if (field.equals(BenchmarkTable.LOWER_QUARTILE)) {
                return isEnough ? quantile(sorted, 1) : null;
            }
            if (field.equals(BenchmarkTable.MEDIAN)) {
                return isEnough ? quantile(sorted, 2) : null;
            }
            if (field.equals(BenchmarkTable.UPPER_QUARTILE)) {
                return isEnough ? quantile(sorted, 3) : null;
            }
            if (field.equals(BenchmarkTable.STATE) && !isEnough && value != null) {
                return "fewer than " + FEWEST_PEERS + " peers";
            }
            return field.equals(BenchmarkTable.STATE) ? state : own.getAs(field.name());
        });
    }

    private String level(final String code) {
        return levels.getOrDefault(code, "");
    }

    private static BigDecimal percentile(final BigDecimal value, final List<BigDecimal> peers) {
        long halves = 0;
        for (final BigDecimal peer : peers) {
            halves += 1 - Integer.signum(peer.compareTo(value));
        }
        return BigDecimal.valueOf(halves * 50).divide(BigDecimal.valueOf(peers.size()), SCALE, RoundingMode.HALF_UP);
    }

    /** A quartile by linear interpolation between the values around it, as spreadsheets do. */
    private static BigDecimal quantile(final List<BigDecimal> sorted, final int quarters) {
        final int steps = (sorted.size() - 1) * quarters;
        final BigDecimal low = sorted.get(steps / 4);
        final BigDecimal high = sorted.get(Math.min(steps / 4 + 1, sorted.size() - 1));
        return high.subtract(low)
                .multiply(BigDecimal.valueOf(steps % 4))
                .divide(BigDecimal.valueOf(4), SCALE, RoundingMode.HALF_UP)
                .add(low)
                .setScale(SCALE, RoundingMode.HALF_UP);
    }
}
