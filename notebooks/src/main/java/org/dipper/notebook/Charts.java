package org.dipper.notebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Charts as SVG text: the reader's own fonts draw them, so Chinese needs none installed where the notebook runs.
 * The first column of the rows is the label, the second the value; rows are drawn in their order, without those whose value
 * is null.
 */
public final class Charts {
    private static final int MOST_BARS = 60;
    private static final int WIDTH = 860;
    private static final int HEAD = 58;
    private static final int EDGE = 24;
    private static final int BAR = 18;
    private static final int STEP = 25;
    private static final int LETTER = 8;
    private static final int COLUMN_AREA = 240;
    private static final int TICKS = 4;
    private static final int WIDE_FROM = 0x2E80;

    private Charts() {}

    /** Lying bars: for names to compare and rank. */
    public static Shown bars(final String title, final String unit, final Dataset<Row> rows) {
        final List<Row> taken = rows.takeAsList(MOST_BARS + 1);
        final List<Bar> bars = drawn(taken);
        final int labels =
                bars.stream().mapToInt(bar -> width(bar.label())).max().orElse(0) + EDGE + 10;
        final int numbers =
                bars.stream().mapToInt(bar -> width(bar.text())).max().orElse(0) + EDGE + 8;
        final int area = WIDTH - labels - numbers;
        final double most = most(bars);
        final int height = HEAD + bars.size() * STEP + EDGE;
        final StringBuilder svg = open(height, title, unit + rest(taken));
        for (int i = 0; i < bars.size(); i++) {
            final Bar bar = bars.get(i);
            final int top = HEAD + i * STEP;
            final int middle = top + BAR / 2 + 4;
            final double length = Math.max(1, bar.value().doubleValue() / most * area);
            svg.append(line("<text x='%d' y='%d' text-anchor='end'>%s</text>", labels - 8, middle, bar.label()));
            svg.append(line(
                    "<rect x='%d' y='%d' width='%.1f' height='%d' rx='2' fill='#2f6f9f'/>", labels, top, length, BAR));
            svg.append(line("<text x='%.1f' y='%d' fill='#555'>%s</text>", labels + length + 6, middle, bar.text()));
        }
        svg.append(line(
                "<line x1='%d' y1='%d' x2='%d' y2='%d' stroke='#999'/>",
                labels, HEAD - 4, labels, HEAD + bars.size() * STEP));
        return close(svg, title, bars);
    }

    /** Standing columns: for a distribution, in the order of its classes. */
    public static Shown columns(final String title, final String unit, final Dataset<Row> rows) {
        final List<Row> taken = rows.takeAsList(MOST_BARS + 1);
        final List<Bar> bars = drawn(taken);
        final double top = roundUp(most(bars));
        final int left = EDGE + width(new Bar("", whole(top)).text()) + 8;
        final int floor = HEAD + COLUMN_AREA;
        final double step = (WIDTH - left - EDGE) / (double) Math.max(1, bars.size());
        final StringBuilder svg = open(floor + 2 * EDGE, title, unit + rest(taken));
        for (int tick = 0; tick <= TICKS; tick++) {
            final double y = floor - COLUMN_AREA * (double) tick / TICKS;
            final Bar mark = new Bar("", whole(top * tick / TICKS));
            svg.append(line("<line x1='%d' y1='%.1f' x2='%d' y2='%.1f' stroke='#ddd'/>", left, y, WIDTH - EDGE, y));
            svg.append(line(
                    "<text x='%d' y='%.1f' text-anchor='end' fill='#555'>%s</text>", left - 8, y + 4, mark.text()));
        }
        for (int i = 0; i < bars.size(); i++) {
            final Bar bar = bars.get(i);
            final double x = left + i * step;
            final double height = bar.value().doubleValue() / top * COLUMN_AREA;
            svg.append(line(
                    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='#2f6f9f'/>",
                    x + step * 0.06, floor - height, step * 0.88, height));
            svg.append(line(
                    "<text x='%.1f' y='%d' text-anchor='middle'>%s</text>", x + step / 2, floor + 18, bar.label()));
        }
        svg.append(line("<line x1='%d' y1='%d' x2='%d' y2='%d' stroke='#999'/>", left, floor, WIDTH - EDGE, floor));
        return close(svg, title, bars);
    }

    private static String rest(final List<Row> taken) {
        return taken.size() > MOST_BARS ? " · only the first " + MOST_BARS + " rows 仅前" + MOST_BARS + "行" : "";
    }

    private static List<Bar> drawn(final List<Row> taken) {
        return taken.stream()
                .limit(MOST_BARS)
                .filter(row -> !row.isNullAt(1))
                .map(row -> new Bar(
                        String.valueOf(row.get(0)), new BigDecimal(row.get(1).toString())))
                .toList();
    }

    private static StringBuilder open(final int height, final String title, final String unit) {
        final StringBuilder svg = new StringBuilder();
        svg.append(line(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' height='%d' role='img'"
                        + " font-family='sans-serif' font-size='13' fill='#222'>",
                WIDTH, height, WIDTH, height));
        svg.append("<rect width='100%' height='100%' fill='#fff'/>\n");
        svg.append(line("<text x='%d' y='24' font-size='16' font-weight='bold'>%s</text>", EDGE, title));
        svg.append(line("<text x='%d' y='43' fill='#555'>%s</text>", EDGE, unit));
        return svg;
    }

    private static Shown close(final StringBuilder svg, final String title, final List<Bar> bars) {
        svg.append("</svg>");
        final String plain = bars.stream()
                .map(bar -> bar.label() + "\t" + bar.text())
                .collect(Collectors.joining("\n", title + "\n", ""));
        return new Shown(Shown.SVG, svg.toString(), plain);
    }

    /** Fills a pattern, with text made fit for SVG. */
    private static String line(final String pattern, final Object... values) {
        final Object[] safe = values.clone();
        for (int i = 0; i < safe.length; i++) {
            if (safe[i] instanceof String text) {
                safe[i] = Shown.escaped(text);
            }
        }
        return String.format(Locale.ROOT, pattern, safe) + "\n";
    }

    private static double most(final List<Bar> bars) {
        final double most = bars.stream()
                .mapToDouble(bar -> bar.value().doubleValue())
                .max()
                .orElse(0);
        return most > 0 ? most : 1;
    }

    /** The next number of the form 1, 2, 4, 6 or 8 times a power of ten, so that four ticks are readable. */
    private static double roundUp(final double most) {
        final double power = Math.pow(10, Math.floor(Math.log10(most)));
        for (final double factor : new double[] {1, 2, 4, 6, 8}) {
            if (most <= factor * power) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static BigDecimal whole(final double mark) {
        final BigDecimal plain = BigDecimal.valueOf(mark).stripTrailingZeros();
        return plain.setScale(Math.max(0, plain.scale()));
    }

    /** About how wide a text is drawn; Chinese characters take twice a letter's room. */
    private static int width(final String text) {
        return text.codePoints()
                .map(character -> character >= WIDE_FROM ? 2 * LETTER : LETTER)
                .sum();
    }

    private record Bar(String label, BigDecimal value) {
        private static final int MOST_DECIMALS = 4;

        String text() {
            final int decimals = Math.max(0, Math.min(MOST_DECIMALS, value.scale()));
            return String.format(Locale.ROOT, "%,." + decimals + "f", value.setScale(decimals, RoundingMode.HALF_UP));
        }
    }
}
