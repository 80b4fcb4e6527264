package org.dipper.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ApportionmentTest {
    private static final long SEED = 20_261_122L;

    @Test
    void theLeftoverFenGoToTheLargestRemaindersThenToTheSmallerKey() {
        // 100 fen over 3, 3, 3: 33 each, one left; all remainders and weights tie, so the smallest key takes it.
        assertThat(Apportionment.split(100, Map.of("b", 3L, "a", 3L, "c", 3L)))
                .containsExactly(Map.entry("a", 34L), Map.entry("b", 33L), Map.entry("c", 33L));
        // 10 fen over 1, 2, 4: quotas 1.43, 2.86, 5.71; two left, to .86 and .71.
        assertThat(Apportionment.split(10, Map.of("a", 1L, "b", 2L, "c", 4L)))
                .containsExactly(Map.entry("a", 1L), Map.entry("b", 3L), Map.entry("c", 6L));
    }

    @Test
    void everyOneOfTwentyThousandRandomSplitsSumsToTheFenAndStaysWithinOneFenOfItsQuota() {
        final Random random = new Random(SEED);
        for (int round = 0; round < 20_000; round++) {
            final Map<Integer, Long> weights = randomWeights(random, 1 + random.nextInt(round % 500 == 0 ? 2_000 : 20));
            final long amount = Math.abs(random.nextLong() >> random.nextInt(60)) >> 1;
            final Map<Integer, Long> shares = Apportionment.split(amount, weights);
            final BigInteger total =
                    weights.values().stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
            assertThat(shares.values().stream().mapToLong(Long::longValue).sum())
                    .as("seed %d round %d", SEED, round)
                    .isEqualTo(amount);
            for (final Map.Entry<Integer, Long> share : shares.entrySet()) {
                final BigInteger exact =
                        BigInteger.valueOf(amount).multiply(BigInteger.valueOf(weights.get(share.getKey())));
                final BigInteger given = BigInteger.valueOf(share.getValue()).multiply(total);
                assertThat(exact.subtract(given).abs().compareTo(total))
                        .as("seed %d round %d key %d", SEED, round, share.getKey())
                        .isNegative();
            }
        }
    }

    @Test
    void theOrderOfTheInputDoesNotMatterAndMorePointsNeverMeanLessMoney() {
        final Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            final Map<Integer, Long> weights = randomWeights(random, 2 + random.nextInt(30));
            final long amount = random.nextInt(1_000_000_000);
            final Map<Integer, Long> shares = Apportionment.split(amount, weights);
            final List<Integer> keys = new ArrayList<>(weights.keySet());
            Collections.shuffle(keys, random);
            final Map<Integer, Long> shuffled = new LinkedHashMap<>();
            keys.forEach(key -> shuffled.put(key, weights.get(key)));
            assertThat(Apportionment.split(amount, shuffled)).isEqualTo(shares);

            final int lucky = keys.get(0);
            shuffled.merge(lucky, 1L + random.nextInt(1_000), Long::sum);
            assertThat(Apportionment.split(amount, shuffled).get(lucky)).isGreaterThanOrEqualTo(shares.get(lucky) - 1);
        }
    }

    @Test
    void theLargestLongsDoNotOverflow() {
        final Map<String, Long> weights = Map.of("a", Long.MAX_VALUE, "b", Long.MAX_VALUE, "c", 1L);
        final Map<String, Long> shares = Apportionment.split(Long.MAX_VALUE, weights);
        assertThat(shares.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void weightsBeyondALongSplitLikeTheirQuotients() {
        final BigInteger large = BigInteger.TEN.pow(30);
        final Map<String, BigInteger> weights =
                Map.of("a", large, "b", large.multiply(BigInteger.TWO), "c", large.shiftLeft(2));
        assertThat(Apportionment.splitByLarge(10, weights))
                .isEqualTo(Apportionment.split(10, Map.of("a", 1L, "b", 2L, "c", 4L)));
    }

    @Test
    void moneyWithoutWeightsIsRefusedAndNothingIsSplitIntoNothing() {
        assertThat(Apportionment.split(0, Map.of("a", 0L))).containsExactly(Map.entry("a", 0L));
        assertThatThrownBy(() -> Apportionment.split(1, Map.of("a", 0L))).hasMessageContaining("No weight");
        assertThatThrownBy(() -> Apportionment.split(-1, Map.of("a", 1L))).hasMessageContaining("negative");
        assertThatThrownBy(() -> Apportionment.split(1, Map.of("a", -1L))).hasMessageContaining("negative");
    }

    private static Map<Integer, Long> randomWeights(final Random random, final int size) {
        final Map<Integer, Long> weights = new LinkedHashMap<>();
        for (int key = 0; key < size; key++) {
            final boolean isZero = random.nextInt(10) == 0 && key > 0;
            weights.put(key, isZero ? 0L : 1 + (random.nextLong() >>> (2 + random.nextInt(60))));
        }
        return weights;
    }
}
