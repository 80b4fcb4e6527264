package org.dipper.shell.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dipper.shell.view.Language;
import org.dipper.shell.view.TableRow;
import org.dipper.supervision.fair.FairRankingTable;
import org.dipper.table.Field;

/**
 * A funnel: each institution by its cases and its ratio of observed to expected, with the limits that chance and the usual
 * spread between institutions explain. Institutions of one peer group share limits; where groups differ, the limits are those
 * of the institutions themselves, drawn as marks.
 */
final class FunnelChart {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BigDecimal LEAST_TOP = new BigDecimal(2);
    private static final BigDecimal MARGIN = new BigDecimal("1.1");

    private final Language language;

    FunnelChart(final Language language) {
        this.language = language;
    }

    /** The funnel of these rows of {@code institution_ranking}, all of one indicator. */
    JsonNode of(final List<TableRow> rows) {
        final ObjectNode chart = JSON.createObjectNode().put("type", "scatter");
        final ArrayNode sets = chart.putObject("data").putArray("datasets");
        institutions(sets, rows, false);
        institutions(sets, rows, true);
        final List<TableRow> bySize = rows.stream()
                .sorted(Comparator.comparingLong(row -> row.number(FairRankingTable.CASE_COUNT)))
                .toList();
        limit(sets, bySize, FairRankingTable.UPPER_998, language.of("99.8 % limits", "99.8% 控制限"), Charts.RED);
        limit(sets, bySize, FairRankingTable.LOWER_998, "", Charts.RED);
        limit(sets, bySize, FairRankingTable.UPPER_95, language.of("95 % limits", "95% 控制限"), Charts.ORANGE);
        limit(sets, bySize, FairRankingTable.LOWER_95, "", Charts.ORANGE);
        final ObjectNode options = chart.putObject("options")
                .put("animation", false)
                .put("responsive", true)
                .put("maintainAspectRatio", false);
        options.putObject("plugins")
                .putObject("legend")
                .put("display", true)
                .putObject("labels")
                .put("usePointStyle", true);
        final ObjectNode scales = options.putObject("scales");
        title(scales, "x", language.of("cases", "病例数")).put("type", "logarithmic");
        title(scales, "y", language.of("observed / expected", "实际/期望"))
                .put("min", 0)
                .put("max", top(rows));
        return chart;
    }

    /** A little above the highest ratio: the limits of a hospital that expects next to nothing would flatten all the others. */
    private static BigDecimal top(final List<TableRow> rows) {
        return rows.stream()
                .flatMap(row -> row.decimal(FairRankingTable.RATIO).stream())
                .reduce(LEAST_TOP, BigDecimal::max)
                .multiply(MARGIN);
    }

    private void institutions(final ArrayNode sets, final List<TableRow> rows, final boolean isOutside) {
        final ObjectNode set = sets.addObject()
                .put(
                        "label",
                        isOutside ? language.of("outside the limits", "超出控制限") : language.of("institutions", "机构"))
                .put("pointRadius", isOutside ? 5 : 3)
                .put("backgroundColor", isOutside ? Charts.RED : Charts.BLUE);
        final ArrayNode data = set.putArray("data");
        rows.stream()
                .filter(row -> isOutside(row) == isOutside)
                .forEach(row -> point(data, row, FairRankingTable.RATIO));
    }

    private static void limit(
            final ArrayNode sets,
            final List<TableRow> rows,
            final Field limit,
            final String label,
            final String colour) {
        final ObjectNode set = sets.addObject()
                .put("label", label.isEmpty() ? " " : label)
                .put("pointRadius", 1)
                .put("backgroundColor", colour);
        final ArrayNode data = set.putArray("data");
        rows.forEach(row -> point(data, row, limit));
    }

    private static void point(final ArrayNode data, final TableRow row, final Field value) {
        final Optional<BigDecimal> y = row.decimal(value);
        y.ifPresent(number -> data.addObject()
                .put("x", row.number(FairRankingTable.CASE_COUNT))
                .put("y", number));
    }

    static boolean isOutside(final TableRow row) {
        final Optional<BigDecimal> ratio = row.decimal(FairRankingTable.RATIO);
        final Optional<BigDecimal> upper = row.decimal(FairRankingTable.UPPER_998);
        final Optional<BigDecimal> lower = row.decimal(FairRankingTable.LOWER_998);
        return ratio.isPresent()
                && (upper.map(limit -> ratio.get().compareTo(limit) > 0).orElse(false)
                        || lower.map(limit -> ratio.get().compareTo(limit) < 0).orElse(false));
    }

    private static ObjectNode title(final ObjectNode scales, final String axis, final String text) {
        final ObjectNode node = scales.putObject(axis);
        node.putObject("title").put("display", true).put("text", text);
        return node;
    }
}
