package org.dipper.shell.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Configurations of Chart.js as data: no function in them, so that they stand in the page as plain JSON. */
final class Charts {
    /** Colours that stay apart in grey print and for most colour-blind readers. */
    static final String BLUE = "#2f6f9f";

    static final String GREEN = "#7fb08a";
    static final String ORANGE = "#e08e3c";
    static final String RED = "#b03a2e";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Charts() {}

    /** One point of a curve. */
    record Point(BigDecimal x, BigDecimal y) {}

    /** One bar. */
    record Bar(String label, BigDecimal value, String colour) {}

    /** A curve over a numeric axis, one of its points marked. */
    static JsonNode curve(
            final String label,
            final List<Point> points,
            final String markedLabel,
            final List<Point> marked,
            final String xTitle,
            final String yTitle) {
        final ObjectNode chart = JSON.createObjectNode().put("type", "line");
        final ArrayNode sets = chart.putObject("data").putArray("datasets");
        final ObjectNode line = sets.addObject()
                .put("label", label)
                .put("borderColor", BLUE)
                .put("backgroundColor", BLUE)
                .put("borderWidth", 2)
                .put("pointRadius", points.size() > 60 ? 0 : 2);
        points(line.putArray("data"), points);
        final ObjectNode chosen = sets.addObject()
                .put("label", markedLabel)
                .put("showLine", false)
                // Drawn later than the line, so that it lies upon it.
                .put("order", -1)
                .put("pointRadius", 7)
                .put("pointStyle", "rectRot")
                .put("backgroundColor", RED)
                .put("borderColor", RED);
        points(chosen.putArray("data"), marked);
        final ObjectNode options = options(chart, true);
        axis(options, "x", xTitle).put("type", "linear");
        axis(options, "y", yTitle);
        return chart;
    }

    /** Standing bars. */
    static JsonNode bars(final String label, final List<Bar> bars, final String xTitle, final String yTitle) {
        return bars(label, bars, xTitle, yTitle, "x");
    }

    /** Lying bars, for long names. */
    static JsonNode lyingBars(final String label, final List<Bar> bars, final String valueTitle) {
        return bars(label, bars, valueTitle, "", "y");
    }

    private static JsonNode bars(
            final String label,
            final List<Bar> bars,
            final String xTitle,
            final String yTitle,
            final String labelAxis) {
        final ObjectNode chart = JSON.createObjectNode().put("type", "bar");
        final ObjectNode data = chart.putObject("data");
        final ArrayNode labels = data.putArray("labels");
        final ObjectNode set = data.putArray("datasets").addObject().put("label", label);
        final ArrayNode values = set.putArray("data");
        final ArrayNode colours = set.putArray("backgroundColor");
        bars.forEach(bar -> {
            labels.add(bar.label());
            values.add(bar.value());
            colours.add(bar.colour());
        });
        final ObjectNode options = options(chart, false).put("indexAxis", labelAxis);
        axis(options, "x", xTitle);
        axis(options, "y", yTitle);
        if (labelAxis.equals("y")) {
            ((ObjectNode) options.at("/scales/y")).putObject("ticks").put("autoSkip", false);
        }
        return chart;
    }

    private static ObjectNode options(final ObjectNode chart, final boolean hasLegend) {
        final ObjectNode options = chart.putObject("options")
                .put("animation", false)
                .put("responsive", true)
                .put("maintainAspectRatio", false);
        options.putObject("plugins")
                .putObject("legend")
                .put("display", hasLegend)
                .putObject("labels")
                .put("usePointStyle", true);
        options.putObject("scales");
        return options;
    }

    private static ObjectNode axis(final ObjectNode options, final String axis, final String title) {
        final ObjectNode node = ((ObjectNode) options.get("scales")).putObject(axis);
        node.putObject("title").put("display", !title.isEmpty()).put("text", title);
        return node;
    }

    private static void points(final ArrayNode target, final List<Point> points) {
        for (final Point point : new ArrayList<>(points)) {
            target.addObject().put("x", point.x()).put("y", point.y());
        }
    }
}
