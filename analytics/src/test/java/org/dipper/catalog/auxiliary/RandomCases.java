package org.dipper.catalog.auxiliary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Cases of a few groups over three years that meet every rule and its edges, the same for the same seed. */
final class RandomCases {
    private static final List<String> PRINCIPALS = List.of("I21.900", "C34.900", "C97", "D05.1", "Z51.1", "J18.900");
    private static final List<String> OTHERS = List.of(
            "I21.000", "E11.900", "E11.201", "N18.900", "C78.000", "C34.100", "R57.000", "A41.900", "J18.900",
            "K92.208", "K92.1", "I10", "Z99.9");
    private static final List<Integer> AGES = List.of(0, 0, 1, 6, 7, 17, 18, 64, 65, 90);

    private RandomCases() {}

    static List<SlowAuxiliary.Case> of(final long seed, final int number) {
        final Random random = new Random(seed);
        final List<SlowAuxiliary.Case> cases = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            final int group = random.nextInt(4);
            final List<String> others = new ArrayList<>();
            for (int other = random.nextInt(4); other > 0; other--) {
                others.add(OTHERS.get(random.nextInt(OTHERS.size())));
            }
            final int years = AGES.get(random.nextInt(AGES.size()));
            final int icu = random.nextInt(40) - 10;
            // Costs follow age and days in intensive care in some groups, chance in others.
            final long drive = group < 2 ? (years >= 65 ? 9 : 1) : icu > 14 ? 12 : 1;
            final long cost = 100_000 + drive * 100_000 + random.nextInt(60_000);
            cases.add(new SlowAuxiliary.Case(
                    "G" + group,
                    2022 + random.nextInt(3),
                    new AuxiliaryCase(
                            PRINCIPALS.get(random.nextInt(PRINCIPALS.size())),
                            others,
                            random.nextInt(20) == 0 ? Optional.empty() : Optional.of(years),
                            years == 0 && random.nextInt(5) > 0 ? Optional.of(random.nextInt(60)) : Optional.empty(),
                            1 + random.nextInt(5),
                            random.nextInt(12) == 0,
                            icu < 0 ? Optional.empty() : Optional.of(icu),
                            cost,
                            some(random, cost),
                            some(random, cost),
                            random.nextInt(10) == 0 ? Optional.empty() : Optional.of(cost / (1 + random.nextInt(4))))));
        }
        return cases;
    }

    private static Optional<Long> some(final Random random, final long cost) {
        return switch (random.nextInt(4)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(cost / 2 + cost % 2);
            case 2 -> Optional.of(cost / 2 - 1);
            default -> Optional.of(cost);
        };
    }
}
