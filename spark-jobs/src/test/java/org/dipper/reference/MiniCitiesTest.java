package org.dipper.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.SettledCaseTable;
import org.dipper.jobs.CatalogBuildJob;
import org.dipper.jobs.CatalogPublishJob;
import org.dipper.jobs.JobContext;
import org.dipper.jobs.JobOptions;
import org.dipper.jobs.SettleYearJob;
import org.dipper.policy.PolicyLoader;
import org.dipper.testing.SparkSessions;
import org.dipper.testing.TestCase;
import org.dipper.warehouse.Run;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random small cities with different policies: the jobs and the slow reference agree on every group, score and fen. */
class MiniCitiesTest {
    private static final List<Integer> HISTORY = List.of(2022, 2023, 2024);
    private static final String[] DIAGNOSES = {
        "I21.0", "I21.900x001", "J18.9", "J18.0", "K35.2", "K35.3", "C54.1", "Z51.1"
    };
    private static final String[] PROCEDURES = {"", "", "36.0700x004", "47.0100", "A code that does not pack 47.01"};
    private static final String[] INSTITUTIONS = {"H1", "H2", "H3", "H4", "H5"};
    private static final String[] LEVELS = {"3", "3", "2", "2", "1"};

    @TempDir
    private Path folder;

    private final SparkSession spark = SparkSessions.shared();

    @ParameterizedTest(name = "seed {0}, {1}, {2}")
    @CsvSource({"1, level_mean, linear_uplift, 2", "2, standard, review_only, 1.85", "3, standard, linear_uplift, 1.37"
    })
    void everyGroupScoreAndFenIsThatOfTheReference(
            final int seed, final String base, final String mode, final String highRatio) throws Exception {
        final Random random = new Random(seed);
        final List<TestCase> cases = cases(random);
        final Path policy = Files.writeString(folder.resolve("policy.yaml"), policy(random, base, mode, highRatio));
        final JobContext context =
                new JobContext(spark, Warehouse.open(spark, folder.resolve("w").toString()), event -> {});
        try (Run run =
                context.warehouse().begin("data ingest", Map.of("seed", "" + seed), Optional.empty(), List.of())) {
            run.append(SettledCaseTable.CONTRACT, TestCase.rows(spark, cases).repartition(3), "true");
            run.publish(
                    Run.INGEST,
                    1,
                    "published",
                    Optional.empty(),
                    com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode());
        }
        new CatalogBuildJob().run(context, options("--year", "2025", "--history", "2022-2024", "--policy", policy));
        new CatalogPublishJob().run(context, options("--year", "2025"));
        new SettleYearJob().run(context, options("--year", "2025", "--catalog", "2025", "--policy", policy));

        final List<ReferenceCase> plain =
                cases.stream().map(MiniCitiesTest::plain).toList();
        final ReferenceChain reference = new ReferenceChain(PolicyLoader.load(policy), HISTORY, plain);
        final ChainComparison comparison = new ChainComparison(context.warehouse());
        comparison.groupsAreThoseOf(reference);
        comparison.casesAreThoseOf(reference, plain, 2025);
        assertThat(reference.settle(plain, 2025).values())
                .extracting(ReferenceChain.Paid::deviation)
                .contains("normal", "low", "high", "ungrouped");
    }

    private static List<TestCase> cases(final Random random) {
        final List<TestCase> cases = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            final int hospital = random.nextInt(INSTITUTIONS.length);
            // Squared, so that the last diagnoses stay rare and some cases end up in no group.
            final int rare = (int) (Math.pow(random.nextDouble(), 2) * DIAGNOSES.length);
            final long cost = (long) (200_000 * Math.exp(random.nextGaussian() * 0.9)) * (rare + 1);
            cases.add(TestCase.of("S" + i, 2022 + random.nextInt(4), DIAGNOSES[rare], Math.max(1, cost))
                    .with(PROCEDURES[random.nextInt(PROCEDURES.length)])
                    .at(INSTITUTIONS[hospital], LEVELS[hospital])
                    .in(random.nextInt(3) == 0 ? "390" : "310"));
        }
        return cases;
    }

    private static String policy(final Random random, final String base, final String mode, final String highRatio) {
        return """
                region: mini
                year: 2025
                catalog:
                  threshold: %d
                  year_weights: [1, 2, 7]
                  score_scale: 1000
                settlement:
                  pools:
                    - pool: "310"
                      fund_yuan: %d.%02d
                    - pool: "390"
                      fund_share_of_cost: 0.63
                  institution_coefficient:
                    by_level: {"3": 1.0731, "2": 0.8125}
                    otherwise: 0.6667
                  deviation:
                    base: %s
                    low_ratio: 0.5
                    high_ratio: %s
                    high_mode: %s
                  basic_level_groups: [J18.9]
                  ungrouped_factor: 0.7
                supervision:
                  readmission_windows_days: [31]
                  split_gap_days: 15
                """.formatted(
                        8 + random.nextInt(12),
                        100_000 + random.nextInt(1_000_000),
                        random.nextInt(100),
                        base,
                        highRatio,
                        mode);
    }

    private static ReferenceCase plain(final TestCase each) {
        return new ReferenceCase(
                each.id(),
                each.institution(),
                each.level(),
                each.pool(),
                each.discharge().getYear(),
                each.costFen(),
                each.costFen() * 7 / 10,
                each.diagnosis(),
                each.procedure());
    }

    private static JobOptions options(final Object... words) {
        return JobOptions.parse(
                "test", java.util.Arrays.stream(words).map(Object::toString).toList());
    }
}
