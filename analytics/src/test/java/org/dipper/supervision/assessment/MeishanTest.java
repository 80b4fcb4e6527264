package org.dipper.supervision.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dipper.supervision.assessment.ShippedSchemes.community;
import static org.dipper.supervision.assessment.ShippedSchemes.item;
import static org.dipper.supervision.assessment.ShippedSchemes.meishan;

import java.math.BigDecimal;
import java.util.Optional;
import org.dipper.errors.DipperException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Meishan table: every item at its borders, the grades, the money. */
class MeishanTest {
    private static final long PACKAGE_FEN = 10_000_000_000L;
    private static final AssessmentScheme SCHEME = ShippedSchemes.load("meishan-2020.yaml");

    /** Item, year, measure and value; the score with whole steps, with begun steps, in proportion. */
    @ParameterizedTest(name = "item {0}, {1}: {2} = {3}")
    @CsvSource({
        // 1: at least 88 % (90 % in 2021), 3 points a percentage point
        "1, 2020, county_visit_rate, 0.95, 10, 10, 10",
        "1, 2020, county_visit_rate, 0.88, 10, 10, 10",
        "1, 2020, county_visit_rate, 0.870001, 10, 7, 7.0003",
        "1, 2020, county_visit_rate, 0.87, 7, 7, 7",
        "1, 2020, county_visit_rate, 0.865, 7, 4, 5.5",
        "1, 2020, county_visit_rate, 0.85, 1, 1, 1",
        "1, 2020, county_visit_rate, 0.84, 0, 0, 0",
        "1, 2020, county_visit_rate, 0, 0, 0, 0",
        "1, 2021, county_visit_rate, 0.90, 10, 10, 10",
        "1, 2021, county_visit_rate, 0.88, 4, 4, 4",
        // 2: at most 5 %, 1 point a percentage point
        "2, 2020, mean_cost_growth, -0.02, 10, 10, 10",
        "2, 2020, mean_cost_growth, 0.05, 10, 10, 10",
        "2, 2020, mean_cost_growth, 0.0599, 10, 9, 9.01",
        "2, 2020, mean_cost_growth, 0.06, 9, 9, 9",
        "2, 2021, mean_cost_growth, 0.15, 0, 0, 0",
        "2, 2021, mean_cost_growth, 0.4, 0, 0, 0",
        // 3: at most 8 days, 3 points half a day
        "3, 2020, mean_stay, 8, 10, 10, 10",
        "3, 2020, mean_stay, 8.499999, 10, 7, 7",
        "3, 2020, mean_stay, 8.5, 7, 7, 7",
        "3, 2020, mean_stay, 8.6, 7, 4, 6.4",
        "3, 2021, mean_stay, 10, 0, 0, 0",
        // 4: at least 90 % grouped, 2 points a percentage point; measured as the share that is not
        "4, 2020, ungrouped_share, 0.1, 10, 10, 10",
        "4, 2020, ungrouped_share, 0.109999, 10, 8, 8.0002",
        "4, 2020, ungrouped_share, 0.11, 8, 8, 8",
        "4, 2021, ungrouped_share, 0.5, 0, 0, 0",
        // 5: 5 types and 200 cases (10 and 400), 2 points a type and 1 point ten cases
        "5, 2020, day_surgery_types, 5, 10, 10, 10",
        "5, 2020, day_surgery_types, 4, 8, 8, 8",
        "5, 2020, day_surgery_types, 0, 0, 0, 0",
        "5, 2020, day_surgery_cases, 191, 10, 9, 9.1",
        "5, 2020, day_surgery_cases, 190, 9, 9, 9",
        "5, 2020, day_surgery_cases, 100, 0, 0, 0",
        "5, 2021, day_surgery_types, 10, 0, 0, 0",
        // 6: at least 75 % (85 %), 1 point a percentage point, of 20
        "6, 2020, six_disease_management_rate, 0.75, 20, 20, 20",
        "6, 2020, six_disease_management_rate, 0.741, 20, 19, 19.1",
        "6, 2020, six_disease_management_rate, 0.74, 19, 19, 19",
        "6, 2021, six_disease_management_rate, 0.75, 10, 10, 10",
        "6, 2022, six_disease_management_rate, 0.80, 15, 15, 15",
        "6, 2020, six_disease_management_rate, 0.5, 0, 0, 0",
        // 7: at most 35 % (30 %), 1 point a percentage point over, of 20
        "7, 2020, personal_burden, 0.2, 20, 20, 20",
        "7, 2020, personal_burden, 0.35, 20, 20, 20",
        "7, 2020, personal_burden, 0.3599, 20, 19, 19.01",
        "7, 2020, personal_burden, 0.36, 19, 19, 19",
        "7, 2021, personal_burden, 0.35, 15, 15, 15",
        "7, 2021, personal_burden, 0.6, 0, 0, 0",
        // 8: bonus of 10 and 5
        "8, 2020, drg_charging_ready, 0, 0, 0, 0",
        "8, 2020, drg_charging_ready, 1, 10, 10, 10",
        "8, 2020, rehabilitation_payment_reform, 1, 5, 5, 5",
        // 9: in proportion
        "9, 2020, satisfaction, 1, 10, 10, 10",
        "9, 2020, satisfaction, 0.8765, 8.765, 8.765, 8.765",
        "9, 2020, satisfaction, 0, 0, 0, 0",
    })
    void anItemIsScoredAtItsBorders(
            final String id,
            final int year,
            final String measure,
            final String value,
            final BigDecimal fullStep,
            final BigDecimal startedStep,
            final BigDecimal prorata) {
        final CurveScore score = item(community(SCHEME, year, Optional.empty(), measure, value), id)
                .score();
        assertThat(score.scores().get(StepMode.FULL_STEP)).isEqualByComparingTo(fullStep);
        assertThat(score.scores().get(StepMode.STARTED_STEP)).isEqualByComparingTo(startedStep);
        assertThat(score.scores().get(StepMode.PRORATA)).isEqualByComparingTo(prorata);
    }

