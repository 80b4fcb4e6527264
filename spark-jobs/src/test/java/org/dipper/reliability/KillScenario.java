package org.dipper.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.dipper.testing.SparkSessions;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Warehouse;

/**
 * Two jobs that replace a draft: an edition by one of another threshold, a settlement by one of another fund. A writer that
 * dies halfway leaves a warehouse where both could show; readers must see the old draft or the new one.
 */
final class KillScenario {
    private static final List<String> MASTER = List.of("--master", "local[2]", "--driver-memory", "1g");

    private final SparkSession spark = SparkSessions.shared();
    private final Path folder;
    private final String classPath;
    private final String application;
    private final Target catalog;
    private final Target settlement;

    /**
     * One job to be killed.
     *
     * @param subject what it publishes
     * @param before the warehouse before it runs
     * @param words the command
     * @param undisturbed the content hash it leads to when nothing happens
     */
    record Target(String subject, Path before, List<String> words, String undisturbed) {}

    /**
     * When to kill.
     *
     * @param step the step whose first event is awaited
     * @param thenMillis how long it may go on
     */
    record Moment(String step, long thenMillis) {
        @Override
        public String toString() {
            return step + " + " + thenMillis + " ms";
        }
    }

    KillScenario(final Path folder, final int cases, final String classPath, final String application) {
        this.folder = folder;
        this.classPath = classPath;
        this.application = application;
        final Path first = Prefecture.policy(folder, 8, "0.70");
        final Path second = Prefecture.policy(folder, 5, "0.75");
        final Path ingested = folder.resolve("with-draft-edition");
        final Path generated = folder.resolve("generated");
        Jobs.run(spark, ingested, Prefecture.generate(cases, generated));
        Jobs.run(spark, ingested, Prefecture.ingest(generated.resolve("settlement_list")));
        Jobs.run(spark, ingested, Prefecture.build(first));
        final Path done = Folders.copy(ingested, folder.resolve("undisturbed"));
        Jobs.run(spark, done, Prefecture.build(second));
        Jobs.run(spark, done, Prefecture.publish());
        Jobs.run(spark, done, Prefecture.settle(first));
        final Path drafted = Folders.copy(done, folder.resolve("with-draft-settlement"));
        Jobs.run(spark, done, Prefecture.settle(second));
        final Map<String, String> hashes = PublishedHashes.bySubject(spark, done);
        this.catalog =
                new Target(Prefecture.CATALOG, ingested, Prefecture.build(second), hashes.get(Prefecture.CATALOG));
        this.settlement = new Target(
                Prefecture.SETTLEMENT, drafted, Prefecture.settle(second), hashes.get(Prefecture.SETTLEMENT));
    }

    Target catalog() {
        return catalog;
    }

    Target settlement() {
        return settlement;
    }

    /** Kills the job at a moment, lets a second writer try meanwhile, runs it again and compares. */
    void kill(final Target target, final Moment moment, final boolean withSecondProcess) throws Exception {
        final String name = target.subject().replace(":", "-") + "-" + moment.step() + "-" + moment.thenMillis();
        final Path warehouse = Folders.copy(target.before(), folder.resolve(name));
        final Path log = folder.resolve(name + ".log");
        assertThat(PublishedHashes.bySubject(spark, warehouse).get(target.subject()))
                .as("the old draft is another one")
                .isNotNull()
                .isNotEqualTo(target.undisturbed());
        try (Reader reader = Reader.start(spark, warehouse);
                ChildJvm doomed = submit(warehouse, log, target.words())) {
            assertThat(doomed.reaches(moment.step())).as(doomed::log).isTrue();
            Thread.sleep(moment.thenMillis());
            doomed.pause();
            aSecondWriterIsTurnedAway(warehouse, target, withSecondProcess);
            doomed.kill();
            assertThat(doomed.exitCode()).as("killed by SIGKILL").isEqualTo(137);

            try (ChildJvm again = submit(warehouse, log, target.words())) {
                assertThat(again.exitCode()).as(again::log).isZero();
            }
            reader.sawNoMixture();
        }
        final Publication inForce = Warehouse.open(spark, warehouse.toString())
                .inForce(target.subject())
                .orElseThrow();
        assertThat(inForce.contentHash()).as("after %s", moment).isEqualTo(target.undisturbed());
        assertThat(PublishedHashes.recomputed(spark, warehouse, inForce)).isEqualTo(target.undisturbed());
    }

    private void aSecondWriterIsTurnedAway(final Path warehouse, final Target target, final boolean asProcess)
            throws Exception {
        if (asProcess) {
            try (ChildJvm second = submit(warehouse, folder.resolve("second.log"), target.words())) {
                assertThat(second.exitCode()).as(second::log).isEqualTo(ExitCode.PRECONDITION.code());
            }
            return;
        }
        assertThatThrownBy(() -> Jobs.run(spark, warehouse, target.words()))
                .isInstanceOfSatisfying(DipperException.class, failure -> {
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.PRECONDITION);
                    assertThat(failure.what()).contains("locked");
                });
    }

    private ChildJvm submit(final Path warehouse, final Path log, final List<String> words) {
        // Another zone and language than the undisturbed run had, one that writes its digits differently.
        return ChildJvm.submit(
                classPath,
                List.of(
                        "-Duser.timezone=Asia/Kathmandu",
                        "-Duser.language=ar",
                        "-Duser.country=EG",
                        "-Duser.extensions=u-nu-arab"),
                MASTER,
                application,
                log,
                warehouse,
                words);
    }
}
