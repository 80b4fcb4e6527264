package org.dipper.policy;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * How a case finds its group beyond the basic rule: scheme, main procedure, related procedures, tie-breakers.
 *
 * @param scheme the loaded scheme whose rows come before the basic rule; empty for none
 * @param mainProcedure which procedure of a case is its main one
 * @param matchesRelated whether rows that ask for related procedures take part
 * @param procedureMatch how much of a procedure code has to agree with the scheme's
 * @param tieBreakers what decides, in this order, where rows with equally many matched procedures remain; the lower sequence
 *     number decides at last
 */
public record GroupingPolicy(
        Optional<String> scheme,
        MainProcedureRule mainProcedure,
        boolean matchesRelated,
        ProcedureMatch procedureMatch,
        List<TieBreaker> tieBreakers) {
    /** What holds where a policy says nothing: the listed main procedure, related procedures, full codes. */
    public static final GroupingPolicy PLAIN =
            new GroupingPolicy(Optional.empty(), MainProcedureRule.LISTED, true, ProcedureMatch.FULL, List.of());

    public GroupingPolicy {
        requireNonNull(scheme, "scheme");
        requireNonNull(mainProcedure, "mainProcedure");
        requireNonNull(procedureMatch, "procedureMatch");
        tieBreakers = List.copyOf(tieBreakers);
    }

    /** Which procedure of a case is its main one, before exclusions. */
    public enum MainProcedureRule {
        /** The one the settlement list names first. */
        LISTED,
        /** The one of the highest attribute, then of the highest level; the listed one where it is among those. */
        ATTRIBUTE
    }

    /** How much of a procedure code has to agree. */
    public enum ProcedureMatch {
        /** The full extension code. */
        FULL,
        /** Its first four digits. */
        FOUR_DIGITS
    }

    /** What decides between rows of one layer. */
    public enum TieBreaker {
        /** More matched procedures, those asked for at any position included. */
        MOST_PROCEDURES,
        /** The group whose mean cost is nearer to the case's cost. */
        NEAREST_COST,
        /** Surgery before therapeutic before diagnostic operation before conservative treatment. */
        TYPE_ORDER,
        /** The group of the higher score. */
        HIGHER_SCORE,
        /** The lower sequence number. */
        SEQUENCE
    }
}
