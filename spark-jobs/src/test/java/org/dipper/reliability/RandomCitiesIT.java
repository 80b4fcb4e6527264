package org.dipper.reliability;

import java.util.stream.LongStream;
import org.dipper.jobs.RandomCities;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Three hundred random cities, month by month. */
class RandomCitiesIT {
    private final RandomCities cities = new RandomCities(SparkSessions.shared());

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyScoreAndFenOfTheYearIsThatOfTheReference(final long seed) {
        cities.check(seed);
    }
}
