package org.dipper.supervision.fair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Empirical Bayes")
class EmpiricalBayesTest {
    @Test
    void shrinksByReliability() {
        final EmpiricalBayes bayes = new EmpiricalBayes(1, 0.04);
        final EmpiricalBayes.Estimate estimate = new EmpiricalBayes.Estimate(1.5, 0.01);
        assertThat(bayes.reliability(0.01)).isCloseTo(0.8, within(1e-12));
        assertThat(bayes.shrunken(estimate)).isCloseTo(1.4, within(1e-12));
        // Posterior variance 0.04 * 0.01 / 0.05 = 0.008; (1.1 - 1.4) / 0.0894427 = -3.3541
        assertThat(bayes.probabilityAbove(1.1, estimate)).isCloseTo(0.9996019, within(1e-7));
    }

    @Test
    void estimatesTheSpreadByMoments() {
        // Ratios 0.5, 1, 1.5 with variance 0.05 each: spread 10, tau squared (10 - 2) / (60 - 20)
        final EmpiricalBayes bayes = EmpiricalBayes.of(1, estimates(0.05, 0.5, 1, 1.5));
        assertThat(bayes.tauSquared()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void whereChanceExplainsAllEverybodyIsTheMean() {
        final EmpiricalBayes bayes = EmpiricalBayes.of(1, estimates(0.5, 0.9, 1, 1.2));
        final EmpiricalBayes.Estimate highest = new EmpiricalBayes.Estimate(1.2, 0.5);
        assertThat(bayes.tauSquared()).isZero();
        assertThat(bayes.shrunken(highest)).isEqualTo(1);
        assertThat(bayes.reliability(0.5)).isZero();
        assertThat(bayes.probabilityAbove(1.1, highest)).isZero();
        assertThat(bayes.probabilityAbove(0.9, highest)).isEqualTo(1);
    }

    @Test
    void oneInstitutionHasNoSpread() {
        assertThat(EmpiricalBayes.of(1, estimates(0.01, 3)).tauSquared()).isZero();
        assertThat(EmpiricalBayes.of(1, List.of()).tauSquared()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tracksTheTruthBetterThanRawRatios(final long seed) {
        final List<SimulatedHospitals.Hospital> hospitals = SimulatedHospitals.of(seed, 400, 0.2, 0.12);
        final EmpiricalBayes bayes = SimulatedHospitals.prior(hospitals, Measure.PROPORTION);
        final ToDoubleFunction<SimulatedHospitals.Hospital> shrunken =
                each -> bayes.shrunken(SimulatedHospitals.estimate(each, Measure.PROPORTION));
        assertThat(Math.sqrt(bayes.tauSquared())).isCloseTo(0.12, within(0.03));
        assertThat(error(hospitals, shrunken)).isLessThan(0.6 * error(hospitals, SimulatedHospitals.Hospital::ratio));
        assertThat(correlation(hospitals, shrunken))
                .isGreaterThan(correlation(hospitals, SimulatedHospitals.Hospital::ratio) + 0.1);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void theVarianceOfCountsFindsNoSpreadAmongFrequentEvents(final long seed) {
        // At a rate of 30 % chance is 30 % smaller than a count's: true differences vanish in what it takes for chance.
        final List<SimulatedHospitals.Hospital> hospitals = SimulatedHospitals.of(seed, 1_600, 0.3, 0.035);
        assertThat(SimulatedHospitals.prior(hospitals, Measure.COUNT).tauSquared())
                .isZero();
        assertThat(SimulatedHospitals.prior(hospitals, Measure.PROPORTION).tauSquared())
                .isPositive();
    }

    @Test
    void smallHospitalsShrinkMore() {
        final EmpiricalBayes bayes = new EmpiricalBayes(1, 0.02);
        double before = 1;
        for (final long cases : new long[] {2_000, 800, 100, 20, 5}) {
            final InstitutionFigures figures = InstitutionFigures.of("H", "all", cases, 0.3 * cases, 0.2 * cases, 0);
            final double reliability = bayes.reliability(Measure.PROPORTION.ratioVariance(figures, 1));
            assertThat(reliability).isLessThan(before).isPositive();
            before = reliability;
        }
    }

    @Test
    void theOrderOfInstitutionsChangesNothing() {
        final List<SimulatedHospitals.Hospital> hospitals = new ArrayList<>(SimulatedHospitals.of(7, 300, 0.2, 0.1));
        final EmpiricalBayes bayes = SimulatedHospitals.prior(hospitals, Measure.PROPORTION);
        Collections.shuffle(hospitals, new Random(8));
        assertThat(SimulatedHospitals.prior(hospitals, Measure.PROPORTION)).isEqualTo(bayes);
    }

    @Test
    void aLargeInstitutionIsOneAmongManyInTheMean() {
        final List<EmpiricalBayes.Estimate> estimates = new ArrayList<>(estimates(0.01, 0.9, 1, 1, 1, 1.1));
        estimates.add(new EmpiricalBayes.Estimate(2, 0.0001));
        final double pooled = (0.9 + 1 + 1 + 1 + 1.1 + 100 * 2) / 105;
        assertThat(pooled).isGreaterThan(1.9);
        assertThat(EmpiricalBayes.ofUnknownMean(pooled, estimates).mean()).isBetween(1.1, 1.25);
    }

    @Test
    void withoutTrueSpreadTheMeanIsThePooledRatio() {
        // Weights are one over the variances: 10 and 100.
        final List<EmpiricalBayes.Estimate> estimates =
                List.of(new EmpiricalBayes.Estimate(1.1, 0.1), new EmpiricalBayes.Estimate(0.99, 0.01));
        assertThat(EmpiricalBayes.ofUnknownMean(1, estimates))
                .isEqualTo(new EmpiricalBayes((10 * 1.1 + 100 * 0.99) / 110, 0));
    }

    @Test
    void refusesAnEstimateWithoutChance() {
        assertThatThrownBy(() -> new EmpiricalBayes.Estimate(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<EmpiricalBayes.Estimate> estimates(final double variance, final double... ratios) {
        return java.util.Arrays.stream(ratios)
                .mapToObj(ratio -> new EmpiricalBayes.Estimate(ratio, variance))
                .toList();
    }

    private static double error(
            final List<SimulatedHospitals.Hospital> hospitals,
            final ToDoubleFunction<SimulatedHospitals.Hospital> guess) {
        return hospitals.stream()
                .mapToDouble(each -> Math.abs(guess.applyAsDouble(each) - each.trueRatio()))
                .average()
                .orElseThrow();
    }

    private static double correlation(
            final List<SimulatedHospitals.Hospital> hospitals,
            final ToDoubleFunction<SimulatedHospitals.Hospital> guess) {
        return new PearsonsCorrelation()
                .correlation(
                        hospitals.stream().mapToDouble(guess).toArray(),
                        hospitals.stream()
                                .mapToDouble(SimulatedHospitals.Hospital::trueRatio)
                                .toArray());
    }
}
