package org.dipper.supervision.upcoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.dipper.supervision.upcoding.PointsGrowth.GroupYear;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Growth of points")
class PointsGrowthTest {
    @Test
    void isVolumeAloneWhereOnlyCasesGrow() {
        final PointsGrowth growth = PointsGrowth.between(
                Map.of("A", plain(10, 1000), "B", plain(30, 1500)), Map.of("A", plain(20, 2000), "B", plain(60, 3000)));

        assertThat(growth.volume()).isEqualByComparingTo("2500");
        assertThat(growth.total()).isEqualByComparingTo("2500");
        assertThat(growth.mix()).isZero();
        assertThat(growth.byCoding()).isZero();
    }

    @Test
    void isMixWhereCasesMoveToABetterPaidGroup() {
        final PointsGrowth growth = PointsGrowth.between(
                Map.of("A", plain(10, 1000), "B", plain(10, 500)), Map.of("A", plain(15, 1500), "B", plain(5, 250)));

        assertThat(growth.volume()).isZero();
        assertThat(growth.mix()).isEqualByComparingTo("250");
    }

    @Test
    void isUpliftWhereAuxiliaryTypesGrow() {
        final GroupYear uplifted = new GroupYear(10, yuan(1000), yuan(1100), yuan(1100), yuan(1100));

        final PointsGrowth growth = PointsGrowth.between(Map.of("A", plain(10, 1000)), Map.of("A", uplifted));

        assertThat(growth.uplift()).isEqualByComparingTo("100");
        assertThat(growth.byCoding()).isEqualByComparingTo("100");
    }

    @Test
    void isMixWhereAGroupComesOrGoes() {
        final PointsGrowth growth = PointsGrowth.between(Map.of("A", plain(10, 1000)), Map.of("B", plain(10, 1300)));

        assertThat(growth.mix()).isEqualByComparingTo("300");
        assertThat(growth.total()).isEqualByComparingTo("300");
    }

    @Test
    void isLeftToRelabellingWherePointsGoAndCasesStay() {
        final GroupYear withdrawn = new GroupYear(10, yuan(1000), yuan(1000), yuan(1000), yuan(0));

        assertThat(PointsGrowth.between(Map.of("A", plain(10, 1000)), Map.of("A", withdrawn))
                        .relabelling())
                .isEqualByComparingTo("-1000");
    }

    @Test
    void addsUpToTheTenThousandthOnAnyTwoYearsAndTurnsRoundWithThem() {
        final Random random = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            final Map<String, GroupYear> before = year(random);
            final Map<String, GroupYear> after = year(random);

            final PointsGrowth there = PointsGrowth.between(before, after);
            final PointsGrowth back = PointsGrowth.between(after, before);

            assertThat(there.total()).isEqualByComparingTo(points(after).subtract(points(before)));
            assertThat(there.volume()).isEqualByComparingTo(back.volume().negate());
            assertThat(there.uplift()).isEqualByComparingTo(back.uplift().negate());
        }
    }

    private static Map<String, GroupYear> year(final Random random) {
        final Map<String, GroupYear> groups = new TreeMap<>();
        for (int group = 0; group < 6; group++) {
            if (random.nextInt(4) > 0) {
                final BigDecimal base = new BigDecimal(1 + random.nextInt(1_000_000)).movePointLeft(2);
                final BigDecimal uplifted = times(base, 1 + random.nextInt(3) * 0.1);
                final BigDecimal weighted = times(uplifted, 0.8 + random.nextInt(5) * 0.1);
                groups.put(
                        "G" + group,
                        new GroupYear(
                                1 + random.nextInt(500),
                                base,
                                uplifted,
                                weighted,
                                times(weighted, random.nextInt(5) * 0.3)));
            }
        }
        return groups;
    }

    private static BigDecimal times(final BigDecimal points, final double factor) {
        return points.multiply(BigDecimal.valueOf(factor)).setScale(4, RoundingMode.HALF_UP);
    }

    private static BigDecimal points(final Map<String, GroupYear> groups) {
        return groups.values().stream().map(GroupYear::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static GroupYear plain(final long cases, final long points) {
        return new GroupYear(cases, yuan(points), yuan(points), yuan(points), yuan(points));
    }

    private static BigDecimal yuan(final long points) {
        return BigDecimal.valueOf(points);
    }
}
