package org.dipper.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.dipper.policy.Policy;
import org.dipper.policy.PolicyLoader;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dipper and SQL written from the rules find the same; how fast is for {@code benchmarks/run}. */
class BenchmarkTest {
    private static final int CASES = 20_000;
    private static final Policy POLICY =
            PolicyLoader.load(Path.of(System.getProperty("dipper.root"), "policies", "prefecture.yaml"));

    @TempDir
    private static Path folder;

    private static RaceData data;
    private static Results dipper;

    @BeforeAll
    static void prepare() {
        data = new RaceData(folder.resolve("data"));
        new Preparation(SparkSessions.shared()).prepare(data, CASES, 1, POLICY.year());
        dipper = Race.run(() -> new DipperEngine(SparkSessions.shared(), data, POLICY), 1)
                .results();
    }

    @Test
    void findsGroupsPaymentsAndReturns() {
        assertThat(dipper.groups()).hasSizeGreaterThan(100);
        assertThat(dipper.groups().keySet()).contains("J18.9").anyMatch(code -> code.endsWith("-4"));
        assertThat(dipper.paymentFen()).hasSizeGreaterThan(60);
        assertThat(dipper.readmissions().get("readmission_30d_any|region|"))
                .isBetween(CASES * 5L / 100, CASES * 15L / 100);
    }

    @Test
    void agreesWithSqlOverPlainColumns() {
        final EngineReport sql = Race.run(() -> DuckDbEngine.plain(data, POLICY, 2), 1);

        assertThat(dipper.differencesFrom(sql.results())).isEmpty();
    }

    @Test
    void agreesWithSqlOverTheColumnsOfTheTable() {
        final EngineReport sql = Race.run(() -> DuckDbEngine.own(data, POLICY, 2), 1);

        assertThat(dipper.differencesFrom(sql.results())).isEmpty();
    }

    @Test
    void tellsADifferenceOfOneFen() {
        final Results left = new Results(Map.of(), Map.of("310|H1", 100L), Map.of());
        final Results right = new Results(Map.of(), Map.of("310|H1", 101L), Map.of());

        assertThat(left.differencesFrom(right)).containsExactly("payment 310|H1: 100 against 101");
    }
}
