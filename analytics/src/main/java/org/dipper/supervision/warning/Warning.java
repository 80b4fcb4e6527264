package org.dipper.supervision.warning;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What early warning says of a rule, subject and month: a month of an alert's episode, or that the rule cannot be judged.
 * A warning is a reason to look, never a verdict.
 *
 * @param rule the rule
 * @param subject the subject
 * @param month the month, yyyymm
 * @param judgement what the month says
 * @param episode the alert that the month is part of; empty where the month lies outside any and cannot be judged
 * @param severity how urgent it is
 * @param stakeFen the fund at stake in the latest month that fired, where the subject's fund is known
 * @param rank its place among the live alerts of the month, by fund at stake; empty where it is not live
 * @param isShown whether it is among those that people see at once
 */
public record Warning(
        WarningRule rule,
        Subject subject,
        int month,
        Judgement judgement,
        Optional<EpisodeMonth> episode,
        Severity severity,
        OptionalLong stakeFen,
        Optional<Integer> rank,
        boolean isShown) {

    /** Whether the alert still asks for an answer. */
    public boolean isLive() {
        return episode.map(each -> each.state().isLive()).orElse(false);
    }

    /** Open, escalated or closed; or {@code not_evaluable: ...} with the reason. */
    public String state() {
        return episode.map(each -> each.state().id())
                .orElseGet(() -> "not_evaluable: "
                        + judgement.reason().map(Bilingual::en).orElse("no reason given"));
    }

    /** The same in its place. */
    Warning ranked(final int newRank, final int cap) {
        return new Warning(
                rule, subject, month, judgement, episode, severity, stakeFen, Optional.of(newRank), newRank <= cap);
    }
}
