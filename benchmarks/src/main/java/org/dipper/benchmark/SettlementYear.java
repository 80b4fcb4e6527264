package org.dipper.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dipper.errors.DipperException;
import org.dipper.jobs.JobOptions;

/**
 * A whole settlement year through the command line: lists, catalog, plan, twelve months of which two are superseded, decisions,
 * clearing, a correction after publication, and everything that was published computed again. Prints what each command took.
 */
public final class SettlementYear {
    private static final int YEAR = 2025;
    private static final int MONTHS = 12;
    private static final int YEARS = 4;
    private static final double KIB_OF_MIB = 1024;
    /** Yuan of a case of the generator, nearly; half goes to each pool. */
    private static final long FUND_OF_A_CASE = 3900;

    private final PrintStream out;
    private final DipperCommand dipper;
    private final YearDecisions decisions;
    private final Path folder;
    private final long cases;
    private final String policy;

    private SettlementYear(
            final PrintStream out, final Path program, final Path folder, final long cases, final String heap)
            throws IOException {
        this.out = out;
        this.folder = folder;
        this.cases = cases;
        this.dipper = new DipperCommand(program, folder, heap);
        this.decisions = new YearDecisions(folder.resolve("lists"), folder);
        this.policy = Files.writeString(
                        folder.resolve("year.yaml"),
                        SettlementData.text("year.yaml")
                                .replace("FUND_310", String.valueOf(cases * FUND_OF_A_CASE))
                                .replace("FUND_390", String.valueOf(cases * FUND_OF_A_CASE / 2))
                                .replace("FUND_CROSS", String.valueOf(cases * FUND_OF_A_CASE / 50)))
                .toString();
    }

    /** {@code --cases N --seed S --heap 4g --work DIR}: N cases of the year, and as many of each of the three years before. */
    public static void main(final String[] arguments) throws IOException, InterruptedException {
        final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            final JobOptions options =
                    JobOptions.parse("year", List.of(arguments)).only("cases", "seed", "heap", "work");
            final long cases = options.wholeNumber("cases").orElse(1_000_000L);
            final Path folder =
                    Path.of(options.optional("work").orElse("target/year")).toAbsolutePath();
            Files.createDirectories(folder);
            new SettlementYear(
                            out,
                            Path.of("dipper").toAbsolutePath(),
                            folder,
                            cases,
                            options.optional("heap").orElse("4g"))
                    .run(options.optional("seed").orElse("1"));
        } catch (DipperException e) {
            out.println(e.getMessage());
            System.exit(e.exitCode().code());
        }
    }

    private void run(final String seed) throws IOException, InterruptedException {
        final String lists = folder.resolve("lists").toString();
        // Lists and catalog of an earlier try are used again.
        if (!Files.exists(folder.resolve("warehouse"))) {
            step("data", "generate", "--cases", String.valueOf(YEARS * cases), "--out", lists, "--seed", seed);
            step(
                    "data",
                    "ingest",
                    "--source",
                    lists + "/settlement_list/*.parquet",
                    "--mapping",
                    "mappings/national.yaml");
            step("catalog", "build", "--year", year(), "--history", "2022-2024", "--policy", policy);
            step("catalog", "publish", "--year", year());
        }
        step("settle", "plan", "--year", year(), "--policy", policy);
        for (int month = 1; month <= MONTHS; month++) {
            beforeMonth(month);
            month(month, "");
            if (month == 4) {
                month(2, "refunds of February came in");
            }
            if (month == 9) {
                month(8, "the deductions of August were wrong");
            }
        }
        decide("assessment", decisions.assessments());
        decide("other-payment", decisions.others());
        clear("");
        decide("audit-deduction", decisions.deductions(YEAR * 100 + 12, 250));
        decide("special-review", decisions.reviews(YEAR * 100 + 11));
        clear("a review that was overlooked");
        final String hospital = decisions.institutions().get(0);
        step(
                "settle",
                "statement",
                hospital,
                "--year",
                year(),
                "--out",
                folder.resolve("statement.html").toString());
        step("settle", "what-if", "--year", year(), "--policy", policy, "--by", "institution");
        verify();
        print();
    }

    private void beforeMonth(final int month) throws IOException, InterruptedException {
        switch (month) {
            case 3 -> decide("audit-deduction", decisions.deductions(YEAR * 100 + 3, 1000));
            case 4 -> decide("refund", decisions.refunds(YEAR * 100 + 2));
            case 7 -> decide("special-review", decisions.reviews(YEAR * 100 + 6));
            case 9 -> decide("audit-deduction", decisions.deductions(YEAR * 100 + 8, 1500));
            default -> {}
        }
    }

    private void month(final int month, final String correction) throws IOException, InterruptedException {
        final String name = String.valueOf(YEAR * 100 + month);
        final List<String> words = List.of("--month", name, "--catalog", year(), "--policy", policy);
        settle("month", words, correction);
        step("settle", "publish", "--month", name);
    }

    private void clear(final String correction) throws IOException, InterruptedException {
        settle("year", List.of("--year", year(), "--catalog", year(), "--policy", policy), correction);
        step("settle", "publish", "--year", year());
    }

    private void settle(final String what, final List<String> words, final String correction)
            throws IOException, InterruptedException {
        final List<String> all = new ArrayList<>(List.of("settle", what));
        all.addAll(words);
        if (!correction.isEmpty()) {
            all.addAll(List.of("--supersede", "--reason", correction));
        }
        out.println(step(all.toArray(String[]::new)));
    }

    private void decide(final String kind, final Path file) throws IOException, InterruptedException {
        step("settle", "decide", "--year", year(), "--kind", kind, "--file", file.toString());
    }

    private void verify() throws IOException, InterruptedException {
        final JsonNode rows = step("run", "verify", "--all");
        for (final JsonNode row : rows) {
            out.println(row.get("subject").asText() + " revision "
                    + row.get("revision").asText() + ": " + (row.get("is_equal").asBoolean() ? "equal" : "NOT EQUAL"));
        }
    }

    private static String year() {
        return String.valueOf(YEAR);
    }

    private JsonNode step(final String... words) throws IOException, InterruptedException {
        System.err.println(String.join(" ", words));
        return dipper.run(words);
    }

    private void print() {
        final Map<String, List<DipperCommand.Step>> byName = new LinkedHashMap<>();
        dipper.steps().forEach(step -> byName.computeIfAbsent(step.name(), none -> new ArrayList<>())
                .add(step));
        out.println("| command | times | s, median | s, longest | s, all | peak MiB |");
        out.println("|---|---|---|---|---|---|");
        byName.forEach((name, steps) -> {
            final double[] seconds = steps.stream()
                    .mapToDouble(DipperCommand.Step::seconds)
                    .sorted()
                    .toArray();
            out.println(String.format(
                    Locale.ROOT,
                    "| `%s` | %d | %.1f | %.1f | %.0f | %.0f |",
                    name,
                    seconds.length,
                    seconds[seconds.length / 2],
                    seconds[seconds.length - 1],
                    Arrays.stream(seconds).sum(),
                    steps.stream().mapToLong(DipperCommand.Step::peakKib).max().orElse(0) / KIB_OF_MIB));
        });
    }
}
