package org.dipper.supervision.indicator;

import java.util.stream.Collectors;

/** The table of indicators as docs/indicators.md has it. */
final class IndicatorDocs {
    static final String HEAD = "| code | id | label | better | subjects | periods | formula | needs |\n"
            + "|---|---|---|---|---|---|---|---|";

    private IndicatorDocs() {}

    static String line(final IndicatorEntry entry) {
        return "| " + entry.code() + " | `" + entry.id() + "` | " + entry.labelEn() + ", " + entry.labelZh() + " ("
                + entry.unit() + ") | " + entry.direction().written() + " | "
                + entry.grains().stream().map(Grain::written).collect(Collectors.joining(" ")) + " | "
                + entry.periods().words() + " | " + entry.formula().replace("|", "\\|") + " | "
                + String.join(", ", entry.needs()) + " |";
    }

    /** Prints the lines, to be copied into the page. */
    public static void main(final String[] arguments) {
        System.out.println(HEAD);
        IndicatorRegistry.usual().all().forEach(indicator -> System.out.println(line(indicator.entry())));
    }
}
