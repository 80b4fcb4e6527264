package org.dipper.settlement.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of the states of a settlement period. */
class PeriodStateTest {
    @Test
    void everyStepThatIsAllowedStandsHereAndNoOther() {
        final List<String> allowed = new ArrayList<>();
        Stream.concat(
                        Stream.of(Optional.<PeriodState>empty()),
                        Stream.of(PeriodState.values()).map(Optional::of))
                .forEach(now -> {
                    final Set<PeriodState> next = PeriodState.next(now);
                    for (final PeriodState to : PeriodState.values()) {
                        if (next.contains(to)) {
                            PeriodState.requireStep("2025", now, to);
                        } else {
                            requireRefused(now, to);
                        }
                    }
                    allowed.add(now.map(PeriodState::id).orElse("-") + ": "
                            + next.stream().map(PeriodState::id).collect(Collectors.joining(" ")));
                });
        assertThat(allowed)
                .containsExactly(
                        "-: planned data_fixed computed",
                        "planned: data_fixed computed",
                        "data_fixed: data_fixed computed",
                        "computed: data_fixed computed feedback published",
                        "feedback: data_fixed computed published",
                        "published: data_fixed computed paid",
                        "paid: data_fixed computed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "computed | paid | It is computed (computed). | dipper settle publish",
                "data_fixed | paid | It is data_fixed (data fixed). | dipper settle publish",
                "planned | feedback | It is planned (planned). | dipper settle month or dipper settle year",
                "data_fixed | published | It is data_fixed (data fixed). | dipper settle month or dipper settle year",
                "published | feedback | It is published (published). | --supersede",
                "paid | feedback | It is paid (paid). | --supersede",
                "- | paid | Nothing was done for it yet. | dipper settle publish",
                "- | feedback | Nothing was done for it yet. | dipper settle month or dipper settle year"
            })
    void aRefusalNamesTheStateInForceAndWhatToDo(
            final String now, final String to, final String why, final String fix) {
        final Optional<PeriodState> state = Stream.of(PeriodState.values())
                .filter(each -> each.id().equals(now))
                .findFirst();
        final PeriodState next = Stream.of(PeriodState.values())
                .filter(each -> each.id().equals(to))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> PeriodState.requireStep("202503", state, next))
                .hasMessageContaining("202503")
                .hasMessageContaining(why)
                .hasMessageContaining(fix);
    }

    @Test
    void peopleSetThreeStatesAndNoOther() {
        assertThat(Stream.of("data_fixed", "feedback", "paid").map(PeriodState::toSet))
                .containsExactly(PeriodState.DATA_FIXED, PeriodState.FEEDBACK, PeriodState.PAID);
        for (final String other : List.of("planned", "computed", "published", "PAID", "", "closed")) {
            assertThat(catchThrowableOfType(DipperException.class, () -> PeriodState.toSet(other))
                            .exitCode())
                    .isEqualTo(ExitCode.USAGE);
        }
    }

    private static void requireRefused(final Optional<PeriodState> now, final PeriodState to) {
        final DipperException refused =
                catchThrowableOfType(DipperException.class, () -> PeriodState.requireStep("2025", now, to));
        assertThat(refused.exitCode()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(refused.what()).contains("2025", to.id());
        now.ifPresent(state -> assertThat(refused.why()).contains(state.id()));
        assertThat(refused.fix()).isNotBlank();
    }
}
