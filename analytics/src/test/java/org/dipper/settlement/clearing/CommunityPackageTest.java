package org.dipper.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dipper.policy.CommunityPolicy;
import org.dipper.policy.CommunityPolicy.Grade;
import org.dipper.settlement.clearing.CommunityPackage.Settled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommunityPackageTest {
    private static final long MILLION_YUAN = 100_000_000L;

    /** Meishan 2020: full from 70 on, less 10 percent from 60 on, below that less 30 and next year less 10 percent. */
    private static final List<Grade> MEISHAN =
            List.of(grade("90", "1", "1"), grade("70", "1", "1"), grade("60", "0.9", "1"), grade("0", "0.7", "0.9"));

    @ParameterizedTest(name = "score {0} on 100 million yuan -> {1} million, next year x {2}")
    @CsvSource({
        "100, 100, 1",
        "95, 100, 1",
        "90, 100, 1",
        "75, 100, 1",
        "70, 100, 1",
        "69.9999, 90, 1",
        "65, 90, 1",
        "60, 90, 1",
        "59.9999, 70, 0.9",
        "55, 70, 0.9",
        "0, 70, 0.9"
    })
    void meishan(final BigDecimal score, final long dueMillions, final BigDecimal nextYear) {
        final Settled settled = community(100 * MILLION_YUAN, MEISHAN).settle(0, 0, Optional.of(score));
        assertThat(settled.dueFen()).isEqualTo(dueMillions * MILLION_YUAN);
        assertThat(settled.nextYearShare()).isEqualByComparingTo(nextYear);
        assertThat(settled.balanceFen()).isEqualTo((dueMillions - 100) * MILLION_YUAN);
    }

    @Test
    void careOfResidentsOutsideIsTakenOffWhatTheGradeLeaves() {
        final Settled settled = community(100 * MILLION_YUAN, MEISHAN)
                .settle(2_345, 12 * MILLION_YUAN + 34, Optional.of(new BigDecimal("65")));
        assertThat(settled.dueFen()).isEqualTo(78 * MILLION_YUAN - 34);
        assertThat(settled.balanceFen()).isEqualTo(-22 * MILLION_YUAN - 34);
        assertThat(settled.outsideCases()).isEqualTo(2_345);
        assertThat(settled.dueShare()).isEqualByComparingTo("0.9");
    }

    @Test
    void thePackageIsAllottedInTwelveMonthsToTheFen() {
        final CommunityPackage hundredYuan = community(10_000, MEISHAN);
        // 10,000 fen are 12 x 833 and 4 more, one each to the first months.
        assertThat(hundredYuan.allotments().values())
                .containsExactly(834L, 834L, 834L, 834L, 833L, 833L, 833L, 833L, 833L, 833L, 833L, 833L);
        assertThat(hundredYuan.settle(0, 0, Optional.empty()).monthlyAllotmentFen())
                .isEqualTo(833);
        assertThat(hundredYuan.allotments().keySet()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    @Test
    void withoutAssessmentOrGradesThePackageIsDue() {
        assertThat(community(1_000, MEISHAN).settle(1, 10, Optional.empty()).dueFen())
                .isEqualTo(990);
        final Settled noGrades = community(1_000, List.of()).settle(0, 0, Optional.of(BigDecimal.ONE));
        assertThat(noGrades.dueFen()).isEqualTo(1_000);
        assertThat(noGrades.nextYearShare()).isEqualByComparingTo("1");
    }

    @Test
    void aShareIsRoundedHalfUpToTheFen() {
        assertThat(community(15, MEISHAN)
                        .settle(0, 0, Optional.of(new BigDecimal("60")))
                        .dueFen())
                .isEqualTo(14);
    }

    @Test
    void aScoreBelowEveryGradeIsRefused() {
        assertThatThrownBy(() -> community(15, MEISHAN).settle(0, 0, Optional.of(new BigDecimal("-1"))))
                .hasMessageContaining("No grade of the policy reaches that low");
    }

    private static CommunityPackage community(final long packageFen, final List<Grade> grades) {
        return new CommunityPackage(
                new CommunityPolicy("C1", "H1", "390", Set.of("H1", "H2"), Set.of("5114"), packageFen, grades));
    }

    private static Grade grade(final String from, final String share, final String nextYear) {
        return new Grade(new BigDecimal(from), new BigDecimal(share), new BigDecimal(nextYear));
    }
}
