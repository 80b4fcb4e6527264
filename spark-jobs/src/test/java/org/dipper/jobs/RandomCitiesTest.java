package org.dipper.jobs;

import java.util.stream.LongStream;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fifty random cities, a few of them month by month; {@code RandomCitiesIT} settles three hundred month by month, which takes
 * long.
 */
class RandomCitiesTest {
    private final RandomCities cities = new RandomCities(SparkSessions.shared());

    static LongStream monthByMonth() {
        return LongStream.rangeClosed(1, 3);
    }

    static LongStream clearingAlone() {
        return LongStream.rangeClosed(4, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("monthByMonth")
    void everyScoreAndFenOfTwelveMonthsAndTheirClearingIsThatOfTheReference(final long seed) {
        cities.check(seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("clearingAlone")
    void everyScoreAndFenOfAClearingIsThatOfTheReference(final long seed) {
        cities.checkClearing(seed);
    }
}
