package org.dipper.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.RowFactory;
import org.dipper.operations.PolicyTextTable;
import org.dipper.policy.Policy;
import org.dipper.policy.PolicyLoader;
import org.dipper.table.Columns;
import org.dipper.warehouse.Run;
import org.dipper.warehouse.Warehouse;

/** The policies that settlements went by, kept with them: a file may change or get lost. */
final class PolicyTexts {
    private PolicyTexts() {}

    /** Keeps the text of the policy that a run goes by, unless it is kept already. It is published with the run. */
    static void keep(final JobContext context, final Run run, final Policy policy, final Path file) {
        if (isKept(run, policy.hash())) {
            return;
        }
        final String text = read(file);
        if (!PolicyLoader.parse(file.toString(), text).hash().equals(policy.hash())) {
            throw new IllegalStateException("The policy file changed while the run began");
        }
        write(context, run, new Text(policy.hash(), policy.region(), policy.year(), text));
    }

    /**
     * A text of rules.
     *
     * @param hash the fingerprint of what it says
     * @param name the region, or the name of a scheme
     * @param year its year
     * @param text the text
     */
    record Text(String hash, String name, int year, String text) {}

    /** Keeps a text that a run goes by, unless it is kept already. It is published with the run. */
    static void keep(final JobContext context, final Run run, final Text text) {
        if (!isKept(run, text.hash())) {
            write(context, run, text);
        }
    }

    private static void write(final JobContext context, final Run run, final Text text) {
        run.keep(
                PolicyTextTable.CONTRACT,
                context.spark()
                        .createDataFrame(
                                List.of(RowFactory.create(
                                        text.hash(),
                                        text.name(),
                                        text.year(),
                                        text.text(),
                                        Instant.now().truncatedTo(ChronoUnit.MICROS))),
                                Columns.schema(PolicyTextTable.CONTRACT)),
                isOf(text.hash()));
    }

    private static boolean isKept(final Run run, final String hash) {
        return !run.kept(PolicyTextTable.CONTRACT).where(isOf(hash)).isEmpty();
    }

    /** The policy of a hash, from its kept text; empty where it was never kept. */
    static Optional<Policy> find(final Warehouse warehouse, final String hash) {
        return warehouse
                .current(PolicyTextTable.CONTRACT)
                .where(isOf(hash))
                .select(Columns.col(PolicyTextTable.TEXT))
                .collectAsList()
                .stream()
                .map(row -> PolicyLoader.parse("kept policy " + hash, row.getString(0)))
                .findFirst();
    }

    private static String isOf(final String hash) {
        return PolicyTextTable.POLICY_HASH.name() + " = '" + hash + "'";
    }

    private static String read(final Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
