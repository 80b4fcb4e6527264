package org.dipper.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The made-up prefecture of these tests, and the words of each command of the chain on it. */
final class Prefecture {
    static final String CATALOG = "catalog:2025";
    static final String SETTLEMENT = "settlement:2025";
    static final String INDICATORS = "indicator:2025";

    private static final String POLICY = """
            region: prefecture
            year: 2025
            catalog:
              threshold: %d
              year_weights: [1, 2, 7]
              score_scale: 1000
            settlement:
              pools:
                - pool: "310"
                  fund_share_of_cost: %s
                - pool: "390"
                  fund_share_of_cost: 0.61
              institution_coefficient:
                by_level: {"3": 1.15, "2": 0.95, "1": 0.7, "0": 0.65}
                otherwise: 0.65
              deviation:
                base: standard
                low_ratio: 0.5
                high_ratio: 2
                high_inclusive: true
                high_mode: review_only
              ungrouped_factor: 0.7
            supervision:
              readmission_windows_days: [7, 31]
              split_gap_days: 15
            """;

    private Prefecture() {}

    /** A policy file; two thresholds make two editions, two shares two settlements. */
    static Path policy(final Path folder, final int threshold, final String employeeShare) {
        final String name = "policy-" + threshold + "-" + employeeShare + ".yaml";
        try {
            return Files.writeString(
                    folder.resolve(name), String.format(java.util.Locale.ROOT, POLICY, threshold, employeeShare));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<String> generate(final int cases, final Path out) {
        return List.of(
                "data",
                "generate",
                "--cases",
                String.valueOf(cases),
                "--out",
                out.toString(),
                "--format",
                "csv",
                "--hospitals",
                "12");
    }

    static List<String> ingest(final Path folder) {
        return List.of("data", "ingest", "--source", folder + "/*.csv", "--mapping", mapping());
    }

    static List<String> build(final Path policy) {
        return List.of("catalog", "build", "--year", "2025", "--history", "2022-2024", "--policy", policy.toString());
    }

    static List<String> publish() {
        return List.of("catalog", "publish", "--year", "2025");
    }

    static List<String> settle(final Path policy) {
        return List.of("settle", "year", "--year", "2025", "--catalog", "2025", "--policy", policy.toString());
    }

    static List<String> indicators(final Path policy) {
        return List.of("indicator", "compute", "--year", "2025", "--policy", policy.toString());
    }

    private static String mapping() {
        return Path.of(System.getProperty("dipper.root"), "mappings", "national.yaml")
                .toString();
    }
}
