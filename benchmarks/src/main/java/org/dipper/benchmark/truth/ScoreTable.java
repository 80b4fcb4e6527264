package org.dipper.benchmark.truth;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Scores as Markdown. */
public final class ScoreTable {
    private static final String TELLS_NOTHING = "-";
    private static final double HUNDRED = 100;

    private final Truth truth;
    private final RuleScores scores;

    public ScoreTable(final Truth truth, final RuleScores scores) {
        this.truth = truth;
        this.scores = scores;
    }

    /** Three tables: what was planted, how well each rule finds it in both orders, what its false cases are. */
    public String text(final List<ScoredLead> leads) {
        final List<RuleScore> rows = scores.apply(leads);
        final StringBuilder text = new StringBuilder();
        planted(text, rows);
        rules(text, rows);
        falseCases(text, leads);
        return text.toString();
    }

    private void planted(final StringBuilder text, final List<RuleScore> rows) {
        final Set<String> kinds = new TreeSet<>();
        truth.kindsByInstitution().values().forEach(kinds::addAll);
        line(
                text,
                "%d cases, %d institutions of which %d are clean with %d months; the first 1 %% are %d cases and %s institutions",
                truth.caseCount(),
                truth.casesByInstitution().size(),
                truth.casesByInstitution().keySet().stream()
                        .filter(truth::isClean)
                        .count(),
                truth.cleanMonths(),
                RuleScores.top(truth.caseCount()),
                scores.institutionCuts().get(0));
        line(text, "");
        line(text, "| planted | cases | %% of cases | institutions | rules that look for it |");
        line(text, "|---|---|---|---|---|");
        for (final String kind : kinds) {
            final String rules = rows.stream()
                    .filter(row -> row.kinds().contains(kind))
                    .map(RuleScore::rule)
                    .distinct()
                    .collect(Collectors.joining(", "));
            line(
                    text,
                    "| %s | %d | %.2f | %d | %s |",
                    kind,
                    truth.planted(Set.of(kind)),
                    HUNDRED * truth.planted(Set.of(kind)) / truth.caseCount(),
                    truth.kindsByInstitution().values().stream()
                            .filter(planted -> planted.contains(kind))
                            .count(),
                    rules.isEmpty() ? "none" : rules);
        }
        line(text, "");
    }

    private void rules(final StringBuilder text, final List<RuleScore> rows) {
        final String leadCuts =
                RuleScores.LEAD_CUTS.stream().map(cut -> " P@" + cut + " |").collect(Collectors.joining());
        final String institutionCuts = scores.institutionCuts().stream()
                .map(cut -> " institutions P@" + cut + " |")
                .collect(Collectors.joining());
        line(
                text,
                "| rule | order | leads | cases | precision 1 %% | any kind 1 %% | recall 1 %% | recall, all |%s%s false leads | of the first %d |",
                leadCuts,
                institutionCuts,
                RuleScores.MOST_REVIEWED);
        line(
                text,
                "|%s",
                "---|"
                        .repeat(10
                                + RuleScores.LEAD_CUTS.size()
                                + scores.institutionCuts().size()));
        for (final RuleScore row : rows) {
            line(
                    text,
                    "| %s | %s | %d | %d | %s | %s | %s | %s |%s%s %s | %s |",
                    row.rule(),
                    row.order().name().toLowerCase(Locale.ROOT) + (row.isOrdered() ? "" : " (not told)"),
                    row.leads(),
                    row.cases(),
                    part(row.topPrecision()),
                    part(row.anyPrecision()),
                    part(row.topRecall()),
                    part(row.recall()),
                    parts(row.leadPrecision(), RuleScores.LEAD_CUTS),
                    parts(row.institutionPrecision(), scores.institutionCuts()),
                    part(row.falseLeads()),
                    part(row.firstFalseLeads()));
        }
        line(text, "");
    }

    private void falseCases(final StringBuilder text, final List<ScoredLead> leads) {
        line(text, "| rule | false cases | what they look like |");
        line(text, "|---|---|---|");
        leads.stream()
                .collect(Collectors.groupingBy(ScoredLead::rule, TreeMap::new, Collectors.toList()))
                .forEach((rule, own) -> {
                    final Map<String, Long> kinds = scores.falseCases(own);
                    line(
                            text,
                            "| %s | %d | %s |",
                            rule,
                            kinds.values().stream().mapToLong(Long::longValue).sum(),
                            kinds.entrySet().stream()
                                    .map(kind -> kind.getKey() + " " + kind.getValue())
                                    .collect(Collectors.joining(", ")));
                });
    }

    private static String parts(final Map<Integer, Double> parts, final List<Integer> cuts) {
        return cuts.stream().map(cut -> " " + part(parts.get(cut)) + " |").collect(Collectors.joining());
    }

    /** A number with two decimals, or a dash where it tells nothing. */
    static String part(final double number) {
        return Double.isNaN(number) ? TELLS_NOTHING : String.format(Locale.ROOT, "%.2f", number);
    }

    private static void line(final StringBuilder text, final String format, final Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
