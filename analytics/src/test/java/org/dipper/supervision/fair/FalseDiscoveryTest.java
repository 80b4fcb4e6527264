package org.dipper.supervision.fair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("False discovery control")
class FalseDiscoveryTest {
    /** The example of Benjamini and Hochberg 1995: fifteen endpoints of a trial. */
    private static final List<Double> PUBLISHED = List.of(
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0);

    @Test
    void findsTheFourOfThePublishedExample() {
        final List<Double> adjusted = FalseDiscovery.adjusted(PUBLISHED);
        assertThat(adjusted.stream().filter(q -> q <= 0.05)).hasSize(4);
        // What p.adjust(p, "BH") of R prints.
        final List<Double> expected = List.of(
                0.0015,
                0.003,
                0.0095,
                0.035625,
                0.0603,
                0.06385714,
                0.06385714,
                0.0645,
                0.0765,
                0.486,
                0.5811818,
                0.714875,
                0.7532308,
                0.8132143,
                1.0);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(adjusted.get(i)).isCloseTo(expected.get(i), within(5e-8));
        }
    }

    @Test
    void keepsTheOrderOfThePValuesAndGivesTiesOneValue() {
        assertThat(FalseDiscovery.adjusted(List.of(0.5, 0.01, 0.5, 0.04))).containsExactly(0.5, 0.04, 0.5, 0.08);
    }

    @Test
    void nothingAndOneValueStayAsTheyAre() {
        assertThat(FalseDiscovery.adjusted(List.of())).isEmpty();
        assertThat(FalseDiscovery.adjusted(List.of(0.3))).containsExactly(0.3);
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThatThrownBy(() -> FalseDiscovery.adjusted(List.of(1.2))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FalseDiscovery.adjusted(List.of(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