    @Test
    void thePenaltiesOfDaySurgeryAddAndStopAtNothing() {
        final SubjectAssessment both =
                community(SCHEME, 2021, Optional.empty(), "day_surgery_types", "9", "day_surgery_cases", "365");
        // 1 type short: 2; 35 cases short: 3 whole steps of ten.
        assertThat(item(both, "5").score().scores().get(StepMode.FULL_STEP)).isEqualByComparingTo("5");
        assertThat(item(both, "5").score().scores().get(StepMode.STARTED_STEP)).isEqualByComparingTo("4");
        assertThat(item(both, "5").score().scores().get(StepMode.PRORATA)).isEqualByComparingTo("4.5");
        final SubjectAssessment none =
                community(SCHEME, 2021, Optional.empty(), "day_surgery_types", "6", "day_surgery_cases", "300");
        assertThat(item(none, "5").score().scores().get(StepMode.FULL_STEP)).isEqualByComparingTo("0");
    }

    @ParameterizedTest(name = "{0} = {1}: vetoed {2}")
    @CsvSource({
        "agreement_suspended_or_ended, 1, true",
        "referred_to_justice, 2, true",
        "violation_cost_share, 0.005, true",
        "violation_cost_share, 0.004999, false",
        "referred_to_justice, 0, false",
    })
    void aVetoFailsWhoWouldBeExcellent(final String measure, final String value, final boolean isVetoed) {
        final SubjectAssessment assessment = community(SCHEME, 2020, Optional.of(PACKAGE_FEN), measure, value);
        assertThat(assessment.rankingTotal().orElseThrow()).isEqualByComparingTo("100");
        assertThat(assessment.veto().isPresent()).isEqualTo(isVetoed);
        final GradeBand grade = assessment.grade().orElseThrow();
        assertThat(grade.grade()).isEqualTo(isVetoed ? "fail" : "excellent");
        assertThat(assessment.payableFen()).contains(isVetoed ? 7_000_000_000L : PACKAGE_FEN);
        assertThat(grade.nextYear()).isEqualByComparingTo(isVetoed ? "0.9" : "1");
    }

