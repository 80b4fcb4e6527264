package org.dipper.jobs;

import java.util.stream.LongStream;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first fifty of three hundred random cities; {@code RandomCitiesIT} has the others. */
class RandomCitiesTest {
    private final RandomCities cities = new RandomCities(SparkSessions.shared());

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyScoreAndFenOfTheYearIsThatOfTheReference(final long seed) {
        cities.check(seed);
    }
}
