package org.dipper.supervision.fair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dipper.policy.Extremes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Funnel")
class FunnelTest {
    @Test
    void medparHasTheOverDispersionOfFunnelPlotR() {
        final Funnel funnel = medpar(Extremes.LEFT_OUT);
        assertThat(funnel.phi()).isCloseTo(8.5321, within(5e-5));
        assertThat(funnel.tauSquared()).isCloseTo(0.028407, within(5e-7));
    }

    @Test
    void medparHasTheOverDispersionOfAnIndependentComputationWithExtremesPulledIn() {
        final Funnel funnel = medpar(Extremes.WINSORISED);
        assertThat(funnel.phi()).isCloseTo(11.07416, within(5e-6));
        assertThat(funnel.tauSquared()).isCloseTo(0.0381490, within(5e-8));
    }

    @Test
    void medparHas25OutliersByChanceAloneAnd9WithOverDispersion() {
        final Funnel funnel = medpar(Extremes.LEFT_OUT);
        final List<MedparHospitals.Hospital> hospitals = MedparHospitals.all();
        assertThat(hospitals).hasSize(54);
        assertThat(hospitals)
                .filteredOn(each -> funnel.position(each.point()).isOutlier())
                .hasSize(25);
        assertThat(hospitals)
                .filteredOn(each -> funnel.adjustedPosition(each.point()).isOutlier())
                .hasSize(9)
                .allMatch(MedparHospitals.Hospital::isOut);
    }

    @Test
    void medparHasFewerOutliersWhereExtremesArePulledInAndSoCountForSpread() {
        final Funnel funnel = medpar(Extremes.WINSORISED);
        assertThat(MedparHospitals.all())
                .filteredOn(each -> funnel.adjustedPosition(each.point()).isOutlier())
                .hasSize(6)
                .allMatch(MedparHospitals.Hospital::isOut);
    }

    @Test
    void medparHasTheZValuesAndLimitsOfFunnelPlotR() {
        final Funnel funnel = medpar(Extremes.LEFT_OUT);
        assertThat(MedparHospitals.all()).allSatisfy(each -> {
            final FunnelBand band = funnel.adjustedBand(each.point().standardError());
            assertThat(funnel.z(each.point())).isCloseTo(each.z(), within(1e-9));
            assertThat(band.lower998()).isCloseTo(each.lower998(), within(1e-6));
            assertThat(band.upper998()).isCloseTo(each.upper998(), within(1e-6));
        });
    }

    @Test
    void pullsInExtremesWhereItDoesNotLeaveThemOut() {
        // Standard error 1 around target 1 (0 on the scale): the values are the z values.
        final List<FunnelPoint> points = IntStream.of(-9, -2, -1, 0, 0, 0, 1, 1, 2, 9)
                .mapToObj(value -> new FunnelPoint(value, 1))
                .toList();
        assertThat(ratios(points, Extremes.WINSORISED, 0.1).phi()).isCloseTo((4 * 4.0 + 3) / 10, within(1e-12));
        assertThat(ratios(points, Extremes.LEFT_OUT, 0.1).phi()).isCloseTo((2 * 4.0 + 3) / 8, within(1e-12));
        assertThat(ratios(points, Extremes.WINSORISED, 0).phi()).isCloseTo((2 * 81 + 2 * 4 + 3) / 10.0, within(1e-12));
        // All weights 1: tau squared is (k phi - (k - 1)) / (k - 1).
        assertThat(ratios(points, Extremes.WINSORISED, 0.1).tauSquared()).isCloseTo((19 - 9) / 9.0, within(1e-12));
    }

