package org.dipper.grouping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dipper.coding.ProcedureAttribute;
import org.dipper.grouping.GroupingTables.ProcedureExclusion;
import org.dipper.grouping.GroupingTables.ProcedureProfile;
import org.dipper.grouping.scheme.Band;
import org.dipper.grouping.scheme.Conditions;
import org.dipper.grouping.scheme.Layer;
import org.dipper.grouping.scheme.SchemeRule;
import org.dipper.policy.GroupingPolicy;
import org.dipper.policy.GroupingPolicy.MainProcedureRule;
import org.dipper.policy.GroupingPolicy.ProcedureMatch;
import org.dipper.policy.GroupingPolicy.TieBreaker;

/**
 * Grouping as the specification tells it, written to be read: it walks through every row of the scheme for every case. It
 * shares nothing with the engine but the records that both are given.
 */
final class ReferenceGrouper {
    /**
     * What the reference says of a case.
     *
     * @param rule the row, 0 for the basic rule, -1 for not groupable
     * @param main the main procedure, empty for none
     * @param attribute its attribute
     * @param reason why
     */
    record Outcome(int rule, String main, int attribute, GroupingReason reason) {}

    private record Diagnoses(List<String> excluded, Map<String, List<String>> onlyWithin) {}

    private final List<SchemeRule> rules;
    private final GroupingTables tables;
    private final Diagnoses diagnoses;
    private final GroupingPolicy policy;
    private final Map<Integer, RuleFigures> figures;

    /** The sets of the tables as texts, since the reference interprets them itself. */
    ReferenceGrouper(
            final List<SchemeRule> rules,
            final GroupingTables tables,
            final List<String> excludedDiagnoses,
            final Map<String, List<String>> onlyWithin,
            final GroupingPolicy policy,
            final Map<Integer, RuleFigures> figures) {
        this.rules = rules;
        this.tables = tables;
        this.diagnoses = new Diagnoses(excludedDiagnoses, onlyWithin);
        this.policy = policy;
        this.figures = figures;
    }

    Outcome group(final GroupingCase each) {
        if (isAny(diagnoses.excluded(), each.principalDiagnosis())) {
            return new Outcome(-1, "", 1, GroupingReason.EXCLUDED_DIAGNOSIS);
        }
        final String main = mainProcedure(each);
        final int attribute = main.isEmpty() ? 1 : profile(main).attribute().caseAttribute();
        for (final Layer layer : Layer.values()) {
            final List<SchemeRule> matching = rules.stream()
                    .filter(rule -> rule.layer() == layer)
                    .filter(rule -> policy.matchesRelated()
                            || rule.conditions().relatedProcedure().isEmpty())
                    .filter(rule -> matches(rule, each, main))
                    .toList();
            if (!matching.isEmpty()) {
                final SchemeRule winner =
                        matching.stream().min(preference(each, main)).orElseThrow();
                return new Outcome(winner.sequence(), main, attribute, reason(layer));
            }
        }
        return new Outcome(0, main, attribute, GroupingReason.BASIC_KEY);
    }

    private String mainProcedure(final GroupingCase each) {
        for (final String candidate : candidates(each.procedures())) {
            final Optional<ProcedureExclusion> exclusion =
                    Optional.ofNullable(tables.excludedProcedures().get(candidate));
            if (exclusion.isEmpty()) {
                return candidate;
            }
            switch (exclusion.get().kind()) {
                case CONSERVATIVE:
                    return "";
                case ONLY_WITHIN:
                    if (isAny(diagnoses.onlyWithin().get(candidate), each.principalDiagnosis())) {
                        return candidate;
                    }
                    break;
                case DEFER:
                    break;
            }
        }
        return "";
    }

    private List<String> candidates(final List<String> procedures) {
        if (procedures.isEmpty()) {
            return List.of();
        }
        final String listed = procedures.get(0);
        final Comparator<String> byRank = Comparator.comparingInt(
                        (String code) -> -profile(code).attribute().caseAttribute())
                .thenComparingInt(code -> -profile(code).level());
        final Comparator<String> listedThenCode =
                Comparator.comparing((String code) -> !code.equals(listed)).thenComparing(Comparator.naturalOrder());
        final List<String> ordered = new ArrayList<>(procedures);
        ordered.sort(byRank.thenComparing(listedThenCode));
        if (policy.mainProcedure() == MainProcedureRule.LISTED) {
            ordered.remove(listed);
            ordered.add(0, listed);
        }
        return ordered;
    }

    private ProcedureProfile profile(final String code) {
        return tables.procedures().getOrDefault(code, new ProcedureProfile(ProcedureAttribute.SURGERY, 0));
    }

    private boolean matches(final SchemeRule rule, final GroupingCase each, final String main) {
        final Conditions asked = rule.conditions();
        final List<String> all = new ArrayList<>(each.otherDiagnoses());
        all.add(each.principalDiagnosis());
        final boolean diagnosesHold = (asked.principalDiagnosis().isEmpty()
                        || isAny(asked.principalDiagnosis(), each.principalDiagnosis()))
                && (asked.secondaryDiagnosis().isEmpty()
                        || each.otherDiagnoses().stream().anyMatch(code -> isAny(asked.secondaryDiagnosis(), code)))
                && (asked.anyDiagnosis().isEmpty() || all.stream().anyMatch(code -> isAny(asked.anyDiagnosis(), code)));
        final boolean bandsHold = isIn(asked.ageDays(), each.ageDays())
                && isIn(asked.ageYears(), each.ageYears())
                && isIn(asked.birthWeight(), each.birthWeightGrams());
        final boolean isForConservative = rule.layer() != Layer.PRE_GROUPING
                && asked.principalProcedure().isEmpty()
                && asked.anyProcedure().isEmpty();
        final boolean mainHolds = isForConservative
                ? main.isEmpty()
                : asked.principalProcedure().isEmpty() || matchedMain(asked, each, main) > 0;
        final boolean othersHold = (asked.anyProcedure().isEmpty() || matchedAnywhere(asked, each) > 0)
                && (asked.relatedProcedure().isEmpty() || matchedRelated(asked, each, main) > 0);
        return diagnosesHold && bandsHold && mainHolds && othersHold;
    }