    @Test
    void aScoreOfSixtyFiveOnAPackageOfAHundredMillionPaysNinetyMillion() {
        // 35 points off: visits 10, cost growth 10, six diseases 10, burden 5.
        final SubjectAssessment assessment = community(
                SCHEME,
                2020,
                Optional.of(PACKAGE_FEN),
                "county_visit_rate",
                "0.8",
                "mean_cost_growth",
                "0.15",
                "six_disease_management_rate",
                "0.65",
                "personal_burden",
                "0.40");
        assertThat(assessment.gradedTotal().orElseThrow()).isEqualByComparingTo("65");
        assertThat(assessment.grade().orElseThrow().grade()).isEqualTo("pass");
        assertThat(assessment.payableFen()).contains(9_000_000_000L);
        assertThat(assessment.next().orElseThrow().band().grade()).isEqualTo("good");
        assertThat(assessment.next().orElseThrow().points()).isEqualByComparingTo("5");
        assertThat(assessment.next().orElseThrow().worthFen()).contains(1_000_000_000L);
    }

    @ParameterizedTest(name = "{0} points are {1}")
    @CsvSource({
        "100, excellent, 1, 1",
        "90, excellent, 1, 1",
        "89.9999, good, 1, 1",
        "89.5, good, 1, 1",
        "89, good, 1, 1",
        "70, good, 1, 1",
        "69.9999, pass, 0.9, 1",
        "69.5, pass, 0.9, 1",
        "60, pass, 0.9, 1",
        "59.99, fail, 0.7, 0.9",
        "0, fail, 0.7, 0.9",
    })
    void gradesAreHalfOpen(
            final BigDecimal score, final String grade, final BigDecimal share, final BigDecimal nextYear) {
        final GradeBand band = SCHEME.gradeOf(score);
        assertThat(band.grade()).isEqualTo(grade);
        assertThat(band.share()).isEqualByComparingTo(share);
        assertThat(band.nextYear()).isEqualByComparingTo(nextYear);
    }

    @ParameterizedTest(name = "satisfied {0}, rounding {1}: {2}")
    @CsvSource({
        // 81 of the other items, satisfaction adds the rest.
        "0.85, none, good, 89.5",
        "0.85, half_up, excellent, 90",
        "0.8499, half_up, good, 89",
        "0.85, down, good, 89",
        "0.9, down, excellent, 90",
    })
    void aTotalBetweenThePrintedGradesFollowsTheRoundingOfTheScheme(
            final String satisfied, final String rounding, final String grade, final BigDecimal graded) {
        final SubjectAssessment assessment = community(
                meishan("grade_rounding: none", "grade_rounding: " + rounding),
                2020,
                Optional.empty(),
                "satisfaction",
                satisfied,
                "personal_burden",
                "0.44");
        assertThat(assessment.grade().orElseThrow().grade()).isEqualTo(grade);
        assertThat(assessment.gradedTotal().orElseThrow()).isEqualByComparingTo(graded);
    }

    @Test
    void theBonusLiftsARankingAboveAHundredButNoGrade() {
        final String[] reforms = {"drg_charging_ready", "1", "rehabilitation_payment_reform", "1"};
        final SubjectAssessment usual = community(SCHEME, 2020, Optional.empty(), reforms);
        assertThat(usual.rankingTotal().orElseThrow()).isEqualByComparingTo("115");
        assertThat(usual.gradedTotal().orElseThrow()).isEqualByComparingTo("100");
        final SubjectAssessment capped =
                community(meishan("cap_ranking: none", "cap_ranking: 100"), 2020, Optional.empty(), reforms);
        assertThat(capped.rankingTotal().orElseThrow()).isEqualByComparingTo("100");
        final SubjectAssessment free =
                community(meishan("cap_grade: 100", "cap_grade: none"), 2020, Optional.empty(), reforms);
        assertThat(free.gradedTotal().orElseThrow()).isEqualByComparingTo("115");
    }

    @Test
    void theDraftingErrorOfItemSevenIsFollowedOnlyOnRequest() {
        final AssessmentScheme literal = meishan("literal_text_mode: false", "literal_text_mode: true");
        final String[] light = {"personal_burden", "0.25"};
        assertThat(item(community(SCHEME, 2020, Optional.empty(), light), "7")
                        .counted()
                        .orElseThrow())
                .isEqualByComparingTo("20");
        assertThat(item(community(literal, 2020, Optional.empty(), light), "7")
                        .counted()
                        .orElseThrow())
                .isEqualByComparingTo("10");
        assertThat(SCHEME.ambiguities())
                .anySatisfy(each -> assertThat(each.text(false)).startsWith("literal_text_mode = false (false|true)"));
    }

