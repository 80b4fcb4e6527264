package org.dipper.grouping;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.dipper.coding.CodeNormaliser;
import org.dipper.errors.DipperException;
import org.dipper.grouping.CandidateTable.Prefix;
import org.dipper.grouping.scheme.Band;
import org.dipper.grouping.scheme.Conditions;
import org.dipper.grouping.scheme.SchemeRule;

/** A row of the scheme as numbers, and whether a case fulfils it. */
final class CompiledRule implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What a row asks for, in the order it is looked at; the numbers below 0 that {@link #test} answers. */
    static final int PRINCIPAL_DIAGNOSIS = -1;

    static final int ANY_DIAGNOSIS = -2;
    static final int SECONDARY_DIAGNOSIS = -3;
    static final int MAIN_PROCEDURE = -4;
    static final int ANY_PROCEDURE = -5;
    static final int RELATED_PROCEDURE = -6;
    static final int AGE_DAYS = -7;
    static final int AGE_YEARS = -8;
    static final int BIRTH_WEIGHT = -9;
    static final int LAST_CONDITION = BIRTH_WEIGHT;

    final int sequence;
    final int layer;
    final boolean isConservative;
    final long[][] main;
    final long[][] any;
    final long[][] related;
    /** How many kinds of diagnosis a row asks for beside the principal one. */
    final int assistingDiagnoses;

    final boolean hasFigures;
    final long meanCostFen;
    final long scoreUnits;
    private final DiagnosisSet principal;
    private final DiagnosisSet secondary;
    private final DiagnosisSet anyDiagnosis;
    private final int[] ageDays;
    private final int[] ageYears;
    private final int[] birthWeight;
    private final boolean isBanded;

    CompiledRule(
            final SchemeRule rule, final ToLongFunction<String> procedureKey, final Optional<RuleFigures> figures) {
        final Conditions conditions = rule.conditions();
        this.sequence = rule.sequence();
        this.layer = rule.layer().ordinal();
        this.isConservative = rule.isConservative();
        this.main = keys(rule, conditions.principalProcedure(), procedureKey);
        this.any = keys(rule, conditions.anyProcedure(), procedureKey);
        this.related = keys(rule, conditions.relatedProcedure(), procedureKey);
        this.principal = DiagnosisSet.of(conditions.principalDiagnosis());
        this.secondary = DiagnosisSet.of(conditions.secondaryDiagnosis());
        this.anyDiagnosis = DiagnosisSet.of(conditions.anyDiagnosis());
        this.assistingDiagnoses = (secondary.isEmpty() ? 0 : 1) + (anyDiagnosis.isEmpty() ? 0 : 1);
        this.ageDays = ends(conditions.ageDays());
        this.ageYears = ends(conditions.ageYears());
        this.birthWeight = ends(conditions.birthWeight());
        this.isBanded = ageDays.length + ageYears.length + birthWeight.length > 0;
        this.hasFigures = figures.isPresent();
        this.meanCostFen = figures.map(RuleFigures::meanCostFen).orElse(0L);
        this.scoreUnits = figures.map(RuleFigures::scoreUnits).orElse(0L);
    }

    /** How many procedures match where the case fulfils all that the row asks for; else the first condition it fails. */
    int test(final CaseCodes codes, final long mainProcedure) {
        if (!holdsPrincipal(codes)) {
            return PRINCIPAL_DIAGNOSIS;
        }
        final int matchedMain = main.length == 0 ? 0 : matchedMain(codes, mainProcedure);
        if (isConservative ? mainProcedure != 0 : main.length > 0 && matchedMain == 0) {
            return MAIN_PROCEDURE;
        }
        if (isBanded) {
            for (int condition = AGE_DAYS; condition >= BIRTH_WEIGHT; condition--) {
                if (!holds(condition, codes, mainProcedure)) {
                    return condition;
                }
            }
        }
        final int matchedRelated = related.length == 0 ? 0 : matchedRelated(codes, mainProcedure);
        if (related.length > 0 && matchedRelated == 0) {
            return RELATED_PROCEDURE;
        }
        if (any.length > 0 && matchedAny(codes) == 0) {
            return ANY_PROCEDURE;
        }
        if (assistingDiagnoses > 0) {
            if (!holdsAny(codes)) {
                return ANY_DIAGNOSIS;
            }
            if (!holdsSecondary(codes)) {
                return SECONDARY_DIAGNOSIS;
            }
        }
        return matchedMain + matchedRelated;
    }

    /**
     * What is known of the row for cases of this main procedure, 0 for none, and of principal diagnoses that start so: the
     * bits of {@link Candidate}.
     */
    int known(final long mainProcedure, final Prefix diagnosis) {
        final boolean leads = isConservative ? mainProcedure == 0 : hasAlternative(mainProcedure, 1, 1);
        final boolean asksNothingElse = !isBanded
                && any.length == 0
                && related.length == 0
                && assistingDiagnoses == 0
                && (principal.isEmpty() || principal.containsAll(diagnosis.key(), diagnosis.length()));
        final boolean isOpenToMore = hasAlternative(mainProcedure, 2, Integer.MAX_VALUE);
        return (leads && asksNothingElse ? Candidate.HOLDS : 0)
                | (isOpenToMore ? 0 : Candidate.COUNTS_ONE)
                | (mainProcedure != 0 && (related.length > 0 || !leads) ? Candidate.NEEDS_ANOTHER : 0);
    }

    /** Whether an alternative of the main procedure with so many codes names it. */
    private boolean hasAlternative(final long mainProcedure, final int least, final int most) {
        return Arrays.stream(main)
                .anyMatch(alternative ->
                        alternative.length >= least && alternative.length <= most && isIn(alternative, mainProcedure));
    }

