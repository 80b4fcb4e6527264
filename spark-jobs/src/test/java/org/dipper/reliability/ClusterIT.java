package org.dipper.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same jobs on a standalone cluster give the content that a local run gives, also when a worker dies. */
class ClusterIT {
    private static final int CASES = 800;

    @TempDir
    private static Path folder;

    private static final SparkSession SPARK = SparkSessions.shared();
    private static Distribution distribution;
    private static Path source;
    private static Path policy;
    private static Path beforeSettlement;
    private static Map<String, String> localTables;
    private static Map<String, String> localSubjects;

    @BeforeAll
    static void runLocally() {
        distribution = Distribution.require();
        final Path generated = folder.resolve("generated");
        final Path warehouse = folder.resolve("local");
        Jobs.run(SPARK, warehouse, Prefecture.generate(CASES, generated));
        source = generated.resolve("settlement_list");
        policy = Prefecture.policy(folder, 5, "0.75");
        Jobs.run(SPARK, warehouse, Prefecture.ingest(source));
        Jobs.run(SPARK, warehouse, Prefecture.build(policy));
        Jobs.run(SPARK, warehouse, Prefecture.publish());
        beforeSettlement = Folders.copy(warehouse, folder.resolve("before-settlement"));
        Jobs.run(SPARK, warehouse, Prefecture.settle(policy));
        Jobs.run(SPARK, warehouse, Prefecture.indicators(policy));
        localTables = PublishedHashes.byTable(SPARK, warehouse);
        localSubjects = PublishedHashes.bySubject(SPARK, warehouse);
    }

    @Test
    void theChainBySparkSubmitOnTwoWorkersYieldsTheLocalContent() throws Exception {
        final Path warehouse = folder.resolve("cluster");
        try (Cluster cluster = Cluster.start(distribution, folder.resolve("two-workers"))) {
            for (final List<String> words : List.of(
                    Prefecture.ingest(source),
                    Prefecture.build(policy),
                    Prefecture.publish(),
                    Prefecture.settle(policy),
                    Prefecture.indicators(policy))) {
                try (ChildJvm job = submit(cluster, warehouse, words)) {
                    assertThat(job.exitCode()).as(job::log).isZero();
                }
            }
        }
        assertThat(PublishedHashes.bySubject(SPARK, warehouse)).isEqualTo(localSubjects);
        assertThat(PublishedHashes.byTable(SPARK, warehouse)).isEqualTo(localTables);
    }

    @Test
    void aWorkerKilledInTheMiddleOfAJobChangesNothing() throws Exception {
        final Path warehouse = Folders.copy(beforeSettlement, folder.resolve("worker-dies"));
        try (Cluster cluster = Cluster.start(distribution, folder.resolve("one-dies"));
                ChildJvm job = submit(cluster, warehouse, Prefecture.settle(policy))) {
            assertThat(job.reaches("settle.score")).as(job::log).isTrue();
            final ChildJvm worker = cluster.worker(2);
            assertThat(worker.handle().descendants())
                    .as("an executor runs there")
                    .isNotEmpty();
            worker.kill();
            assertThat(job.exitCode()).as(job::log).isZero();
            assertThat(job.log()).as("the driver lost the executor").contains("Lost executor");
        }
        assertThat(PublishedHashes.bySubject(SPARK, warehouse))
                .containsEntry(Prefecture.SETTLEMENT, localSubjects.get(Prefecture.SETTLEMENT));
    }

    @Test
    void theShellRunsTheSameJobOnTheCluster() throws Exception {
        Assumptions.assumeTrue(
                distribution.hasShell(), "The shell is not in the distribution: run ./mvnw package first");
        final Path warehouse = Folders.copy(beforeSettlement, folder.resolve("by-shell"));
        try (Cluster cluster = Cluster.start(distribution, folder.resolve("for-shell"))) {
            final List<String> command =
                    new ArrayList<>(List.of(distribution.shell().toString()));
            command.addAll(Prefecture.settle(policy));
            command.addAll(List.of("--warehouse", warehouse.toString(), "--master", cluster.url()));
            try (ChildJvm shell = ChildJvm.start(command, Map.of(), folder.resolve("shell.log"))) {
                assertThat(shell.exitCode()).as(shell::log).isZero();
            }
        }
        assertThat(PublishedHashes.bySubject(SPARK, warehouse))
                .containsEntry(Prefecture.SETTLEMENT, localSubjects.get(Prefecture.SETTLEMENT));
    }

    private static ChildJvm submit(final Cluster cluster, final Path warehouse, final List<String> words) {
        return ChildJvm.submit(
                distribution.classPath(),
                List.of(),
                cluster.submitOptions(),
                distribution.application(),
                folder.resolve(warehouse.getFileName() + ".log"),
                warehouse,
                words);
    }
}
