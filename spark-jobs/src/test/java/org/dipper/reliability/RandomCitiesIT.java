package org.dipper.reliability;

import java.util.stream.LongStream;
import org.dipper.jobs.RandomCities;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The other two hundred and fifty of three hundred random cities; {@code RandomCitiesTest} has the first fifty. */
class RandomCitiesIT {
    private final RandomCities cities = new RandomCities(SparkSessions.shared());

    static LongStream seeds() {
        return LongStream.rangeClosed(51, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyScoreAndFenOfTheYearIsThatOfTheReference(final long seed) {
        cities.check(seed);
    }
}
