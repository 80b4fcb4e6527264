package org.dipper.supervision.fair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Days in hospital of 54 US hospitals against a Poisson model, beside the repository and never part of it. */
final class MedparHospitals {
    private static final Path FILE =
            Path.of(System.getProperty("dipper.root", ".."), "../shared/data/oracles/medpar_funnel_expected.csv");

    private MedparHospitals() {}

    record Hospital(
            String code, double observed, double expected, double z, double lower998, double upper998, boolean isOut) {
        FunnelPoint point() {
            return FunnelPoint.ofRatio(observed, expected);
        }
    }

    static List<Hospital> all() {
        Assumptions.assumeTrue(
                Files.exists(FILE), "Skipped: there is no medpar_funnel_expected.csv in ../shared/data/oracles");
        try {
            return Files.readAllLines(FILE).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells -> new Hospital(
                            cells[0],
                            Double.parseDouble(cells[1]),
                            Double.parseDouble(cells[2]),
                            Double.parseDouble(cells[4]),
                            Double.parseDouble(cells[5]),
                            Double.parseDouble(cells[6]),
                            "1".equals(cells[7])))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
