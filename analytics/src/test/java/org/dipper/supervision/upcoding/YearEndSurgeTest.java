package org.dipper.supervision.upcoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Year-end surge of points")
class YearEndSurgeTest {
    @Test
    void findsTheHospitalThatCodesHigherInDecemberThanItDidBefore() {
        // As ever two in ten; in December of hospital 1 eight in ten.
        final List<Row> flagged = flagged(
                decembers(year(1, 10), 2, 10).add(1, 12, 80, "J18.0", 0.6).add(1, 12, 20, "J18.9", 1));

        assertThat(flagged).hasSize(80).allSatisfy(row -> {
            assertThat(row.<String>getAs("lead_id")).isEqualTo("year_end_surge:H1:2024");
            assertThat(row.<LocalDate>getAs("discharge_date")).isAfterOrEqualTo("2024-12-01");
        });
        // 90,000 points in December, 60,000 by its own other months, times 1.05 by which the region grew.
        final BigDecimal points = flagged.stream()
                .map(row -> row.<BigDecimal>getAs("excess_points"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(points.doubleValue()).isCloseTo(27_000, within(0.1));
    }

    @Test
    void leavesTheHospitalAloneThatAlwaysCodesHigh() {
        assertThat(flagged(decembers(year(2, 10), 2, 10)
                        .add(1, 3, 800, "J18.0", 1)
                        .add(1, 3, 200, "J18.9", 1)
                        .add(1, 12, 80, "J18.0", 1)
                        .add(1, 12, 20, "J18.9", 1)))
                .isEmpty();
    }

    @Test
    void leavesARegionAloneThatChangesAsAWhole() {
        final CodedCases cases = year(1, 10);
        for (int hospital = 1; hospital <= 10; hospital++) {
            cases.add(hospital, 12, 60, "J18.0", 1).add(hospital, 12, 40, "J18.9", 1);
        }

        assertThat(flagged(cases)).isEmpty();
    }

    private static List<Row> flagged(final CodedCases cases) {
        return new YearEndSurge(UpCodingPolicy.USUAL)
                .apply(cases.rows())
                .orderBy("sequence")
                .collectAsList();
    }

    private static CodedCases year(final int first, final int last) {
        final CodedCases cases = new CodedCases();
        for (int hospital = first; hospital <= last; hospital++) {
            cases.add(hospital, 3, 100, "J18.0", 1).add(hospital, 6, 400, "J18.9", 1);
        }
        return cases;
    }

    private static CodedCases decembers(final CodedCases cases, final int first, final int last) {
        for (int hospital = first; hospital <= last; hospital++) {
            cases.add(hospital, 12, 20, "J18.0", 1).add(hospital, 12, 80, "J18.9", 1);
        }
        return cases;
    }
}
