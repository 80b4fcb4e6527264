package org.dipper.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dipper.policy.Policy;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A settlement year under every case rule, by Dipper and by SQL from the rules; how fast is for {@code benchmarks/settlement}. */
class SettlementBenchmarkTest {
    private static final int CASES = 20_000;

    @TempDir
    private Path folder;

    @Test
    void paysEveryCaseAndClearsEveryHospitalAsSqlDoes() {
        final Policy policy = SettlementData.policy();
        final RaceData rows = new RaceData(folder.resolve("rows"));
        final SettlementData data = new SettlementData(folder.resolve("settlement"));
        new Preparation(SparkSessions.shared()).prepare(rows, CASES, 1, policy.year());
        new SettlementPreparation(SparkSessions.shared(), policy).prepare(rows, data);

        final SettlementReport dipper =
                SettlementBenchmark.race(() -> new SettlementDipper(SparkSessions.shared(), rows, data, policy), 0);
        final SettlementReport sql = SettlementBenchmark.race(() -> new SettlementDuckDb(data, 2), 0);

        assertThat(dipper.finalFen()).hasSizeGreaterThan(120);
        assertThat(dipper.payments()).hasSameSizeAs(dipper.finalFen());
        assertThat(dipper.differencesFrom(sql)).isEmpty();
    }

    @Test
    void tellsADifferenceOfOneFen() {
        final SettlementReport left =
                new SettlementReport(List.of(), List.of(), 0, Map.of("310|H1", 100L), Map.of("310|H1", "1 cases"));
        final SettlementReport right =
                new SettlementReport(List.of(), List.of(), 0, Map.of("310|H1", 101L), Map.of("310|H1", "1 cases"));

        assertThat(left.differencesFrom(right)).containsExactly("final amount 310|H1: 100 against 101");
    }
}
