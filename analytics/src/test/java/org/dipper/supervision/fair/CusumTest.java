package org.dipper.supervision.fair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Cumulative sums")
class CusumTest {
    private static final BernoulliCusum DOUBLED_ODDS = new BernoulliCusum(2);

    @Test
    void followsThePathThatTheRPackageCusumDocuments() {
        // Expected risk 5 %, events at the second and the eighth case.
        assertThat(rounded(DOUBLED_ODDS.path(outcomes(0.05, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0), 2.96)))
                .containsExactly(0.0, 0.64, 0.6, 0.55, 0.5, 0.45, 0.4, 1.04, 1.0, 0.95);
    }

    @Test
    void followsTheRiskAdjustedPathThatTheRPackageCusumDocuments() {
        final List<BernoulliCusum.Outcome> cases = new ArrayList<>(outcomes(0.01, 0, 0, 0, 0, 0, 0));
        cases.addAll(outcomes(0.2, 1, 1, 1));
        cases.addAll(outcomes(0.002, 0));
        assertThat(rounded(DOUBLED_ODDS.path(cases, 2.96)))
                .containsExactly(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.51, 1.02, 1.53, 1.53);
    }

    @Test
    void raisesAnAlarmAtTheLimitAndStartsAnew() {
        final double weight = DOUBLED_ODDS.weight(0.2, true);
        assertThat(DOUBLED_ODDS.path(outcomes(0.2, 1, 1, 1), 2 * weight))
                .containsExactly(new CusumPoint(weight, false), new CusumPoint(0, true), new CusumPoint(weight, false));
    }

    @Test
    void anUnlikelyEventWeighsMoreThanALikelyOne() {
        assertThat(DOUBLED_ODDS.weight(0.01, true)).isGreaterThan(DOUBLED_ODDS.weight(0.3, true));
        assertThat(DOUBLED_ODDS.weight(0.01, false)).isGreaterThan(DOUBLED_ODDS.weight(0.3, false));
    }

    @Test
    void countsOfMonthsFollowTheirLikelihoodRatio() {
        final PoissonCusum cusum = new PoissonCusum(2);
        final List<PoissonCusum.Month> months =
                List.of(new PoissonCusum.Month(2, 3), new PoissonCusum.Month(6, 3), new PoissonCusum.Month(7, 3.5));
        // 6 ln 2 - 3 = 1.158883; 7 ln 2 - 3.5 = 1.352030
        assertThat(cusum.path(months, 2.5)).extracting(CusumPoint::isAlarm).containsExactly(false, false, true);
        assertThat(cusum.path(months, 2.52).get(2).value()).isCloseTo(2.510913, within(1e-6));
    }

    @Test
    void runsAsLongAsLucasPrinted() {
        // Lucas 1985, table 2: Poisson mean 0.25, reference value 0.25, limit 10: 438
        final Map<Double, Double> steps = new TreeMap<>();
        double probability = Math.exp(-0.25);
        for (int events = 0; events < 40; events++) {
            steps.put(events - 0.25, probability);
            probability *= 0.25 / (events + 1);
        }
        assertThat(new CusumChain(CusumSteps.of(steps), 10, 40).averageRunLength())
                .isCloseTo(438, within(0.5));
    }

    @ParameterizedTest
    @CsvSource({
        // Reference value, limit, shift of the mean, run length; Waldmann 1986, Lucas and Crosier 1982, Vance 1986
        "0.5, 3, 0, 117.4, 0.5",
        "0.5, 3, 0.5, 17.35, 0.05",
        "0.5, 3, -0.5, 1963, 15",
        "0.5, 4, 0, 336, 1.5",
        "0, 10, 0, 124.66, 0.4",
        "0, 10, 1, 10.75, 0.05"
    })
    void runsAsLongAsPublishedForNormalValues(
            final double reference,
            final double limit,
            final double shift,
            final double runLength,
            final double error) {
        final CusumSteps steps = normal(shift - reference);
        assertThat(new CusumChain(steps, limit, 200).averageRunLength()).isCloseTo(runLength, within(error));
    }

    @Test
    void alarmsAsOftenAsAllPossibleYearsTogether() {
        // Twelve cases have 4,096 outcomes: all of them are walked.
        final CusumSteps steps = CusumSteps.ofCases(DOUBLED_ODDS, Map.of(0.1, 1L));
        for (final double limit : new double[] {0.7, 1.3, 1.9}) {
            assertThat(new CusumChain(steps, limit, 2_000).alarmProbability(12))
                    .isCloseTo(walked(0.1, 12, limit), within(0.005));
        }
    }

    @Test
    void theLimitHoldsTheChosenRateOfFalseAlarms() {
        final Map<Double, Long> mix = Map.of(0.01, 300L, 0.05, 500L, 0.2, 200L);
        final CusumSteps steps = CusumSteps.ofCases(DOUBLED_ODDS, mix);
        final double limit = new CusumLimit(steps).forYear(0.05, 1_000);
        // Simulated years of hospitals that are exactly as expected: 5 % of 4,000, standard error 0.35 %.
        assertThat(simulatedAlarms(mix, 1_000, limit, 4_000)).isBetween(0.035, 0.06);
        // The chain errs on the careful side: a finer one asks for hardly less.
        assertThat(new CusumLimit(steps, 800).forYear(0.05, 1_000))
                .isCloseTo(limit, within(0.04))
                .isLessThan(limit + 0.001);
    }

