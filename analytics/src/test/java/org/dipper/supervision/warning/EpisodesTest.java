package org.dipper.supervision.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Episodes")
class EpisodesTest {
    private static final int FIRST = 202309;
    private static final Episodes EPISODES = new Episodes(EpisodeRules.DEFAULT);

    /** From the first F on, up to the earliest place where the last three letters but X are N. */
    private static final Pattern CLOSED = Pattern.compile("F[FNX]*?NX*NX*N");

    // Signals: F fires, N is normal, X cannot be judged. States: o open, e escalated, c closed, . outside an episode.
    @ParameterizedTest
    @CsvSource({
        "N, .",
        "F, o",
        "FN, oo",
        "FNNN, oooc",
        "FNNNN, oooc.",
        "FF, oe",
        "FNF, ooe", // two of three months
        "FNNF, oooo", // two of four
        "FNNFF, ooooe",
        "FFNNN, oeeec", // stays escalated until it closes
        "FNNNF, oooco", // a new alert
        "FFNNNF, oeeeco", // that begins anew
        "FXNNN, ooooc", // what cannot be judged closes nothing
        "FNXNN, ooooc",
        "FXF, ooe",
        "FXXF, oooo",
        "XXN, ...",
    })
    void anAlertOpensEscalatesAndCloses(final String signals, final String states) {
        assertThat(states(signals)).isEqualTo(states);
    }

    @Test
    void everyMonthKnowsItsStartAndItsAge() {
        final List<EpisodeMonth> months = EPISODES.apply(signals("NFNNNF"));
        assertThat(months).extracting(EpisodeMonth::month).containsExactly(202310, 202311, 202312, 202401, 202402);
        assertThat(months).extracting(EpisodeMonth::start).containsExactly(202310, 202310, 202310, 202310, 202402);
        assertThat(months).extracting(EpisodeMonth::months).containsExactly(1, 2, 3, 4, 1);
    }

    @Test
    void aMonthThatIsAbsentCannotBeJudged() {
        final Map<Integer, Signal> signals = signals("FXNNXN");
        signals.values().removeIf(signal -> signal == Signal.NOT_EVALUABLE);
        assertThat(EPISODES.apply(signals)).isEqualTo(EPISODES.apply(signals("FXNNXN")));
    }

    @Test
    void theyAreWhatTheSlowReferenceSays() {
        final Random dice = new Random(20260101);
        int closed = 0;
        for (int i = 0; i < 3_000; i++) {
            final String signals = randomSignals(dice);
            final String expected = slow(signals);
            assertThat(states(signals)).as(signals).isEqualTo(expected);
            closed += expected.contains("c") ? 1 : 0;
        }
        assertThat(closed).isGreaterThan(300);
    }

    @Test
    void whatAMonthIsDoesNotDependOnLaterMonthsNorOnTheOrder() {
        final Random dice = new Random(42);
        for (int i = 0; i < 300; i++) {
            final String signals = randomSignals(dice);
            final String whole = states(signals);
            for (int length = 1; length <= signals.length(); length++) {
                assertThat(states(signals.substring(0, length))).isEqualTo(whole.substring(0, length));
            }
            final List<Map.Entry<Integer, Signal>> entries =
                    new ArrayList<>(signals(signals).entrySet());
            Collections.shuffle(entries, dice);
            final Map<Integer, Signal> shuffled = new LinkedHashMap<>();
            entries.forEach(entry -> shuffled.put(entry.getKey(), entry.getValue()));
            assertThat(EPISODES.apply(shuffled)).isEqualTo(EPISODES.apply(signals(signals)));
        }
    }

    /** Says the same of text: episodes by a pattern, escalation by counting in every window again. */
    private static String slow(final String signals) {
        final StringBuilder states = new StringBuilder(".".repeat(signals.length()));
        int from = 0;
        while (signals.indexOf('F', from) >= 0) {
            final int start = signals.indexOf('F', from);
            final Matcher closed = CLOSED.matcher(signals);
            final boolean isClosed = closed.find(start);
            final int end = isClosed ? closed.end() : signals.length();
            for (int month = start; month < end; month++) {
                boolean isEscalated = false;
                for (int last = start; last <= month; last++) {
                    final String window = signals.substring(Math.max(start, last - 2), last + 1);
                    isEscalated = isEscalated || window.replaceAll("[^F]", "").length() >= 2;
                }
                states.setCharAt(month, isEscalated ? 'e' : 'o');
            }
            if (isClosed) {
                states.setCharAt(end - 1, 'c');
            }
            from = end;
        }
        return states.toString();
    }

    private static String randomSignals(final Random dice) {
        final StringBuilder signals = new StringBuilder();
        final int length = 1 + dice.nextInt(40);
        for (int i = 0; i < length; i++) {
            signals.append("FNNNX".charAt(dice.nextInt(5)));
        }
        return signals.toString();
    }

    private static String states(final String signals) {
        final StringBuilder states = new StringBuilder(".".repeat(signals.length()));
        EPISODES.apply(signals(signals))
                .forEach(month -> states.setCharAt(
                        Months.between(FIRST, month.month()), month.state().id().charAt(0)));
        return states.toString();
    }

    private static Map<Integer, Signal> signals(final String signals) {
        final Map<Integer, Signal> months = new LinkedHashMap<>();
        for (int i = 0; i < signals.length(); i++) {
            months.put(
                    Months.plus(FIRST, i),
                    switch (signals.charAt(i)) {
                        case 'F' -> Signal.FIRED;
                        case 'N' -> Signal.NORMAL;
                        default -> Signal.NOT_EVALUABLE;
                    });
        }
        return months;
    }
}
