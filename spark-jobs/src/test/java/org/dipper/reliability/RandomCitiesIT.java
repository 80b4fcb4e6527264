package org.dipper.reliability;

import java.util.stream.LongStream;
import org.dipper.jobs.RandomCities;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Three hundred random cities, month by month. */
class RandomCitiesIT {
    private final RandomCities cities = new RandomCities(SparkSessions.shared());

    private static final int CITIES = 300;
    /** Every tenth city is settled month by month, which takes as long as the clearings of the other nine. */
    private static final int MONTHS_OF_EACH = 10;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, CITIES);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyScoreAndFenOfTheYearIsThatOfTheReference(final long seed) {
        if (seed % MONTHS_OF_EACH == 0) {
            cities.check(seed);
        } else {
            cities.checkClearing(seed);
        }
    }
}
