package org.dipper.grouping;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dipper.coding.ProcedureAttribute;
import org.dipper.grouping.scheme.Layer;
import org.dipper.grouping.scheme.SchemeRule;
import org.dipper.policy.GroupingPolicy;
import org.dipper.policy.GroupingPolicy.ProcedureMatch;
import org.dipper.policy.GroupingPolicy.TieBreaker;

/**
 * Finds the combination of a case: excluded diagnoses first, then the main procedure, then the layers of the scheme in their
 * order, at last diagnosis and main procedure by themselves. Looks up rows by the case's codes, so that the cost of a case
 * does not grow with their number. Immutable; the same engine answers for a Spark pass and for one case.
 *
 * <p>Rules: DIP 3.0 specification (comment draft), exclusion lists, the four layers, matching of related procedures.
 */
public final class GroupingEngine implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int FOUR_DIGITS_AND_DOT = 5;
    private static final int NO_ROW = -1;
    private static final int[] REASONS = reasons();

    private final MainProcedures mainProcedures;
    private final DiagnosisSet excludedDiagnoses;
    private final CompiledRule[] rules;
    private final int[] sequences;
    private final RuleIndex index;
    private final TieBreaker[] tieBreakers;
    private final boolean comparesFourDigits;
    private final OtherDiagnosesGate gate;

    /**
     * An engine without figures of an edition: tie-breakers that look at cost or score decide nothing.
     *
     * @param rules the rows of the scheme; none for the basic rule alone
     * @param tables what the code tables say
     * @param policy the region's choices
     */
    public GroupingEngine(final List<SchemeRule> rules, final GroupingTables tables, final GroupingPolicy policy) {
        this(rules, tables, policy, Map.of());
    }

    /** An engine that also knows an edition's figures by sequence number of a row. */
    public GroupingEngine(
            final List<SchemeRule> rules,
            final GroupingTables tables,
            final GroupingPolicy policy,
            final Map<Integer, RuleFigures> figures) {
        this.mainProcedures = new MainProcedures(tables, policy.mainProcedure());
        this.excludedDiagnoses = tables.excludedDiagnoses();
        this.comparesFourDigits = policy.procedureMatch() == ProcedureMatch.FOUR_DIGITS;
        this.tieBreakers = policy.tieBreakers().toArray(TieBreaker[]::new);
        final List<SchemeRule> inUse = rules.stream()
                .filter(rule -> policy.matchesRelated()
                        || rule.conditions().relatedProcedure().isEmpty())
                .toList();
        this.rules = inUse.stream()
                .map(rule -> new CompiledRule(
                        rule,
                        code -> compared(CodeKey.procedure(code)),
                        Optional.ofNullable(figures.get(rule.sequence()))))
                .toArray(CompiledRule[]::new);
        this.sequences =
                Arrays.stream(this.rules).mapToInt(rule -> rule.sequence).toArray();
        this.index = new RuleIndex(inUse, this.rules, Arrays.stream(this.rules).noneMatch(rule -> rule.hasFigures));
        this.gate = OtherDiagnosesGate.of(inUse);
    }

    /** The packed {@link Placement} of a case. */
    public long place(final GroupingCase each) {
        return place(new CaseCodes().fill(each));
    }

    /** The packed placement of the case in a buffer. */
    long place(final CaseCodes codes) {
        if (excludedDiagnoses.contains(codes.principal)) {
            return Placement.pack(
                    Placement.NOT_GROUPABLE,
                    Placement.NONE,
                    ProcedureAttribute.WITHOUT_PROCEDURE,
                    GroupingReason.EXCLUDED_DIAGNOSIS.code());
        }
        final int main = mainProcedures.choose(codes);
        final int attribute =
                main < 0 ? ProcedureAttribute.WITHOUT_PROCEDURE : mainProcedures.attribute(codes.procedures[main]);
        final int best = rules.length == 0 ? NO_ROW : best(codes, main);
        return best == NO_ROW
                ? Placement.pack(Placement.BASIC, main, attribute, GroupingReason.BASIC_KEY.code())
                : Placement.pack(sequences[Candidate.row(best)], main, attribute, REASONS[Candidate.layer(best)]);
    }

    MainProcedures mainProcedures() {
        return mainProcedures;
    }

    List<CompiledRule> rules() {
        return Arrays.asList(rules);
    }

    /** What of the main procedure is compared with the scheme; fills the buffer's compared codes. */
    long comparedMain(final CaseCodes codes, final int main) {
        compare(codes);
        return main < 0 ? 0 : codes.compared[main];
    }

    /** Whether a row's principal diagnosis is the case's, or one of its procedures is among the case's. */
    boolean sharesACode(final CompiledRule rule, final CaseCodes codes, final long mainProcedure) {
        final boolean sharesDiagnosis = rule.asksFor(CompiledRule.PRINCIPAL_DIAGNOSIS)
                && rule.holds(CompiledRule.PRINCIPAL_DIAGNOSIS, codes, mainProcedure);
        final boolean sharesAny = rule.asksFor(CompiledRule.ANY_DIAGNOSIS)
                && rule.holds(CompiledRule.ANY_DIAGNOSIS, codes, mainProcedure);
        boolean sharesProcedure = false;
        for (int i = 0; i < codes.procedureCount; i++) {
            sharesProcedure |= rule.names(codes.compared[i]);
        }
        return sharesDiagnosis || sharesAny || sharesProcedure;
    }

    /** Whether every case keeps its diagnosis and its listed main procedure, as surgery. */
    boolean isPlain() {
        return rules.length == 0
                && excludedDiagnoses.isEmpty()
                && mainProcedures.takesTheListed()
                && mainProcedures.knowsNoAttributes();
    }

    boolean readsOtherDiagnoses() {
        return asks(CompiledRule.ANY_DIAGNOSIS) || asks(CompiledRule.SECONDARY_DIAGNOSIS);
    }

    /** The cases whose other diagnoses can matter. */
    OtherDiagnosesGate otherDiagnosesGate() {
        return gate;
    }

    boolean readsOtherProcedures() {
        return !mainProcedures.takesTheListed()
                || asks(CompiledRule.ANY_PROCEDURE)
                || asks(CompiledRule.RELATED_PROCEDURE)
                || Arrays.stream(rules).anyMatch(CompiledRule::asksForSeveral);
    }

    boolean readsAgeYears() {
        return asks(CompiledRule.AGE_YEARS);
    }

    boolean readsAgeDays() {
        return asks(CompiledRule.AGE_DAYS);
    }

    boolean readsBirthWeight() {
        return asks(CompiledRule.BIRTH_WEIGHT);
    }

    boolean readsTotalCost() {
        return Arrays.asList(tieBreakers).contains(TieBreaker.NEAREST_COST)
                && Arrays.stream(rules).anyMatch(rule -> rule.hasFigures);
    }

    private boolean asks(final int condition) {
        return Arrays.stream(rules).anyMatch(rule -> rule.asksFor(condition));
    }

    /** The candidate that wins, or {@link #NO_ROW}. */
    private int best(final CaseCodes codes, final int main) {
        final long mainProcedure = comparedMain(codes, main);
        index.collect(codes, mainProcedure);
        if (codes.candidateCount == 1 && Candidate.isDecided(codes.candidates[0], codes)) {
            return codes.candidates[0];
        }
        int best = NO_ROW;
        int bestMatched = 0;
        for (int i = 0; i < codes.candidateCount; i++) {
            final int each = codes.candidates[i];
            if (!Candidate.isOut(each, codes) && (best == NO_ROW || Candidate.layer(each) <= Candidate.layer(best))) {
                final int matched = matched(each, codes, mainProcedure);
                if (matched >= 0 && (best == NO_ROW || wins(each, matched, best, bestMatched, codes, mainProcedure))) {
                    best = each;
                    bestMatched = matched;
                }
            }
        }
        return best;
    }

    /** How many procedures of a candidate match; below 0 where the case does not fulfil it. */
    private int matched(final int candidate, final CaseCodes codes, final long mainProcedure) {
        if (Candidate.isDecided(candidate, codes)) {
            return mainProcedure == 0 ? 0 : 1;
        }
        return rules[Candidate.row(candidate)].test(codes, mainProcedure);
    }

    /** Whether a candidate that matches comes before another that does. */
    private boolean wins(
            final int candidate,
            final int matched,
            final int other,
            final int otherMatched,
            final CaseCodes codes,
            final long mainProcedure) {
        if (Candidate.layer(candidate) != Candidate.layer(other)) {
            return Candidate.layer(candidate) < Candidate.layer(other);
        }
        if (matched != otherMatched) {
            return matched > otherMatched;
        }
        return wins(rules[Candidate.row(candidate)], rules[Candidate.row(other)], codes, mainProcedure);
    }

    /** Whether a row comes before another of its layer with as many matched procedures. */
    private boolean wins(
            final CompiledRule rule, final CompiledRule other, final CaseCodes codes, final long mainProcedure) {
        if (rule.assistingDiagnoses != other.assistingDiagnoses) {
            return rule.assistingDiagnoses > other.assistingDiagnoses;
        }
        for (final TieBreaker tieBreaker : tieBreakers) {
            final long lead = lead(tieBreaker, rule, other, codes, mainProcedure);
            if (lead != 0) {
                return lead > 0;
            }
        }
        return rule.sequence < other.sequence;
    }

    /** Above 0 where a row comes before the other by a tie-breaker, 0 where it does not decide. */
    private long lead(
            final TieBreaker tieBreaker,
            final CompiledRule rule,
            final CompiledRule other,
            final CaseCodes codes,
            final long mainProcedure) {
        return switch (tieBreaker) {
            case MOST_PROCEDURES -> rule.matchedAny(codes) - other.matchedAny(codes);
            case TYPE_ORDER -> type(rule, codes, mainProcedure) - type(other, codes, mainProcedure);
            case NEAREST_COST -> distance(other, codes) - distance(rule, codes);
            case HIGHER_SCORE -> score(rule) - score(other);
            case SEQUENCE -> (long) other.sequence - rule.sequence;
        };
    }

    /** How far a group's mean cost is from the case's; rows without figures are farthest. */
    private static long distance(final CompiledRule rule, final CaseCodes codes) {
        if (codes.totalCostFen == CaseCodes.UNKNOWN) {
            return 0;
        }
        return rule.hasFigures ? Math.abs(rule.meanCostFen - codes.totalCostFen) : Long.MAX_VALUE;
    }

    private static long score(final CompiledRule rule) {
        return rule.hasFigures ? rule.scoreUnits : -1;
    }

    /** The attribute of the procedure that a row asks for: of the main one, else the highest of those anywhere. */
    private int type(final CompiledRule rule, final CaseCodes codes, final long mainProcedure) {
        int highest = ProcedureAttribute.WITHOUT_PROCEDURE;
        for (int i = 0; i < codes.procedureCount; i++) {
            final boolean isAsked =
                    rule.main.length > 0 ? codes.compared[i] == mainProcedure : rule.asksAnywhere(codes.compared[i]);
            if (isAsked) {
                highest = Math.max(highest, mainProcedures.attribute(codes.procedures[i]));
            }
        }
        return highest;
    }

    private void compare(final CaseCodes codes) {
        for (int i = 0; i < codes.procedureCount; i++) {
            codes.compared[i] = compared(codes.procedures[i]);
        }
    }

    private long compared(final long procedure) {
        return comparesFourDigits ? CodeKey.prefix(procedure, FOUR_DIGITS_AND_DOT) : procedure;
    }

    private static int[] reasons() {
        return Arrays.stream(Layer.values())
                .mapToInt(layer -> GroupingReason.of(layer).code())
                .toArray();
    }
}
