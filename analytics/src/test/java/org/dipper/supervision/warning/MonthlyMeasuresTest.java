package org.dipper.supervision.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dipper.policy.CommunityPolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Monthly measures")
class MonthlyMeasuresTest {
    private static final CommunityPolicy COMMUNITY =
            new CommunityPolicy("C1", "H1", "390", Set.of("H1", "H2"), Set.of("5114"), 1, List.of());
    private static final List<InstitutionMonth> SUMS = List.of(
            new InstitutionMonth("H1", "2", 202501, 10, 1_000, 600, 50, 300, 10, 90, 9, 400, 1_000),
            new InstitutionMonth("H1", "3", 202501, 10, 3_000, 1_800, 70, 100, 10, 0, 0, 500, 2_000),
            new InstitutionMonth("H2", "1", 202501, 5, 500, 400, 20, 0, 0, 0, 0, 0, 0),
            new InstitutionMonth("H3", "3", 202501, 100, 90_000, 50_000, 800, 0, 0, 0, 0, 0, 0));

    private final MonthlySeries series =
            new MonthlySeries(new MonthlyMeasures(List.of(COMMUNITY)).apply(SUMS), Map.of());

    @Test
    void areThoseOfInstitutionsCommunitiesAndTheRegion() {
        assertThat(value(Series.institution("H1"), MonthlyIndicators.MEAN_COST)).isEqualByComparingTo("200");
        assertThat(value(new Subject(SubjectType.COMMUNITY, "C1"), MonthlyIndicators.MEAN_COST))
                .isEqualByComparingTo("180");
        assertThat(value(Subject.REGION, MonthlyIndicators.MEAN_COST)).isEqualByComparingTo("756");
        assertThat(value(Subject.REGION, MonthlyIndicators.MEAN_STAY)).isEqualByComparingTo("7.52");
        assertThat(value(new Subject(SubjectType.COMMUNITY, "C1"), MonthlyIndicators.FUND))
                .isEqualByComparingTo("2800");
    }

    @Test
    void ofACommunityTellWhatItsLeadHospitalHas() {
        assertThat(value(new Subject(SubjectType.COMMUNITY, "C1"), MonthlyIndicators.LEAD_FUND_SHARE))
                .isEqualByComparingTo("0.857143"); // 2400 / 2800
        assertThat(series.at(Subject.REGION, MonthlyIndicators.LEAD_FUND_SHARE, 202501))
                .isEmpty();
    }

    @Test
    void areOverTheCasesThatCarryTheAmount() {
        assertThat(value(Series.institution("H1"), MonthlyIndicators.DRUG_COST)).isEqualByComparingTo("20");
        assertThat(value(Series.institution("H1"), MonthlyIndicators.CONSUMABLE_COST))
                .isEqualByComparingTo("10");
        assertThat(value(Series.institution("H1"), MonthlyIndicators.PERSON_PAY_SHARE))
                .isEqualByComparingTo("0.3");
        assertThat(series.at(Series.institution("H3"), MonthlyIndicators.DRUG_COST, 202501)
                        .orElseThrow()
                        .hasValue())
                .isFalse();
    }

    @Test
    void areOneASubjectIndicatorAndMonth() {
        final MonthlyMeasure measure =
                new MonthlyMeasure(Subject.REGION, "rate", 202501, BigDecimal.ONE, BigDecimal.ONE);
        assertThatThrownBy(() -> new MonthlySeries(List.of(measure, measure), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MonthlyMeasure(Subject.REGION, "rate", 202513, BigDecimal.ONE, BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private BigDecimal value(final Subject subject, final String indicator) {
        return series.at(subject, indicator, 202501).orElseThrow().value().orElseThrow();
    }
}
