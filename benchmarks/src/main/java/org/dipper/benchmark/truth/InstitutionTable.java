package org.dipper.benchmark.truth;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dipper.benchmark.truth.RuleScore.Order;

/** How well rankings of institutions find those in which something is planted, before and after fair ranking, as Markdown. */
public final class InstitutionTable {
    private static final List<Integer> CUTS = List.of(5, 10);

    private final Truth truth;
    private final Function<String, Set<String>> kindsOfIndicator;

    /**
     * Rankings against a truth.
     *
     * @param kindsOfIndicator what an indicator looks for
     */
    public InstitutionTable(final Truth truth, final Function<String, Set<String>> kindsOfIndicator) {
        this.truth = truth;
        this.kindsOfIndicator = kindsOfIndicator;
    }

    /** Two rows an indicator; nothing where there is no place. */
    public String text(final List<InstitutionPlace> places) {
        if (places.isEmpty()) {
            return "";
        }
        final int top =
                Math.toIntExact(RuleScores.top(truth.casesByInstitution().size()));
        final StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "| ranking | order | institutions | guilty | precision 1 %% (%d) | P@5 | P@10 | recall@10 | clean among 10 |\n",
                top));
        text.append("|---|---|---|---|---|---|---|---|---|\n");
        places.stream()
                .collect(Collectors.groupingBy(InstitutionPlace::indicator, TreeMap::new, Collectors.toList()))
                .forEach((indicator, own) -> {
                    for (final Order order : RuleScore.orders()) {
                        text.append(row(indicator, own, order, top));
                    }
                });
        return text.toString();
    }

    private String row(final String indicator, final List<InstitutionPlace> places, final Order order, final int top) {
        final Set<String> kinds = kindsOfIndicator.apply(indicator);
        final Ranking guilty = ranking(places, order, place -> truth.isInstitution(place.institution(), kinds));
        final Ranking clean = ranking(places, order, place -> truth.isClean(place.institution()));
        final long all = places.stream()
                .filter(place -> truth.isInstitution(place.institution(), kinds))
                .count();
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %d | %s | %s | %s | %s | %.1f |\n",
                indicator,
                order.name().toLowerCase(Locale.ROOT),
                places.size(),
                all,
                ScoreTable.part(guilty.precision(top)),
                ScoreTable.part(guilty.precision(CUTS.get(0))),
                ScoreTable.part(guilty.precision(CUTS.get(1))),
                ScoreTable.part(guilty.recall(CUTS.get(1), all)),
                clean.hits(CUTS.get(1)));
    }

    private static Ranking ranking(
            final List<InstitutionPlace> places, final Order order, final Predicate<InstitutionPlace> isHit) {
        return new Ranking(places.stream()
                .map(place -> new Ranking.Item(place.score(order), isHit.test(place)))
                .toList());
    }
}
