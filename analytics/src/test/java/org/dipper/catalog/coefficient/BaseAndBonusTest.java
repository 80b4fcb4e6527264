package org.dipper.catalog.coefficient;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dipper.catalog.HistoryWeights;
import org.dipper.catalog.coefficient.InstitutionMeasures.Ratio;
import org.dipper.policy.CatalogPolicy.YearWeighting;
import org.dipper.policy.DerivedCoefficientPolicy;
import org.dipper.policy.DerivedCoefficientPolicy.BaseBonus;
import org.dipper.policy.DerivedCoefficientPolicy.BonusStep;
import org.dipper.policy.DerivedCoefficientPolicy.Comparison;
import org.dipper.policy.DerivedCoefficientPolicy.Method;
import org.dipper.policy.DerivedCoefficientPolicy.Metric;
import org.dipper.policy.DerivedCoefficientPolicy.SpecialtyBase;
import org.junit.jupiter.api.Test;

/** The published rule of Xiamen (field notes 3.2): bases 0.93, 0.72 (obstetrics 0.70), 0.55; CMI, children, elderly, TCM. */
class BaseAndBonusTest {
    private static final BaseBonus XIAMEN = new BaseBonus(
            Map.of("3", number("0.93"), "2", number("0.72"), "1", number("0.55")),
            List.of(new SpecialtyBase("2", "obstetrics", number("0.70"))),
            List.of(
                    step(Metric.CMI, Optional.of("B"), "0.05", "0", "0.13", "0.06"),
                    step(Metric.SHARE_AGE_TO_6, Optional.empty(), "0.1", "0", "0.06", "0.03"),
                    step(Metric.SHARE_AGE_FROM_70, Optional.empty(), "0.2", "0.01", "0.03", "0.01"),
                    step(Metric.TCM_COST_SHARE, Optional.empty(), "0.03", "0", "0.05", "0.03")),
            Map.of("H1", "A", "H2", "B", "H4", "B", "H5", "B"),
            Map.of("H5", "obstetrics"));

    private final List<InstitutionMeasures> others = List.of(
            measured("H2", "3", 1000, 100, 200),
            measured("H4", "2", 500, 100, 200),
            measured("H5", "2", 500, 100, 200),
            measured("H6", "1", 9000, 900, 900),
            measured("H7", "0", 9000, 900, 900));

    @Test
    void twelvePercentAboveTheMeanAreTwoWholeSteps() {
        final InstitutionCoefficient coefficient = tertiary(1120, 100, 200);
        assertThat(coefficient.coefficient().orElseThrow()).isEqualByComparingTo("0.95");
        assertThat(coefficient.reason())
                .isEqualTo("base 0.93; cmi 0.12 above its reference, +0.02; share_age_to_6 not above its reference; "
                        + "share_age_from_70 not above its reference; tcm_cost_share not measured");
    }

    @Test
    void aStepJustReachedCountsAndTheMeanOfAGradeIsOverItsInstitutionsOnly() {
        assertThat(tertiary(1049, 100, 200).coefficient().orElseThrow()).isEqualByComparingTo("0.93");
        assertThat(tertiary(1050, 100, 200).coefficient().orElseThrow()).isEqualByComparingTo("0.94");
        assertThat(tertiary(10, 100, 200).coefficient().orElseThrow()).isEqualByComparingTo("0.93");
    }

    @Test
    void bonusesAreCappedByLevel() {
        assertThat(tertiary(9999, 100, 200).coefficient().orElseThrow()).isEqualByComparingTo("1.06");
        assertThat(derive(measured("H9", "2", 9999, 100, 200)).coefficient().orElseThrow())
                .isEqualByComparingTo("0.78");
    }

    @Test
    void sharesOfChildrenAndElderlyAreComparedWithTheLevel() {
        // The mean of the level holds the institution itself: (100 + 200) / 2,000 = 0.15, a third less than 0.2.
        final InstitutionCoefficient children = tertiary(1000, 200, 200);
        assertThat(children.reason()).contains("share_age_to_6 0.3333 above its reference, +0.03");
        // (200 + 300) / 2,000 = 0.25, 0.3 is a fifth above: one for being above, one for the step.
        final InstitutionCoefficient elderly = tertiary(1000, 100, 300);
        assertThat(elderly.reason()).contains("share_age_from_70 0.2 above its reference, +0.02");
        assertThat(elderly.coefficient().orElseThrow()).isEqualByComparingTo("0.95");
    }