    @Test
    void limitsDependOnVolumeAndOnTheRateOfFalseAlarms() {
        final CusumLimit limit = new CusumLimit(CusumSteps.ofCases(DOUBLED_ODDS, Map.of(0.1, 1L)), 100);
        assertThat(limit.forYear(0.05, 200)).isLessThan(limit.forYear(0.05, 2_000));
        assertThat(limit.forYear(0.01, 200)).isGreaterThan(limit.forYear(0.1, 200));
    }

    @Test
    void monthsHaveALimitToo() {
        final CusumSteps steps = CusumSteps.ofMonths(new PoissonCusum(2), 4);
        final double limit = new CusumLimit(steps).forYear(0.05, 12);
        assertThat(new CusumChain(steps, limit, 200).alarmProbability(12)).isLessThanOrEqualTo(0.05);
        assertThat(new CusumChain(steps, limit * 0.9, 200).alarmProbability(12)).isGreaterThan(0.05);
        assertThat(new CusumLimit(steps).forRunLength(240)).isCloseTo(limit, within(0.25));
    }

    @Test
    void longYearsFadeAsTheChainSaysStepByStep() {
        final CusumChain chain = new CusumChain(CusumSteps.ofCases(DOUBLED_ODDS, Map.of(0.1, 1L)), 3, 50);
        final double one = 1 - chain.alarmProbability(20_000);
        final double two = 1 - chain.alarmProbability(20_001);
        final double three = 1 - chain.alarmProbability(40_001);
        assertThat(three / two).isCloseTo(Math.pow(two / one, 20_000), within(1e-6));
        assertThat(chain.alarmProbability(0)).isZero();
    }

    @Test
    void findsADoubledRateSoonerThanAFalseAlarm() {
        final BernoulliCusum cusum = DOUBLED_ODDS;
        final double expected = 0.1;
        final double doubled = 2 * expected / (1 - expected + 2 * expected);
        final Map<Double, Double> worse =
                Map.of(cusum.weight(expected, true), doubled, cusum.weight(expected, false), 1 - doubled);
        final double limit = new CusumLimit(CusumSteps.ofCases(cusum, Map.of(expected, 1L))).forRunLength(5_000);
        assertThat(new CusumChain(CusumSteps.of(worse), limit, 200).averageRunLength())
                .isLessThan(250);
    }

    @Test
    void refusesRisksAndLimitsThatMeanNothing() {
        assertThatThrownBy(() -> DOUBLED_ODDS.weight(0, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BernoulliCusum(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DOUBLED_ODDS.path(List.of(), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CusumLimit(CusumSteps.ofCases(DOUBLED_ODDS, Map.of(0.1, 1L))).forYear(0, 10))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CusumSteps.of(Map.of(1.0, 0.5))).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<BernoulliCusum.Outcome> outcomes(final double risk, final int... events) {
        return java.util.Arrays.stream(events)
                .mapToObj(event -> new BernoulliCusum.Outcome(risk, event == 1))
                .toList();
    }

    private static List<Double> rounded(final List<CusumPoint> path) {
        return path.stream()
                .map(point -> Math.round(point.value() * 100) / 100.0)
                .toList();
    }

    /** Normal steps with variance 1, in two thousand pieces. */
    private static CusumSteps normal(final double mean) {
        final int pieces = 4_000;
        final double width = 16.0 / pieces;
        final Map<Double, Double> steps = new TreeMap<>();
        for (int i = 0; i < pieces; i++) {
            final double from = -8 + i * width;
            steps.put(mean + from + width / 2, Normal.below(from + width) - Normal.below(from));
        }
        return CusumSteps.of(steps);
    }

    private static double walked(final double risk, final int cases, final double limit) {
        double alarmed = 0;
        for (int year = 0; year < 1 << cases; year++) {
            double sum = 0;
            double probability = 1;
            boolean isAlarmed = false;
            for (int n = 0; n < cases; n++) {
                final boolean hasEvent = (year >> n & 1) == 1;
                probability *= hasEvent ? risk : 1 - risk;
                sum = Math.max(0, sum + DOUBLED_ODDS.weight(risk, hasEvent));
                isAlarmed |= sum >= limit;
            }
            alarmed += isAlarmed ? probability : 0;
        }
        return alarmed;
    }

    private static double simulatedAlarms(
            final Map<Double, Long> mix, final int cases, final double limit, final int years) {
        final List<Double> risks = new ArrayList<>();
        new TreeMap<>(mix)
                .forEach((risk, count) -> risks.addAll(java.util.Collections.nCopies(count.intValue(), risk)));
        final Random random = new Random(2000);
        int alarmed = 0;
        for (int year = 0; year < years; year++) {
            double sum = 0;
            boolean isAlarmed = false;
            for (int n = 0; n < cases && !isAlarmed; n++) {
                final double risk = risks.get(random.nextInt(risks.size()));
                sum = Math.max(0, sum + DOUBLED_ODDS.weight(risk, random.nextDouble() < risk));
                isAlarmed = sum >= limit;
            }
            alarmed += isAlarmed ? 1 : 0;
        }
        return alarmed / (double) years;
    }
}