    @Test
    void aReadingTakesItsOwnMeasure() {
        final AssessmentScheme inpatients = meishan("reading: visits", "reading: inpatients");
        final SubjectAssessment assessment =
                community(inpatients, 2020, Optional.empty(), "county_inpatient_rate", "0.87");
        assertThat(item(assessment, "1").counted().orElseThrow()).isEqualByComparingTo("7");
        assertThat(inpatients.hash()).isNotEqualTo(SCHEME.hash());
        assertThat(inpatients.ambiguities()).anySatisfy(each -> assertThat(each.text(false))
                .startsWith("reading:1 = inpatients (inpatients|visits)"));
    }

    @ParameterizedTest(name = "missing: {0}")
    @CsvSource({"block, , ", "zero, 80, 0", "full, 100, 20", "exclude, 100, "})
    void aMissingItemIsNeverASilentNothing(final String missing, final BigDecimal total, final BigDecimal counted) {
        final SubjectAssessment assessment = community(
                meishan("missing: block ", "missing: " + missing + " "),
                2020,
                Optional.of(PACKAGE_FEN),
                "six_disease_management_rate",
                "-");
        assertThat(item(assessment, "6").state()).startsWith("not_evaluable: six_disease_management_rate has neither");
        assertThat(item(assessment, "6").score().scores()).isEmpty();
        assertThat(item(assessment, "6").note()).contains("missing = " + missing);
        assertThat(assessment.missing()).containsExactly("6");
        assertThat(assessment.rankingTotal().isPresent()).isEqualTo(total != null);
        assessment.rankingTotal().ifPresent(given -> assertThat(given).isEqualByComparingTo(total));
        assertThat(assessment.payableFen().isPresent()).isEqualTo(total != null);
        assertThat(item(assessment, "6").counted().isPresent()).isEqualTo(counted != null);
        if (total == null) {
            assertThat(assessment.state()).isEqualTo("not_evaluable: items 6");
        }
    }

    @Test
    void whatIsLeftOutScalesTheRest() {
        final SubjectAssessment assessment = community(
                meishan("missing: block ", "missing: exclude "),
                2020,
                Optional.empty(),
                "six_disease_management_rate",
                "-",
                "county_visit_rate",
                "0.8");
        // 70 of 80.
        assertThat(assessment.rankingTotal().orElseThrow()).isEqualByComparingTo("87.5");
    }

    @Test
    void aMissingBonusIsNoneAndAMissingVetoHoldsUpTheTotal() {
        assertThat(community(SCHEME, 2020, Optional.empty(), "drg_charging_ready", "-")
                        .rankingTotal()
                        .orElseThrow())
                .isEqualByComparingTo("100");
        assertThat(community(
                                meishan("missing_bonus: none", "missing_bonus: block"),
                                2020,
                                Optional.empty(),
                                "drg_charging_ready",
                                "-")
                        .state())
                .isEqualTo("not_evaluable: items 8");
        final SubjectAssessment unknown = community(SCHEME, 2020, Optional.empty(), "referred_to_justice", "-");
        assertThat(unknown.state()).isEqualTo("not_evaluable: items 10");
        assertThat(unknown.grade()).isEmpty();
        final SubjectAssessment known = community(
                SCHEME, 2020, Optional.of(PACKAGE_FEN), "referred_to_justice", "-", "violation_cost_share", "0.01");
        assertThat(known.grade().orElseThrow().grade()).isEqualTo("fail");
        assertThat(known.payableFen()).contains(7_000_000_000L);
        assertThat(known.rankingTotal()).isEmpty();
    }

    @Test
    void aYearWithoutTargetsIsRefusedAndAnAimSaysSo() {
        assertThatThrownBy(() -> SCHEME.targetsYear(2023, Optional.empty()))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining("no targets for 2023", "2020, 2021, 2022");
        assertThat(SCHEME.targetsYear(2023, Optional.of(2021))).isEqualTo(2021);
        assertThat(SCHEME.years().get(2022)).startsWith("an aim");
        assertThat(item(community(SCHEME, 2022, Optional.empty()), "3").state())
                .isEqualTo("not_evaluable: the scheme has no target for 2022");
    }
}
