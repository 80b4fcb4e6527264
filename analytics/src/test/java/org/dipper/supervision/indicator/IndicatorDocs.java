package org.dipper.supervision.indicator;

import java.util.List;
import java.util.stream.Collectors;
import org.dipper.supervision.indicator.expression.CaseVocabulary;

/** The table of indicators as docs/indicators.md has it. */
final class IndicatorDocs {
    static final String HEAD = "| code | id | label | better | subjects | periods | formula | needs |\n"
            + "|---|---|---|---|---|---|---|---|";

    private IndicatorDocs() {}

    /** The indicators of the table: readmission and split-admission rates have a table of their own. */
    static List<Indicator> inTable() {
        return IndicatorRegistry.usual().all().stream()
                .filter(indicator -> !indicator.id().startsWith("readmission_")
                        && !indicator.id().startsWith("split_admission"))
                .toList();
    }

    static String line(final IndicatorEntry entry) {
        return "| " + entry.code() + " | `" + entry.id() + "` | " + entry.labelEn() + ", " + entry.labelZh() + " ("
                + entry.unit() + ") | " + entry.direction().written() + " | "
                + entry.grains().stream().map(Grain::written).collect(Collectors.joining(" ")) + " | "
                + entry.periods().words() + " | " + entry.formula().replace("|", "\\|") + " | "
                + String.join(", ", entry.needs()) + " |";
    }

    /** The columns of expressions as the page has them. */
    static String columns() {
        return CaseVocabulary.all().stream()
                .map(column -> "`" + column.name() + "`")
                .collect(Collectors.joining(", ", "Columns: ", "."));
    }

    /** Prints the lines, to be copied into the page. */
    public static void main(final String[] arguments) {
        System.out.println(columns());
        System.out.println(HEAD);
        inTable().forEach(indicator -> System.out.println(line(indicator.entry())));
    }
}
