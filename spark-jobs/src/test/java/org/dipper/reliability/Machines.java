package org.dipper.reliability;

import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.SettledCaseTable;
import org.dipper.table.Columns;
import org.dipper.testing.SparkSessions;
import org.dipper.warehouse.Run;
import org.dipper.warehouse.Warehouse;

/** The chain on one prefecture, run as different machines would: partitions, order of rows, adaptive execution, zone, language. */
final class Machines implements AutoCloseable {
    private final Path folder;
    private final boolean isSupervised;
    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    /** Machines that run the chain, to the settlement or on to its supervision. */
    Machines(final Path folder, final boolean isSupervised) {
        this.folder = folder;
        this.isSupervised = isSupervised;
    }

    @Override
    public void close() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
        SparkSession.setActiveSession(SparkSessions.shared());
    }

    /** Generated settlement lists. */
    Path generate(final int cases) {
        final Path generated = folder.resolve("generated");
        Jobs.run(SparkSessions.shared(), folder.resolve("none"), Prefecture.generate(cases, generated));
        return generated.resolve("settlement_list");
    }

    /** Lands and judges the lists. */
    static void ingest(final SparkSession spark, final Path warehouse, final Path source) {
        Jobs.run(spark, warehouse, Prefecture.ingest(source));
    }

    /** Edition, settlement and indicators of an ingested warehouse: content hash by subject. */
    Map<String, String> chain(final SparkSession spark, final Path warehouse) {
        final Path policy = Prefecture.policy(folder, 5, "0.75");
        for (final List<String> words :
                List.of(Prefecture.build(policy), Prefecture.publish(), Prefecture.settle(policy))) {
            Jobs.run(spark, warehouse, words);
        }
        if (isSupervised) {
            Jobs.run(spark, warehouse, Prefecture.indicators(policy));
        }
        return PublishedHashes.bySubject(spark, warehouse);
    }

    /** The chain on the settled cases of another warehouse, in another order and other files. */
    Map<String, String> redealt(final Machine machine, final Path ingested, final int files) {
        final SparkSession spark = machine.start();
        final Path warehouse = folder.resolve("redealt-" + machine.hashCode());
        final Dataset<Row> cases = Warehouse.open(spark, ingested.toString())
                .current(SettledCaseTable.CONTRACT)
                .orderBy(Columns.col(SettledCaseTable.TOTAL_COST_FEN).bitwiseXOR(lit(0x5555L)))
                .repartition(files);
        try (Run run = Warehouse.open(spark, warehouse.toString())
                .begin("data ingest", Map.of("source", "redealt"), Optional.empty(), List.of())) {
            run.append(SettledCaseTable.CONTRACT, cases, "true");
            run.publish(Run.INGEST, 1, "published", Optional.empty(), JsonNodeFactory.instance.objectNode());
        }
        return chain(spark, warehouse);
    }

    /** The same settlement lists in another order, dealt over some files of the same number. */
    Path shuffled(final Path source, final int files) throws IOException {
        final List<String> rows = new ArrayList<>();
        String header = "";
        try (Stream<Path> all = Files.list(source)) {
            for (final Path file : all.filter(path -> path.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                final List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
                header = lines.get(0);
                rows.addAll(lines.subList(1, lines.size()));
            }
        }
        Collections.shuffle(rows, new Random(files));
        final Path dealt = Files.createDirectory(folder.resolve("shuffled"));
        for (int file = 0; file < files; file++) {
            final List<String> lines = new ArrayList<>(List.of(header));
            for (int row = file; row < rows.size(); row += files) {
                lines.add(rows.get(row));
            }
            Files.write(dealt.resolve("part-" + file + ".csv"), lines, StandardCharsets.UTF_8);
        }
        return dealt;
    }

    /**
     * How a machine differs.
     *
     * @param partitions shuffle partitions
     * @param isAdaptive whether plans adapt to what they meet and code is generated for them
     * @param zone time zone of the session and of the JVM
     * @param language default locale
     */
    record Machine(int partitions, boolean isAdaptive, String zone, String language) {
        SparkSession start() {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            Locale.setDefault(Locale.forLanguageTag(language));
            final SparkSession spark = SparkSessions.shared().newSession();
            spark.conf().set("spark.sql.shuffle.partitions", String.valueOf(partitions));
            spark.conf().set("spark.sql.adaptive.enabled", String.valueOf(isAdaptive));
            spark.conf().set("spark.sql.codegen.wholeStage", String.valueOf(isAdaptive));
            spark.conf().set("spark.sql.codegen.factoryMode", isAdaptive ? "FALLBACK" : "NO_CODEGEN");
            // Little data stays in many partitions, as much data would.
            spark.conf().set("spark.sql.adaptive.coalescePartitions.enabled", "false");
            spark.conf().set("spark.sql.session.timeZone", zone);
            SparkSession.setActiveSession(spark);
            return spark;
        }
    }
}
