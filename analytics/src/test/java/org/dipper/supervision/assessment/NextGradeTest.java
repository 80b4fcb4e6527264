package org.dipper.supervision.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dipper.supervision.assessment.ShippedSchemes.community;
import static org.dipper.supervision.assessment.ShippedSchemes.item;
import static org.dipper.supervision.assessment.ShippedSchemes.meishan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far the next grade is, in the unit of each item, and what it is worth. */
class NextGradeTest {
    private static final Optional<Long> PACKAGE = Optional.of(10_000_000_000L);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // 68 points, two lacking, with a visit rate of 86 %, two points short: a hair above it one whole step is gone,
        // and a
        // begun step at 87 %; in proportion two points are two thirds of a percentage point.
        "full_step, 0.86, 0.000001",
        "started_step, 0.86, 0.01",
        "prorata, 0.86, 0.006667",
    })
    void aPercentagePointOfVisitsIsWorthTenMillion(final String mode, final String visits, final BigDecimal distance) {
        final SubjectAssessment two = community(
                meishan("step_mode: full_step", "step_mode: " + mode),
                2020,
                PACKAGE,
                "county_visit_rate",
                visits,
                "mean_cost_growth",
                "0.20",
                "six_disease_management_rate",
                "0.60",
                "satisfaction",
                "0.9");
        assertThat(two.next().orElseThrow().points()).isEqualByComparingTo("2");
        assertThat(two.next().orElseThrow().worthFen()).contains(1_000_000_000L);
        final Curve.Improvement way = item(two, "1").improvement().orElseThrow();
        assertThat(way.measure()).isEqualTo("county_visit_rate");
        assertThat(way.amount()).isEqualByComparingTo(distance);
        assertThat(item(two, "9").improvement()).isEmpty();
    }

    @Test
    void theBestAndTheVetoedHaveNoNextGrade() {
        assertThat(community(meishan(), 2020, PACKAGE).next()).isEmpty();
        assertThat(community(meishan(), 2020, PACKAGE, "referred_to_justice", "1")
                        .next())
                .isEmpty();
    }

    @Test
    void anItemThatCannotDoItAloneHasNoDistance() {
        final SubjectAssessment assessment = community(
                meishan(),
                2020,
                PACKAGE,
                "county_visit_rate",
                "0.87",
                "mean_cost_growth",
                "0.3",
                "personal_burden",
                "0.60");
        // 100 - 3 - 10 - 20 = 67: three points are lacking. Visits give exactly three.
        assertThat(assessment.gradedTotal().orElseThrow()).isEqualByComparingTo("67");
        assertThat(item(assessment, "1").improvement().orElseThrow().amount()).isEqualByComparingTo("0.000001");
        assertThat(item(assessment, "3").improvement()).isEmpty();
        // The burden is 25 points over and earns nothing; three points are earned below 18 points over.
        assertThat(item(assessment, "7").improvement().orElseThrow().amount()).isEqualByComparingTo("0.070001");
        assertThat(item(assessment, "8").improvement().orElseThrow().measure()).isEqualTo("drg_charging_ready");
    }

    /** Whatever the measures: the distance of an item reaches the next grade, and a hair less does not. */
    @Test
    void theDistanceIsTheLeastThatReachesTheNextGrade() {
        final Random random = new Random(20200501);
        int checked = 0;
        for (int round = 0; round < 400; round++) {
            final AssessmentScheme scheme = meishan(
                    "step_mode: full_step",
                    "step_mode: "
                            + List.of("full_step", "started_step", "prorata").get(round % 3),
                    "grade_rounding: none",
                    "grade_rounding: " + List.of("none", "half_up", "down").get(round / 3 % 3));
            final String[] measures = measures(random);
            final SubjectAssessment before = community(scheme, 2020, PACKAGE, measures);
            for (final SubjectAssessment.ItemResult result : before.items()) {
                if (result.improvement().isEmpty()) {
                    continue;
                }
                final Curve.Improvement way = result.improvement().get();
                // Scores are rounded to four decimals: a single millionth less may reach the same score.
                final BigDecimal hair = BigDecimal.ONE.movePointLeft(way.unit() == MeasureUnit.COUNT ? 0 : 5);
                final String better = grade(scheme, measures, way.measure(), way.amount());
                assertThat(better)
                        .as(way + " of " + List.of(measures))
                        .isNotEqualTo(before.grade().orElseThrow().grade());
                if (way.amount().compareTo(hair) > 0) {
                    assertThat(grade(
                                    scheme,
                                    measures,
                                    way.measure(),
                                    way.amount().subtract(hair)))
                            .as("a hair less than " + way)
                            .isEqualTo(before.grade().orElseThrow().grade());
                }
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(300);
    }

    private static String grade(
            final AssessmentScheme scheme, final String[] measures, final String id, final BigDecimal amount) {
        final String[] changed = measures.clone();
        for (int i = 0; i < changed.length; i += 2) {
            if (changed[i].equals(id)) {
                final boolean isLower = List.of("mean_cost_growth", "mean_stay", "ungrouped_share", "personal_burden")
                        .contains(id);
                changed[i + 1] = new BigDecimal(changed[i + 1])
                        .add(isLower ? amount.negate() : amount)
                        .toPlainString();
            }
        }
        return community(scheme, 2020, PACKAGE, changed).grade().orElseThrow().grade();
    }

    private static String[] measures(final Random random) {
        final List<String> measures = new ArrayList<>();
        add(measures, "county_visit_rate", 80 + random.nextInt(12), random);
        add(measures, "mean_cost_growth", random.nextInt(18), random);
        measures.addAll(List.of("mean_stay", "8." + random.nextInt(1_000_000)));
        add(measures, "ungrouped_share", 5 + random.nextInt(12), random);
        measures.addAll(List.of("day_surgery_types", String.valueOf(random.nextInt(7))));
        measures.addAll(List.of("day_surgery_cases", String.valueOf(120 + random.nextInt(100))));
        add(measures, "six_disease_management_rate", 55 + random.nextInt(25), random);
        add(measures, "personal_burden", 30 + random.nextInt(25), random);
        add(measures, "satisfaction", 50 + random.nextInt(50), random);
        measures.addAll(List.of("drg_charging_ready", "0", "rehabilitation_payment_reform", "0"));
        return measures.toArray(String[]::new);
    }

    private static void add(final List<String> measures, final String id, final int percent, final Random random) {
        measures.add(id);
        measures.add(new BigDecimal(percent)
                .movePointLeft(2)
                .add(new BigDecimal(random.nextInt(10_000)).movePointLeft(6))
                .toPlainString());
    }
}