    @Test
    void whereChanceExplainsAllTheAdjustedFiguresAreThePlainOnes() {
        final List<FunnelPoint> calm =
                List.of(new FunnelPoint(0.1, 1), new FunnelPoint(-0.1, 1), new FunnelPoint(0, 1));
        final Funnel funnel = ratios(calm, Extremes.WINSORISED, 0.1);
        assertThat(funnel.tauSquared()).isZero();
        assertThat(funnel.adjustedZ(calm.get(0))).isEqualTo(funnel.z(calm.get(0)));
        assertThat(funnel.adjustedBand(1)).isEqualTo(funnel.band(1));
    }

    @Test
    void noInstitutionAndOneInstitutionHaveNoSpread() {
        assertThat(ratios(List.of(), Extremes.WINSORISED, 0.1).tauSquared()).isZero();
        assertThat(ratios(List.of(new FunnelPoint(3, 1)), Extremes.WINSORISED, 0.1)
                        .tauSquared())
                .isZero();
    }

    @Test
    void bandsAreThoseOfTheNormalDistribution() {
        final FunnelBand band = ratios(List.of(), Extremes.WINSORISED, 0.1).band(0.2);
        assertThat(Math.log(band.upper95())).isCloseTo(0.2 * 1.959964, within(1e-6));
        assertThat(Math.log(band.upper998())).isCloseTo(0.2 * 3.090232, within(1e-6));
        assertThat(band.lower95()).isCloseTo(1 / band.upper95(), within(1e-12));
    }

    @Test
    void classifiesBySideAndBand() {
        assertThat(List.of(-3.1, -2.0, 0.0, 1.95, 2.0, 3.1))
                .extracting(FunnelPosition::of)
                .containsExactly(
                        FunnelPosition.BELOW_998,
                        FunnelPosition.BELOW_95,
                        FunnelPosition.INSIDE,
                        FunnelPosition.INSIDE,
                        FunnelPosition.ABOVE_95,
                        FunnelPosition.ABOVE_998);
    }

    @Test
    void aProportionIsJudgedOnTheArcsineScale() {
        // 30 of 100 against 20 %: (asin sqrt 0.3 - asin sqrt 0.2) * 2 * sqrt 100
        final Funnel funnel =
                Funnel.of(VarianceStabiliser.ARCSINE_PROPORTION, 0.2, List.of(), Extremes.WINSORISED, 0.1);
        assertThat(funnel.z(FunnelPoint.ofProportion(30, 100))).isCloseTo(2.3198426, within(1e-6));
        assertThat(funnel.band(FunnelPoint.ofProportion(0, 4).standardError()).lower998())
                .isZero();
    }

    @Test
    void anInstitutionWithoutEventsHasAFiniteZValue() {
        assertThat(FunnelPoint.ofRatio(0, 4).value()).isCloseTo(Math.log(0.5 / 4), within(1e-12));
    }

    @Test
    void theOrderOfInstitutionsChangesNothing() {
        final Random random = new Random(11);
        final List<FunnelPoint> points = new ArrayList<>(IntStream.range(0, 200)
                .mapToObj(unused -> new FunnelPoint(random.nextGaussian(), 0.01 + random.nextDouble()))
                .toList());
        final Funnel funnel = ratios(points, Extremes.WINSORISED, 0.1);
        Collections.shuffle(points, random);
        assertThat(ratios(points, Extremes.WINSORISED, 0.1).tauSquared()).isEqualTo(funnel.tauSquared());
        assertThat(ratios(points, Extremes.WINSORISED, 0.1).phi()).isEqualTo(funnel.phi());
    }

    @Test
    void refusesWhatHasNoStandardError() {
        assertThatThrownBy(() -> new FunnelPoint(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FunnelPoint.ofRatio(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Funnel medpar(final Extremes extremes) {
        return ratios(
                MedparHospitals.all().stream()
                        .map(MedparHospitals.Hospital::point)
                        .toList(),
                extremes,
                0.1);
    }

    private static Funnel ratios(final List<FunnelPoint> points, final Extremes extremes, final double share) {
        return Funnel.of(VarianceStabiliser.LOG_RATIO, 1, points, extremes, share);
    }
}