    /** More matched procedures first, then more kinds of assisting diagnoses, then the policy, then the lower number. */
    private Comparator<SchemeRule> preference(final GroupingCase each, final String main) {
        Comparator<SchemeRule> order = Comparator.<SchemeRule>comparingInt(rule ->
                        -matchedMain(rule.conditions(), each, main) - matchedRelated(rule.conditions(), each, main))
                .thenComparingInt(rule -> -assisting(rule.conditions()));
        for (final TieBreaker tieBreaker : policy.tieBreakers()) {
            order = order.thenComparing(tieBreaker(tieBreaker, each, main));
        }
        return order.thenComparingInt(SchemeRule::sequence);
    }

    private Comparator<SchemeRule> tieBreaker(final TieBreaker tieBreaker, final GroupingCase each, final String main) {
        return switch (tieBreaker) {
            case MOST_PROCEDURES -> Comparator.comparingInt(rule -> -matchedAnywhere(rule.conditions(), each));
            case TYPE_ORDER -> Comparator.comparingInt(rule -> -type(rule.conditions(), each, main));
            case NEAREST_COST ->
                Comparator.comparingLong(rule -> each.totalCostFen().isEmpty()
                        ? 0
                        : Optional.ofNullable(figures.get(rule.sequence()))
                                .map(figure -> Math.abs(figure.meanCostFen()
                                        - each.totalCostFen().getAsLong()))
                                .orElse(Long.MAX_VALUE));
            case HIGHER_SCORE ->
                Comparator.comparingLong(rule -> -Optional.ofNullable(figures.get(rule.sequence()))
                        .map(RuleFigures::scoreUnits)
                        .orElse(-1L));
            case SEQUENCE -> Comparator.comparingInt(SchemeRule::sequence);
        };
    }

    private int type(final Conditions asked, final GroupingCase each, final String main) {
        return each.procedures().stream()
                .filter(code -> asked.principalProcedure().isEmpty()
                        ? asked.anyProcedure().stream().flatMap(List::stream).anyMatch(other -> isSame(other, code))
                        : isSame(main, code))
                .mapToInt(code -> profile(code).attribute().caseAttribute())
                .max()
                .orElse(1);
    }

    private static int assisting(final Conditions asked) {
        return (asked.secondaryDiagnosis().isEmpty() ? 0 : 1)
                + (asked.anyDiagnosis().isEmpty() ? 0 : 1);
    }

    private int matchedMain(final Conditions asked, final GroupingCase each, final String main) {
        return asked.principalProcedure().stream()
                .filter(all -> all.stream().anyMatch(code -> isSame(code, main)))
                .filter(all -> areThere(all, each))
                .mapToInt(this::distinct)
                .max()
                .orElse(0);
    }

    private int matchedAnywhere(final Conditions asked, final GroupingCase each) {
        return asked.anyProcedure().stream()
                .filter(all -> areThere(all, each))
                .mapToInt(this::distinct)
                .max()
                .orElse(0);
    }

    private int matchedRelated(final Conditions asked, final GroupingCase each, final String main) {
        return asked.relatedProcedure().stream()
                .filter(all -> all.stream().noneMatch(code -> isSame(code, main)))
                .filter(all -> areThere(all, each))
                .mapToInt(this::distinct)
                .max()
                .orElse(0);
    }

    private int distinct(final List<String> codes) {
        return new HashSet<>(codes.stream().map(this::compared).toList()).size();
    }

    private boolean areThere(final List<String> codes, final GroupingCase each) {
        return codes.stream()
                .allMatch(code -> each.procedures().stream().anyMatch(procedure -> isSame(code, procedure)));
    }

    private boolean isSame(final String one, final String other) {
        return compared(one).equals(compared(other));
    }

    private String compared(final String code) {
        return policy.procedureMatch() == ProcedureMatch.FULL ? code : code.substring(0, Math.min(5, code.length()));
    }

    private static boolean isIn(final Optional<Band> band, final OptionalInt number) {
        return band.isEmpty()
                || number.isPresent()
                        && number.getAsInt() >= band.get().from()
                        && number.getAsInt() <= band.get().to();
    }

    /** Whether a diagnosis starts with one of the prefixes or lies in one of the ranges of categories. */
    private static boolean isAny(final List<String> asked, final String diagnosis) {
        for (final String each : asked) {
            final String[] ends = each.split("-", -1);
            if (ends.length == 1 && diagnosis.startsWith(each)) {
                return true;
            }
            if (ends.length == 2) {
                final String front = diagnosis.substring(0, Math.min(diagnosis.length(), ends[1].length()));
                if (front.compareTo(ends[0]) >= 0 && front.compareTo(ends[1]) <= 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static GroupingReason reason(final Layer layer) {
        return switch (layer) {
            case PRE_GROUPING -> GroupingReason.PRE_GROUPING;
            case MERGE -> GroupingReason.MERGE;
            case SUBDIVISION -> GroupingReason.SUBDIVISION;
            case BASIC -> GroupingReason.BASIC_ROW;
        };
    }
}
