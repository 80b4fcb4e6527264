package org.dipper.supervision.upcoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.dipper.supervision.upcoding.GrowthOfInstitutions.Growth;
import org.dipper.supervision.upcoding.GrowthOfInstitutions.Sums;
import org.dipper.supervision.upcoding.PointsGrowth.GroupYear;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Growth of institutions")
class GrowthOfInstitutionsTest {
    @Test
    void isASignOfPaddingWhereUpliftGrowsAndPatientsDoNot() {
        final Growth growth = growth(sums(false, 100, "100", 30), sums(true, 100, "104", 31));

        assertThat(growth.codingShare()).contains(new BigDecimal("0.040000"));
        assertThat(growth.isFlat()).contains(true);
        assertThat(growth.state()).isEqualTo(GrowthOfInstitutions.PADDING);
    }

    @Test
    void isNoSignAtTheLimitOrWherePatientsGrewOlder() {
        assertThat(growth(sums(false, 100, "100", 30), sums(true, 100, "103", 30))
                        .state())
                .isEqualTo("evaluated");
        assertThat(growth(sums(false, 100, "100", 30), sums(true, 100, "104", 36))
                        .state())
                .isEqualTo("evaluated");
    }

    @Test
    void isNotEvaluableWithoutBothYearsOrBeforeThePointsAreSettled() {
        assertThat(growth(sums(true, 100, "104", 30)).state()).startsWith("not_evaluable: cases in one");
        final Sums unsettled = new Sums("H1", "3", false, "G", year(100, "100"), 1, List.of(30L));
        assertThat(growth(unsettled, sums(true, 100, "104", 30)).state()).startsWith("not_evaluable: one of the years");
    }

    private static Growth growth(final Sums... sums) {
        return new GrowthOfInstitutions(UpCodingPolicy.USUAL)
                .apply(List.of(sums))
                .get(0);
    }

    /** Base scores of 100 points in all, uplifted to so many. */
    private static Sums sums(final boolean isLater, final long cases, final String uplifted, final long aged) {
        return new Sums("H1", "3", isLater, "G", year(cases, uplifted), 0, List.of(aged));
    }

    private static GroupYear year(final long cases, final String uplifted) {
        final BigDecimal points = new BigDecimal(uplifted);
        return new GroupYear(cases, new BigDecimal("100"), points, points, points);
    }
}
