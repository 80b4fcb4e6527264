package org.dipper.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.dipper.benchmark.truth.InstitutionTable;
import org.dipper.benchmark.truth.RuleScores;
import org.dipper.benchmark.truth.ScoreTable;
import org.dipper.benchmark.truth.ScoredLead;
import org.dipper.benchmark.truth.Truth;
import org.dipper.cases.SettledCaseTable;
import org.dipper.errors.DipperException;
import org.dipper.jobs.JobOptions;
import org.dipper.jobs.Sessions;
import org.dipper.table.Columns;
import org.dipper.warehouse.Warehouse;

/**
 * Planted truth: generates a prefecture with misconduct, runs supervision over its last year as an operator does, and holds the
 * leads against the hidden labels. What it prints is Markdown.
 */
public final class SupervisionBenchmark {
    private static final int YEAR = 2025;
    private static final double KIB_OF_MIB = 1024;

    private final PrintStream out;
    private final Path folder;
    private final DipperCommand dipper;
    private final String policy;

    private SupervisionBenchmark(
            final PrintStream out, final Path folder, final DipperCommand dipper, final String policy) {
        this.out = out;
        this.folder = folder;
        this.dipper = dipper;
        this.policy = policy;
    }

    /** {@code --cases N --misconduct PERCENT --seed S --policy FILE --heap 4g --work DIR}: N cases in four years. */
    public static void main(final String[] arguments) throws IOException, InterruptedException {
        final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            final JobOptions options = JobOptions.parse("supervision", List.of(arguments))
                    .only("cases", "misconduct", "seed", "policy", "heap", "work");
            final Path folder = Path.of(options.optional("work").orElse("target/supervision"))
                    .toAbsolutePath();
            Files.createDirectories(folder);
            final DipperCommand dipper = new DipperCommand(
                    Path.of("dipper").toAbsolutePath(),
                    folder,
                    options.optional("heap").orElse("4g"));
            final SupervisionBenchmark benchmark = new SupervisionBenchmark(
                    out, folder, dipper, options.optional("policy").orElse("policies/prefecture.yaml"));
            benchmark.run(
                    options.wholeNumber("cases").orElse(1_000_000L),
                    options.optional("misconduct").orElse("2"),
                    options.optional("seed").orElse("1"));
        } catch (DipperException e) {
            out.println(e.getMessage());
            System.exit(e.exitCode().code());
        }
    }

    private void run(final long cases, final String misconduct, final String seed)
            throws IOException, InterruptedException {
        final Path lists = folder.resolve("lists");
        // Lists, catalog and settlement of an earlier try are used again; leads are computed where a rule changed.
        if (!Files.exists(folder.resolve("settled"))) {
            prepare(cases, misconduct, seed, lists);
            Files.writeString(folder.resolve("settled"), "");
        }
        step("indicator", "compute", "--year", year(), "--catalog", year(), "--policy", policy);
        score(lists);
        times();
    }

    private void prepare(final long cases, final String misconduct, final String seed, final Path lists)
            throws IOException, InterruptedException {
        if (!Files.exists(lists.resolve("README.txt"))) {
            step(
                    "data",
                    "generate",
                    "--cases",
                    String.valueOf(cases),
                    "--misconduct",
                    misconduct,
                    "--seed",
                    seed,
                    "--out",
                    lists.toString());
        }
        step("data", "ingest", "--source", lists + "/settlement_list/*.parquet", "--mapping", "mappings/national.yaml");
        step("catalog", "build", "--year", year(), "--history", "2022-2024", "--policy", policy);
        step("catalog", "publish", "--year", year());
        step("settle", "year", "--year", year(), "--catalog", year(), "--policy", policy);
    }

    private void score(final Path lists) throws IOException {
        try (SparkSession spark = Sessions.start()) {
            final Warehouse warehouse =
                    Warehouse.open(spark, folder.resolve("warehouse").toString());
            final Truth truth = new PlantedTruth(spark, lists)
                    .of(warehouse
                            .current(SettledCaseTable.CONTRACT)
                            .where(Columns.col(SettledCaseTable.DISCHARGE_YEAR).equalTo(YEAR)));
            final List<ScoredLead> leads = new WarehouseLeads(warehouse, year()).read();
            final Set<String> kinds = new HashSet<>();
            truth.kindsByInstitution().values().forEach(kinds::addAll);
            final RuleKinds ofRules = new RuleKinds(kinds);
            final String text = new ScoreTable(truth, new RuleScores(truth, ofRules::of)).text(leads)
                    + "\n"
                    + new InstitutionTable(truth, ofRules::of)
                            .text(new WarehouseRankings(spark, warehouse, year()).read());
            Files.writeString(folder.resolve("scores.md"), text);
            out.println(text);
        }
    }

    private void times() {
        out.println("| command | s | peak MiB |");
        out.println("|---|---|---|");
        dipper.steps()
                .forEach(step -> out.println(String.format(
                        Locale.ROOT,
                        "| `%s` | %.1f | %.0f |",
                        step.name(),
                        step.seconds(),
                        step.peakKib() / KIB_OF_MIB)));
    }

    private static String year() {
        return String.valueOf(YEAR);
    }

    private void step(final String... words) throws IOException, InterruptedException {
        System.err.println(String.join(" ", words));
        dipper.run(words);
    }
}