    @Test
    void primaryHasNoDynamicPartSpecialtiesABaseAndOthersNothing() {
        assertThat(of("H6").coefficient().orElseThrow()).isEqualByComparingTo("0.55");
        assertThat(of("H6").reason()).isEqualTo("base 0.55");
        assertThat(of("H5").coefficient().orElseThrow()).isEqualByComparingTo("0.70");
        assertThat(all(measured("H1", "3", 1, 1, 1)))
                .noneMatch(each -> each.subject().code().equals("H7"));
    }

    @Test
    void withoutAReferenceThereIsNoBonus() {
        final BaseBonus noGrades = new BaseBonus(XIAMEN.baseByLevel(), List.of(), XIAMEN.steps(), Map.of(), Map.of());
        final InstitutionCoefficient coefficient =
                derive(noGrades, List.of(measured("H1", "3", 1120, 100, 200))).get(0);
        assertThat(coefficient.reason()).contains("cmi has no reference");
        assertThat(coefficient.coefficient().orElseThrow()).isEqualByComparingTo("0.93");
    }

    @Test
    void aFixedReferenceIsComparedByDifference() {
        final BaseBonus fixed = new BaseBonus(
                Map.of("3", number("0.9")),
                List.of(),
                List.of(new BonusStep(
                        Metric.SHARE_AGE_TO_6,
                        Comparison.DIFFERENCE,
                        Optional.empty(),
                        Optional.of(number("0.1")),
                        number("0.03"),
                        number("0.01"),
                        BigDecimal.ZERO,
                        Map.of("3", number("0.05")))),
                Map.of(),
                Map.of());
        assertThat(derive(fixed, List.of(measured("H1", "3", 1, 170, 0)))
                        .get(0)
                        .coefficient()
                        .orElseThrow())
                .isEqualByComparingTo("0.92");
    }

    private InstitutionCoefficient tertiary(final long cmi, final long children, final long elderly) {
        return derive(measured("H1", "3", cmi, children, elderly));
    }

    private InstitutionCoefficient of(final String institution) {
        return all(measured("H1", "3", 1000, 100, 200)).stream()
                .filter(each -> each.subject().code().equals(institution))
                .findFirst()
                .orElseThrow();
    }

    private InstitutionCoefficient derive(final InstitutionMeasures one) {
        return all(one).stream()
                .filter(each -> each.subject().code().equals(one.institution()))
                .findFirst()
                .orElseThrow();
    }

    private List<InstitutionCoefficient> all(final InstitutionMeasures one) {
        return derive(XIAMEN, Stream.concat(Stream.of(one), others.stream()).toList());
    }

    private static List<InstitutionCoefficient> derive(
            final BaseBonus rule, final List<InstitutionMeasures> institutions) {
        final DerivedCoefficientPolicy policy = new DerivedCoefficientPolicy(
                Method.BASE_BONUS, 4, Optional.empty(), Optional.empty(), Optional.of(rule));
        return new DerivedCoefficients(
                        policy, new HistoryWeights(List.of(2024), List.of(1), YearWeighting.YEAR_MEAN), Set.of())
                .derive(new DerivedCoefficients.Input(List.of(), List.of(), institutions, Map.of()));
    }

    /** An institution of 1,000 cases with this CMI and these numbers of children and elderly. */
    private static InstitutionMeasures measured(
            final String institution, final String level, final long cmi, final long children, final long elderly) {
        final Map<Metric, Ratio> metrics = new EnumMap<>(Metric.class);
        metrics.put(Metric.CMI, new Ratio(cmi * 1000, 1000));
        metrics.put(Metric.SHARE_AGE_TO_6, new Ratio(children, 1000));
        metrics.put(Metric.SHARE_AGE_FROM_70, new Ratio(elderly, 1000));
        return new InstitutionMeasures(institution, level, 1000, metrics);
    }

    private static BonusStep step(
            final Metric metric,
            final Optional<String> grade,
            final String size,
            final String above,
            final String tertiaryCap,
            final String secondaryCap) {
        return new BonusStep(
                metric,
                Comparison.RELATIVE,
                grade,
                Optional.empty(),
                number(size),
                number("0.01"),
                number(above),
                Map.of("3", number(tertiaryCap), "2", number(secondaryCap)));
    }

    private static BigDecimal number(final String text) {
        return new BigDecimal(text);
    }
}
