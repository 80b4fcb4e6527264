package org.dipper.grouping;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.dipper.coding.PackedCode;
import org.dipper.errors.DipperException;
import org.dipper.grouping.GroupingTables.ProcedureExclusion;
import org.dipper.grouping.GroupingTables.ProcedureProfile;
import org.dipper.policy.GroupingPolicy.MainProcedureRule;

/**
 * Chooses the main procedure of a case. Candidates are the listed main procedure, then the others by attribute, level and
 * code, so that the order in which a list names the others never matters; under {@link MainProcedureRule#ATTRIBUTE} the
 * listed one has no precedence but among equals. A candidate that is excluded makes room for the next one or makes the case
 * conservative.
 */
final class MainProcedures implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LEVELS = 10;
    private static final int ALLOWED = 0;
    private static final int CONSERVATIVE = -1;
    private static final int DEFER = -2;

    private final boolean listedFirst;
    /** Attribute number and level of a procedure: ten times the one plus the other. */
    private final LongIntMap ranks;

    private final int unknownRank;
    /** What keeps a procedure from leading: one of the constants above, or a place in {@link #within} plus one. */
    private final LongIntMap exclusions;

    private final DiagnosisSet[] within;

    MainProcedures(final GroupingTables tables, final MainProcedureRule rule) {
        this.listedFirst = rule == MainProcedureRule.LISTED;
        this.unknownRank = rank(ProcedureProfile.UNKNOWN);
        this.ranks = new LongIntMap(tables.procedures().size(), unknownRank);
        tables.procedures().forEach((code, profile) -> ranks.put(key(code), rank(profile)));
        this.exclusions = new LongIntMap(tables.excludedProcedures().size(), ALLOWED);
        final List<DiagnosisSet> ranges = new ArrayList<>();
        tables.excludedProcedures().forEach((code, exclusion) -> exclusions.put(key(code), place(exclusion, ranges)));
        this.within = ranges.toArray(DiagnosisSet[]::new);
    }

    /** The place of the main procedure among the case's, -1 for none. */
    int choose(final CaseCodes codes) {
        if (codes.procedureCount == 0) {
            return Placement.NONE;
        }
        int candidate = listedFirst && codes.procedures[0] != 0 ? 0 : best(codes, Placement.NONE);
        while (candidate != Placement.NONE) {
            switch (verdict(codes.procedures[candidate], codes.principal)) {
                case ALLOWED:
                    return candidate;
                case CONSERVATIVE:
                    return Placement.NONE;
                default:
                    candidate = best(codes, candidate);
            }
        }
        return Placement.NONE;
    }

    /** Whether the listed main procedure decides by itself. */
    boolean takesTheListed() {
        return listedFirst && exclusions.isEmpty();
    }

    /** Whether every procedure is surgery of an unknown level. */
    boolean knowsNoAttributes() {
        return ranks.isEmpty();
    }

    /** The attribute number of a procedure. */
    int attribute(final long procedure) {
        return ranks.get(procedure) / LEVELS;
    }

    /** The level of a procedure; 0 where unknown. */
    int level(final long procedure) {
        return ranks.get(procedure) % LEVELS;
    }

    /** The candidates in their order. */
    List<Integer> candidates(final CaseCodes codes) {
        final List<Integer> order = new ArrayList<>();
        int candidate =
                listedFirst && codes.procedureCount > 0 && codes.procedures[0] != 0 ? 0 : best(codes, Placement.NONE);
        while (candidate != Placement.NONE) {
            order.add(candidate);
            candidate = best(codes, candidate);
        }
        return order;
    }

    /** Whether a procedure may lead a case of this principal diagnosis. */
    boolean isAllowed(final long procedure, final long principal) {
        return verdict(procedure, principal) == ALLOWED;
    }

    /** Whether a procedure makes a case conservative. */
    boolean isConservative(final long procedure) {
        return exclusions.get(procedure) == CONSERVATIVE;
    }

    /** Whether a procedure may lead only within some principal diagnoses. */
    boolean isBoundToDiagnoses(final long procedure) {
        return exclusions.get(procedure) > ALLOWED;
    }

    private int verdict(final long procedure, final long principal) {
        final int exclusion = exclusions.get(procedure);
        if (exclusion > ALLOWED) {
            return within[exclusion - 1].contains(principal) ? ALLOWED : DEFER;
        }
        return exclusion;
    }

    /** The first candidate after the one given, in the order of candidates; the first of all after none. */
    private int best(final CaseCodes codes, final int after) {
        int best = Placement.NONE;
        for (int i = 0; i < codes.procedureCount; i++) {
            final boolean isOpen = codes.procedures[i] != 0 && (after == Placement.NONE || isBefore(codes, after, i));
            if (isOpen && (best == Placement.NONE || isBefore(codes, i, best))) {
                best = i;
            }
        }
        return best;
    }

    private boolean isBefore(final CaseCodes codes, final int one, final int other) {
        if (one == other) {
            return false;
        }
        if (listedFirst && (one == 0 || other == 0)) {
            return one == 0;
        }
        final long code = codes.procedures[one];
        final long otherCode = codes.procedures[other];
        final int rank = ranks.get(code);
        final int otherRank = ranks.get(otherCode);
        if (rank != otherRank) {
            return rank > otherRank;
        }
        if (one == 0 || other == 0) {
            return one == 0;
        }
        return code == otherCode ? one < other : code < otherCode;
    }

    private static int place(final ProcedureExclusion exclusion, final List<DiagnosisSet> ranges) {
        return switch (exclusion.kind()) {
            case CONSERVATIVE -> CONSERVATIVE;
            case DEFER -> DEFER;
            case ONLY_WITHIN -> {
                ranges.add(exclusion.within());
                yield ranges.size();
            }
        };
    }

    private static int rank(final ProcedureProfile profile) {
        return profile.attribute().caseAttribute() * LEVELS + profile.level();
    }

    private static long key(final String code) {
        final long key = CodeKey.procedure(code);
        if (key <= 0) {
            throw DipperException.refused(
                    "The procedure \"" + code + "\" of a code table is refused.",
                    "It is empty, longer than " + PackedCode.LONGEST + " characters or holds a sign that no code has.",
                    "Correct the code table and load it again.");
        }
        return key;
    }
}