    /** Whether a case fulfils one condition of the row; true where the row has none of this kind. */
    boolean holds(final int condition, final CaseCodes codes, final long mainProcedure) {
        return switch (condition) {
            case PRINCIPAL_DIAGNOSIS -> holdsPrincipal(codes);
            case ANY_DIAGNOSIS -> holdsAny(codes);
            case SECONDARY_DIAGNOSIS -> holdsSecondary(codes);
            case MAIN_PROCEDURE ->
                isConservative ? mainProcedure == 0 : main.length == 0 || matchedMain(codes, mainProcedure) > 0;
            case ANY_PROCEDURE -> any.length == 0 || matchedAny(codes) > 0;
            case RELATED_PROCEDURE -> related.length == 0 || matchedRelated(codes, mainProcedure) > 0;
            case AGE_DAYS -> isWithin(ageDays, codes.ageDays);
            case AGE_YEARS -> isWithin(ageYears, codes.ageYears);
            case BIRTH_WEIGHT -> isWithin(birthWeight, codes.birthWeightGrams);
            default -> throw new IllegalArgumentException("No such condition: " + condition);
        };
    }

    private boolean holdsPrincipal(final CaseCodes codes) {
        return principal.isEmpty() || principal.contains(codes.principal);
    }

    private boolean holdsAny(final CaseCodes codes) {
        return anyDiagnosis.isEmpty() || anyDiagnosis.contains(codes.principal) || hasOther(codes, anyDiagnosis);
    }

    private boolean holdsSecondary(final CaseCodes codes) {
        return secondary.isEmpty() || hasOther(codes, secondary);
    }

    /** Whether a row has a condition of this kind. */
    boolean asksFor(final int condition) {
        return switch (condition) {
            case PRINCIPAL_DIAGNOSIS -> !principal.isEmpty();
            case ANY_DIAGNOSIS -> !anyDiagnosis.isEmpty();
            case SECONDARY_DIAGNOSIS -> !secondary.isEmpty();
            case MAIN_PROCEDURE -> isConservative || main.length > 0;
            case ANY_PROCEDURE -> any.length > 0;
            case RELATED_PROCEDURE -> related.length > 0;
            case AGE_DAYS -> ageDays.length > 0;
            case AGE_YEARS -> ageYears.length > 0;
            case BIRTH_WEIGHT -> birthWeight.length > 0;
            default -> throw new IllegalArgumentException("No such condition: " + condition);
        };
    }

    /** Whether an alternative of the main procedure asks for more than it. */
    boolean asksForSeveral() {
        return Arrays.stream(main).anyMatch(alternative -> alternative.length > 1);
    }

    /** The ages in days that a row takes; empty for all. */
    int[] ageDays() {
        return ageDays;
    }

    /** Whether a row names a procedure, wherever it asks for it. */
    boolean names(final long procedure) {
        return asksAnywhere(procedure)
                || Arrays.stream(main).anyMatch(all -> isIn(all, procedure))
                || Arrays.stream(related).anyMatch(all -> isIn(all, procedure));
    }

    /** Whether a procedure is one of those that the row asks for anywhere. */
    boolean asksAnywhere(final long procedure) {
        for (final long[] alternative : any) {
            if (isIn(alternative, procedure)) {
                return true;
            }
        }
        return false;
    }

    /** The codes of the longest alternative that holds anywhere among the procedures. */
    int matchedAny(final CaseCodes codes) {
        int matched = 0;
        for (final long[] alternative : any) {
            if (alternative.length > matched && areThere(alternative, codes)) {
                matched = alternative.length;
            }
        }
        return matched;
    }

    private int matchedMain(final CaseCodes codes, final long mainProcedure) {
        int matched = 0;
        for (final long[] alternative : main) {
            if (alternative.length > matched && isIn(alternative, mainProcedure) && areThere(alternative, codes)) {
                matched = alternative.length;
            }
        }
        return matched;
    }

    private int matchedRelated(final CaseCodes codes, final long mainProcedure) {
        int matched = 0;
        for (final long[] alternative : related) {
            if (alternative.length > matched && !isIn(alternative, mainProcedure) && areThere(alternative, codes)) {
                matched = alternative.length;
            }
        }
        return matched;
    }

    private static boolean isIn(final long[] alternative, final long procedure) {
        for (final long code : alternative) {
            if (code == procedure) {
                return true;
            }
        }
        return false;
    }

    private static boolean areThere(final long[] alternative, final CaseCodes codes) {
        for (final long code : alternative) {
            if (!codes.hasProcedure(code)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasOther(final CaseCodes codes, final DiagnosisSet set) {
        codes.readOtherDiagnoses();
        for (int i = 0; i < codes.diagnosisCount; i++) {
            if (set.contains(codes.otherDiagnoses[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWithin(final int[] band, final int number) {
        return band.length == 0 || number >= band[0] && number <= band[1];
    }

    private static int[] ends(final Optional<Band> band) {
        return band.map(each -> new int[] {each.from(), each.to()}).orElse(new int[0]);
    }

    private static long[][] keys(
            final SchemeRule rule, final List<List<String>> alternatives, final ToLongFunction<String> procedureKey) {
        return alternatives.stream()
                .map(all -> all.stream()
                        .mapToLong(code -> key(rule, code, procedureKey))
                        .distinct()
                        .toArray())
                .toArray(long[][]::new);
    }

    private static long key(final SchemeRule rule, final String code, final ToLongFunction<String> procedureKey) {
        final long key = procedureKey.applyAsLong(CodeNormaliser.normalise(code));
        if (key <= 0) {
            throw DipperException.refused(
                    "The row " + rule.sequence() + " of the scheme is refused.",
                    "The procedure \"" + code + "\" is no code.",
                    "Correct the row and load the scheme again.");
        }
        return key;
    }
}
