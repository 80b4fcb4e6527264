package org.dipper.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import org.dipper.errors.DipperException;
import org.dipper.yaml.StrictYaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The days that a policy gives the review of leads. */
class ReviewPolicyLoaderTest {
    @Test
    void whatAPolicyLeavesOutIsAsUsual() {
        final ReviewPolicy policy = load("""
                appeal_days: 10
                counts_working_days: true
                holidays: ['2026-10-01', '2026-10-02']
                """);
        assertThat(policy)
                .isEqualTo(new ReviewPolicy(
                        30,
                        15,
                        10,
                        30,
                        30,
                        true,
                        Set.of(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 2)),
                        Set.of(),
                        true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "appeal_days: 0",
                "appeal_days: 400",
                "appeal_days: soon",
                "appeal_dayz: 3",
                "holidays: ['2026-02-30']",
                "counts_working_days: perhaps"
            })
    void whatMakesNoSenseIsRefused(final String text) {
        assertThatThrownBy(() -> load(text)).isInstanceOf(DipperException.class);
    }

    private static ReviewPolicy load(final String text) {
        return ReviewPolicyLoader.load(StrictYaml.parse("p.yaml", text));
    }
}
