package org.dipper.benchmark.truth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.dipper.benchmark.truth.RuleScore.Order;
import org.dipper.benchmark.truth.ScoredLead.ScoredCase;

/** Scores each rule in both orders. */
public final class RuleScores {
    /** Precision is told at these numbers of leads. */
    public static final List<Integer> LEAD_CUTS = List.of(10, 50, 100, 200);

    /** As many leads as somebody may look at. */
    public static final int MOST_REVIEWED = 200;

    private static final long TOP_PART = 100;
    private static final int FEW_INSTITUTIONS = 5;
    private static final double HUNDRED = 100;

    private final Truth truth;
    private final Function<String, Set<String>> kindsOfRule;
    private final Set<String> allKinds;

    /**
     * Scores against a truth.
     *
     * @param kindsOfRule what a rule looks for
     */
    public RuleScores(final Truth truth, final Function<String, Set<String>> kindsOfRule) {
        this.truth = truth;
        this.kindsOfRule = kindsOfRule;
        this.allKinds = truth.kindsByInstitution().values().stream()
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    /** Two scores a rule, the raw order first; rules by name. */
    public List<RuleScore> apply(final List<ScoredLead> leads) {
        final Map<String, List<ScoredLead>> byRule =
                new TreeMap<>(leads.stream().collect(Collectors.groupingBy(ScoredLead::rule)));
        final List<RuleScore> scores = new ArrayList<>();
        byRule.forEach((rule, own) -> RuleScore.orders().forEach(order -> scores.add(score(rule, own, order))));
        return scores;
    }

    /** The first one in a hundred, and at least one. */
    static long top(final long all) {
        return Math.max(1, (all + TOP_PART - 1) / TOP_PART);
    }

    private RuleScore score(final String rule, final List<ScoredLead> leads, final Order order) {
        final Set<String> kinds = kindsOfRule.apply(rule);
        final Map<String, Double> cases = cases(leads, order);
        final Ranking ofCases = ranking(cases, id -> truth.isCase(id, kinds));
        final Ranking ofAnyKind = ranking(cases, id -> truth.isCase(id, allKinds));
        final Ranking ofLeads = ofLeads(leads, order, lead -> truth.isLead(lead, kinds));
        final Ranking ofFalse = ofLeads(leads, order, lead -> truth.isClean(lead.institution()));
        final Ranking ofInstitutions =
                ranking(institutions(leads, order), institution -> truth.isInstitution(institution, kinds));
        final long planted = truth.planted(kinds);
        final long top = top(truth.caseCount());
        return new RuleScore(
                rule,
                kinds,
                order,
                leads.stream().anyMatch(lead -> score(lead, order) != ScoredLead.NONE),
                planted,
                leads.size(),
                cases.size(),
                ofCases.precision(top),
                ofCases.recall(top, planted),
                ofCases.recall(cases.size(), planted),
                ofAnyKind.precision(top),
                LEAD_CUTS.stream().collect(Collectors.toMap(cut -> cut, cut -> ofLeads.precision(cut))),
                HUNDRED * ofFalse.hits(leads.size()) / truth.cleanMonths(),
                HUNDRED * ofFalse.hits(MOST_REVIEWED) / truth.cleanMonths(),
                institutionCuts().stream().collect(Collectors.toMap(cut -> cut, cut -> ofInstitutions.precision(cut))));
    }

    /** The first one in a hundred institutions, and the first five. */
    public List<Integer> institutionCuts() {
        final int top = Math.toIntExact(top(truth.casesByInstitution().size()));
        return List.of(top, Math.max(top + 1, FEW_INSTITUTIONS));
    }

    /** False cases of a rule by the look-alike that they are; {@code other} for those that are none. */
    public Map<String, Long> falseCases(final List<ScoredLead> leadsOfRule) {
        final Set<String> ids = new HashSet<>();
        leadsOfRule.forEach(lead -> lead.cases().forEach(stay -> ids.add(stay.settlementId())));
        return new TreeMap<>(ids.stream()
                .filter(id -> !truth.isCase(id, allKinds))
                .collect(Collectors.groupingBy(
                        id -> truth.lookAlikes().getOrDefault(id, "other"), Collectors.counting())));
    }

    private static Ranking ofLeads(final List<ScoredLead> leads, final Order order, final Predicate<ScoredLead> isHit) {
        return new Ranking(leads.stream()
                .map(lead -> new Ranking.Item(score(lead, order), isHit.test(lead)))
                .toList());
    }

    private static double score(final ScoredLead lead, final Order order) {
        return order == Order.RAW ? lead.strength() : lead.priority();
    }

    private static Ranking ranking(final Map<String, Double> scores, final Predicate<String> isHit) {
        return new Ranking(scores.entrySet().stream()
                .map(each -> new Ranking.Item(each.getValue(), isHit.test(each.getKey())))
                .toList());
    }

    /** A case's own strength, or its lead's, or its lead's priority; the highest where it stands in several leads. */
    private static Map<String, Double> cases(final List<ScoredLead> leads, final Order order) {
        final Map<String, Double> scores = new HashMap<>();
        for (final ScoredLead lead : leads) {
            final double ofLead = score(lead, order);
            final ToDoubleFunction<ScoredCase> score =
                    stay -> order == Order.RAW && stay.strength() != ScoredLead.NONE ? stay.strength() : ofLead;
            lead.cases().forEach(stay -> scores.merge(stay.settlementId(), score.applyAsDouble(stay), Double::max));
        }
        return scores;
    }

    private Map<String, Double> institutions(final List<ScoredLead> leads, final Order order) {
        final Map<String, Set<String>> cases = new HashMap<>();
        final Map<String, Double> priorities = new HashMap<>();
        for (final ScoredLead lead : leads) {
            lead.cases().forEach(stay -> cases.computeIfAbsent(lead.institution(), none -> new HashSet<>())
                    .add(stay.settlementId()));
            // A lead without a priority adds nothing to its institution.
            priorities.merge(lead.institution(), Math.max(0, lead.priority()), Double::sum);
        }
        if (order == Order.FAIR) {
            return priorities;
        }
        return priorities.keySet().stream()
                .collect(Collectors.toMap(
                        institution -> institution,
                        institution -> cases.getOrDefault(institution, Set.of()).size()
                                / (double) truth.casesByInstitution().getOrDefault(institution, 1L)));
    }
}
