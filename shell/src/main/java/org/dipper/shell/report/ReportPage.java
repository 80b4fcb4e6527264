package org.dipper.shell.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dipper.errors.DipperException;
import org.dipper.shell.view.CellText;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;

/** A report as one HTML file that needs nothing else: style, charts and data are in it, and it may load nothing. */
public final class ReportPage {
    private static final String CHART_LIBRARY = "/META-INF/resources/webjars/chart.js/4.4.9/dist/chart.umd.js";
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";
    private static final int DECIMALS = 4;
    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

    private final Report report;
    private final Html html = new Html();

    private ReportPage(final Report report) {
        this.report = report;
    }

    /** The page of a report. */
    public static String of(final Report report) {
        return new ReportPage(report).render();
    }

    private String render() {
        html.markup("<!DOCTYPE html>\n<html lang=\"")
                .text(report.language().of("en", "zh-CN"))
                .markup("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .markup("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">\n")
                .markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .element("title", "", report.title())
                .markup("\n<style>\n" + resource("report.css") + "</style>\n</head>\n<body>\n<header>\n")
                .element("h1", "", report.title())
                .element("p", "subtitle", report.subtitle())
                .markup("\n");
        provenance();
        html.markup("</header>\n");
        contents();
        html.markup("<main>\n");
        if (!report.figures().isEmpty()) {
            figures();
        }
        report.sections().forEach(this::section);
        html.markup("</main>\n");
        if (report.sections().stream().anyMatch(section -> section.chart().isPresent())) {
            scripts();
        }
        html.markup("</body>\n</html>\n");
        return html.page();
    }

    private void scripts() {
        html.markup("<script type=\"application/json\" id=\"charts\">")
                .markup(charts())
                .markup("</script>\n<script>")
                .markup(library())
                .markup("</script>\n<script>\n")
                .markup(resource("report.js"))
                .markup("</script>\n");
    }

    private void contents() {
        html.markup("<nav aria-label=\"").text(say("Contents", "目录")).markup("\"><ul>");
        report.sections().forEach(section -> html.markup("<li><a href=\"#")
                .text(section.id())
                .markup("\">")
                .text(section.title())
                .markup("</a></li>"));
        html.markup("</ul></nav>\n");
    }

    private void figures() {
        html.markup("<section id=\"figures\">\n").element("h2", "", say("Key figures", "关键指标"));
        html.markup("\n<dl class=\"figures\">\n");
        report.figures().forEach(figure -> html.markup("<div>")
                .element("dt", "", figure.label())
                .element("dd", "value", figure.value())
                .element("dd", "source", figure.source())
                .markup("</div>\n"));
        html.markup("</dl>\n</section>\n");
    }

    private void section(final Section section) {
        html.markup("<section id=\"").text(section.id()).markup("\">\n").element("h2", "", section.title());
        section.notes().forEach(note -> html.markup("\n").element("p", "", note));
        if (section.chart().isPresent() && !section.rows().isEmpty()) {
            final boolean isLying =
                    section.chart().get().at("/options/indexAxis").asText().equals("y");
            html.markup("\n<div class=\"chart" + (isLying ? " tall" : "") + "\"><canvas id=\"chart-")
                    .text(section.id())
                    .markup("\" role=\"img\" aria-label=\"")
                    .text(section.title() + say("; the table below has the numbers", "；数值见下表"))
                    .markup("\"></canvas></div>");
        }
        if (section.rows().isEmpty() && section.folds().isEmpty()) {
            html.markup("\n").element("p", "none", say("None.", "无。"));
        } else if (!section.rows().isEmpty()) {
            table(section.title(), section.fields(), section.rows());
        }
        section.folds().forEach(this::fold);
        html.element("p", "source", say("Source: ", "数据来源：") + section.source()).markup("\n</section>\n");
    }

    private void fold(final Section.Fold fold) {
        html.markup("\n<details id=\"")
                .text(fold.id())
                .markup("\">")
                .element("summary", "", fold.title())
                .markup("\n<dl class=\"facts\">\n");
        fold.facts().forEach(fact -> html.element("dt", "", fact.label())
                .element("dd", "", fact.value())
                .markup("\n"));
        html.markup("</dl>");
        if (!fold.rows().isEmpty()) {
            table(fold.title(), fold.fields(), fold.rows());
        }
        html.markup("</details>\n");
    }

    private void table(final String caption, final List<Field> fields, final List<TableRow> rows) {
        html.markup("\n<table>\n").element("caption", "", caption).markup("\n<thead><tr>");
        fields.forEach(field -> html.markup("<th scope=\"col\"" + numeric(field) + ">")
                .text(CellText.label(field, report.language()))
                .markup("</th>"));
        html.markup("</tr></thead>\n<tbody>\n");
        for (final TableRow row : rows) {
            html.markup("<tr>");
            fields.forEach(field -> html.markup("<td" + numeric(field) + ">")
                    .text(row.value(field)
                            .map(value -> Terms.of(field, brief(value), report.language()))
                            .orElse("-"))
                    .markup("</td>"));
            html.markup("</tr>\n");
        }
        html.markup("</tbody>\n</table>\n");
    }

    /** Ratios have six decimals in tables; four are as many as people read. */
    private static Object brief(final Object value) {
        return value instanceof BigDecimal number && number.scale() > DECIMALS
                ? number.setScale(DECIMALS, RoundingMode.HALF_UP)
                : value;
    }

    private void provenance() {
        html.markup("<dl class=\"provenance\">\n");
        report.provenance().forEach(figure -> html.element("dt", "", figure.label())
                .element("dd", "", figure.value().isEmpty() ? "-" : figure.value())
                .markup("\n"));
        html.markup("</dl>\n");
    }

    /** The charts as JSON that cannot end the script element it stands in. */
    private String charts() {
        final ObjectNode charts = JSON.createObjectNode();
        report.sections().forEach(section -> section.chart().ifPresent(chart -> charts.set(section.id(), chart)));
        try {
            return JSON.writeValueAsString(charts)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026");
        } catch (JsonProcessingException unwritable) {
            throw DipperException.bug("A chart cannot be written.", unwritable);
        }
    }

    /** The chart library without its last line, which names a file that a browser's tools would look for. */
    private static String library() {
        return read(CHART_LIBRARY).replaceAll("(?m)^//# sourceMappingURL=.*$", "");
    }

    private static String resource(final String name) {
        return read("/org/dipper/shell/report/" + name);
    }

    private static String read(final String path) {
        try (InputStream stream = ReportPage.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw DipperException.bug(
                        "The distribution lacks " + path + ".", new IllegalStateException("not on the classpath"));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String numeric(final Field field) {
        return CellText.isNumeric(field) ? " class=\"number\"" : "";
    }

    private String say(final String english, final String chinese) {
        return report.language().of(english, chinese);
    }
}
