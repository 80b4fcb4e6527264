package org.dipper.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.dipper.policy.CatalogPolicy;
import org.dipper.policy.CatalogPolicy.ComprehensiveLimits;
import org.dipper.policy.CatalogPolicy.NationalThreshold;
import org.dipper.policy.CatalogPolicy.Scoring;
import org.dipper.policy.CatalogPolicy.YearWeighting;
import org.junit.jupiter.api.Test;

/** Which combinations become core groups: thresholds, the national list, the 10 percent test of table 3-3. */
class CoreGroupsTest {
    private static final int I21 = 1;
    private static final long STENT = 2;

    @Test
    void aCombinationThatReachesTheThresholdIsACoreGroup() {
        assertThat(decide(policy(), local(1, 15, 900), local(2, 14, 900))).containsExactly(Combination.local(1, 0));
    }

    @Test
    void aRelatedProcedureMakesAGroupOnlyWhereItRaisesTheCostByTenPercent() {
        // Table 3-3 of the 3.0 draft: no related 28,033; angiography 28,849 (+2.91 %); ultrasound 44,003 (+56.97 %).
        assertThat(decide(
                        policy(),
                        stent("", 20, 2_803_300),
                        stent("88.5600", 20, 2_884_900),
                        stent("00.2400", 20, 4_400_300)))
                .containsExactly(new Combination(0, I21, STENT, ""), new Combination(0, I21, STENT, "00.2400"));
    }

    @Test
    void aRiseOfExactlyTenPercentIsEnough() {
        assertThat(decide(policy(), stent("", 15, 1_000_000), stent("88.5600", 15, 1_100_000)))
                .hasSize(2);
        assertThat(decide(policy(), stent("", 15, 1_000_000), stent("88.5600", 15, 1_099_999)))
                .hasSize(1);
    }

    @Test
    void aRelatedCombinationWithoutABaseJoinsTheGroupOfDiagnosisAndProcedure() {
        assertThat(decide(policy(), stent("", 14, 1_000_000), stent("88.5600", 15, 9_000_000)))
                .containsExactly(new Combination(0, I21, STENT, ""));
    }

    @Test
    void aRowOfTheSchemeMayHaveFewerCasesWhereCostsSpreadLittle() {
        final CombinationSums even = new CombinationSums(new Combination(7, 0, 0, ""), sums(10, 900));
        final CombinationSums uneven = new CombinationSums(
                new Combination(8, 0, 0, ""),
                new CostSums(List.of(10L), List.of(1000L), BigInteger.valueOf(1_000_000)));
        assertThat(decide(policy(), even, uneven)).containsExactly(even.combination());
    }

    @Test
    void casesThatMayNotBeGroupedNeverMakeAGroup() {
        assertThat(decide(policy(), new CombinationSums(new Combination(-1, 0, 0, ""), sums(100, 900))))
                .isEmpty();
    }

    @Test
    void raisingTheThresholdNeverAddsACoreGroup() {
        final Random random = new Random(7);
        for (int round = 0; round < 100; round++) {
            final CombinationSums[] counted = IntStream.range(0, 30)
                    .mapToObj(i -> local(i, 1 + random.nextInt(40), 900))
                    .toArray(CombinationSums[]::new);
            final int threshold = 1 + random.nextInt(30);
            final CatalogPolicy plain = new CatalogPolicy(15, List.of(1), 1000);
            assertThat(new CoreGroups(plain, threshold).decide(List.of(counted)))
                    .containsAll(new CoreGroups(plain, threshold + 1 + random.nextInt(5)).decide(List.of(counted)));
        }
    }

    @Test
    void theCoverageThresholdIsTheCountAtWhichTheShareIsReached() {
        // 10 x 50, 5 x 20, 40 x 1 cases: 640 in all, so the fifties hold 78.1 %, the twenties bring it to 93.8 %.
        final CoverageCurve curve = CoverageCurve.of(
                List.of(new CoverageCurve.Size(1, 40), new CoverageCurve.Size(50, 10), new CoverageCurve.Size(20, 5)),
                640);
        assertThat(curve.points())
                .extracting(CoverageCurve.Point::threshold, CoverageCurve.Point::groups, CoverageCurve.Point::cases)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(50L, 10L, 500L),
                        org.assertj.core.groups.Tuple.tuple(20L, 15L, 600L),
                        org.assertj.core.groups.Tuple.tuple(1L, 55L, 640L));
        assertThat(curve.thresholdFor(new BigDecimal("0.78"), 640)).isEqualTo(50);
        assertThat(curve.thresholdFor(new BigDecimal("0.9375"), 640)).isEqualTo(20);
        assertThat(curve.thresholdFor(new BigDecimal("0.95"), 640)).isEqualTo(1);
    }

    private static List<Combination> decide(final CatalogPolicy policy, final CombinationSums... counted) {
        return new CoreGroups(policy, policy.threshold()).decide(List.of(counted));
    }

    private static CatalogPolicy policy() {
        return new CatalogPolicy(
                15,
                List.of(1),
                1000,
                Optional.empty(),
                YearWeighting.YEAR_MEAN,
                Scoring.AVERAGE,
                Optional.empty(),
                Optional.of(new BigDecimal("0.1")),
                ComprehensiveLimits.NONE,
                Optional.of(new NationalThreshold(10, new BigDecimal("0.5"))),
                false,
                Optional.empty());
    }

    private static CombinationSums local(final int diagnosis, final long cases, final long costFen) {
        return new CombinationSums(Combination.local(diagnosis, 0), sums(cases, costFen));
    }

    private static CombinationSums stent(final String related, final long cases, final long meanFen) {
        return new CombinationSums(new Combination(0, I21, STENT, related), sums(cases, meanFen));
    }

    private static CostSums sums(final long cases, final long meanFen) {
        return new CostSums(
                List.of(cases),
                List.of(cases * meanFen),
                BigInteger.valueOf(meanFen).pow(2).multiply(BigInteger.valueOf(cases)));
    }
}
