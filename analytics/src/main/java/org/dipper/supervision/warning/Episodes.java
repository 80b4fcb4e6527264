package org.dipper.supervision.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Makes episodes of the months of a subject and rule, so that people get one alert and not one a month.
 *
 * <p>A month that fires opens an episode. It escalates, and stays escalated, once the asked number of the last months fired,
 * counted from its start. It closes in the month that completes the asked number of normal months in a row. A month that
 * cannot be judged counts neither as fired nor as normal: it neither closes an episode nor starts the count again.
 *
 * <p>What it says of a month depends on that month and earlier ones alone, and not on the order months are given in.
 */
public final class Episodes {
    private final EpisodeRules rules;

    /** Episodes by these rules. */
    public Episodes(final EpisodeRules rules) {
        this.rules = rules;
    }

    /**
     * The months of episodes, oldest first; months outside episodes are left out.
     *
     * @param signals what each month says; a month between others that is absent cannot be judged
     */
    public List<EpisodeMonth> apply(final Map<Integer, Signal> signals) {
        final List<EpisodeMonth> months = new ArrayList<>();
        if (signals.isEmpty()) {
            return months;
        }
        final NavigableMap<Integer, Signal> inOrder = new TreeMap<>(signals);
        Open open = null;
        for (final int month : Months.range(inOrder.firstKey(), inOrder.lastKey())) {
            final Signal signal = inOrder.getOrDefault(month, Signal.NOT_EVALUABLE);
            if (open == null && signal == Signal.FIRED) {
                open = new Open(month);
            }
            if (open != null) {
                final EpisodeState state = open.next(month, signal);
                months.add(new EpisodeMonth(month, signal, state, open.start, Months.between(open.start, month) + 1));
                open = state == EpisodeState.CLOSED ? null : open;
            }
        }
        return months;
    }

    /** An episode while it lasts. */
    private final class Open {
        private final int start;
        private final List<Integer> fired = new ArrayList<>();
        private int normal;
        private boolean isEscalated;

        private Open(final int start) {
            this.start = start;
        }

        private EpisodeState next(final int month, final Signal signal) {
            if (signal == Signal.FIRED) {
                fired.add(month);
                normal = 0;
            } else if (signal == Signal.NORMAL) {
                normal++;
            }
            final long recent = fired.stream()
                    .filter(each -> Months.between(each, month) < rules.escalateMonths())
                    .count();
            isEscalated = isEscalated || recent >= rules.escalateFired();
            if (normal >= rules.closeAfter()) {
                return EpisodeState.CLOSED;
            }
            return isEscalated ? EpisodeState.ESCALATED : EpisodeState.OPEN;
        }
    }
}
