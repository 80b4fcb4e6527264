package org.dipper.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.dipper.protocol.JobEvent;
import org.dipper.warehouse.Warehouse;

/**
 * The entry for spark-submit: {@code Main <noun> <verb> [--option value ...]}, or {@code Main serve} for a warm process that
 * reads one JSON array of words a line. Standard output carries events only, one JSON object a line.
 */
public final class Main {
    /** Environment variable with the process id of the shell that started this process. */
    private static final String SHELL = "DIPPER_SHELL_PID";

    private static final int KILLED = 137;
    private static final String DEFAULT_WAREHOUSE = "warehouse";
    private static final Map<String, Supplier<Job>> JOBS = Map.ofEntries(
            Map.entry("demo", DemoJob::new),
            Map.entry("data generate", GenerateJob::new),
            Map.entry("data ingest", IngestJob::new),
            Map.entry("indicator compute", IndicatorJob::new),
            Map.entry("assess run", AssessRunJob::new),
            Map.entry("codes load", CodesLoadJob::new),
            Map.entry("scheme load", SchemeLoadJob::new),
            Map.entry("catalog build", CatalogBuildJob::new),
            Map.entry("catalog publish", CatalogPublishJob::new),
            Map.entry("catalog adjust", CatalogAdjustJob::new),
            Map.entry("catalog diff", CatalogDiffJob::new),
            Map.entry("catalog export", CatalogExportJob::new),
            Map.entry("settle year", SettleYearJob::new),
            Map.entry("settle month", SettleMonthJob::new),
            Map.entry("settle plan", SettlePlanJob::new),
            Map.entry("settle publish", SettlePublishJob::new),
            Map.entry("settle decide", SettleDecideJob::new),
            Map.entry("settle state", SettleStateJob::new),
            Map.entry("settle what-if", SettleWhatIfJob::new),
            Map.entry("settle sanctions", SettleSanctionsJob::new),
            Map.entry("warn run", WarnRunJob::new),
            Map.entry("warn replay", WarnReplayJob::new),
            Map.entry("lead review", LeadReviewJob::new),
            Map.entry("run verify", RunVerifyJob::new));

    private final TaskProgress events;

    private Main(final Consumer<JobEvent> events) {
        this.events = new TaskProgress(events);
    }

    /** Runs one command, or serves many. */
    public static void main(final String[] words) {
        // Delta writes versions into file names by the default locale; in some languages digits are not 0 to 9.
        Locale.setDefault(Locale.ROOT);
        // Whatever a library prints must not look like an answer.
        final PrintStream out = System.out;
        System.setOut(System.err);
        final Consumer<JobEvent> events = event -> {
            synchronized (out) {
                final byte[] line = (event.toLine() + "\n").getBytes(StandardCharsets.UTF_8);
                out.write(line, 0, line.length);
                out.flush();
            }
        };
        leaveWithTheShell();
        final Main main = new Main(events);
        final int code = words.length > 0 && "serve".equals(words[0])
                ? main.serve()
                : main.run(Arrays.asList(words)).code();
        if (SparkSession.getActiveSession().isDefined()) {
            SparkSession.getActiveSession().get().stop();
        }
        if (code != 0) {
            System.exit(code);
        }
    }

    /** A shell that was killed leaves no job behind that would hold the warehouse's lock. */
    private static void leaveWithTheShell() {
        final String shell = System.getenv(SHELL);
        if (shell != null && shell.matches("\\d{1,18}")) {
            ProcessHandle.of(Long.parseLong(shell)).ifPresent(process -> process.onExit()
                    .thenRun(() -> Runtime.getRuntime().halt(KILLED)));
        }
    }

    private int serve() {
        final ObjectMapper json = new ObjectMapper();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                ExitCode code;
                try {
                    code = run(Arrays.asList(json.readValue(line, String[].class)));
                } catch (JsonProcessingException broken) {
                    code = ExitCode.USAGE;
                }
                events.accept(new JobEvent.Finished(code.code()));
            }
            return ExitCode.DONE.code();
        } catch (IOException shellIsGone) {
            return ExitCode.DONE.code();
        }
    }

    private ExitCode run(final List<String> words) {
        try {
            events.accept(new JobEvent.Result(answer(words)));
            return ExitCode.DONE;
        } catch (DipperException failure) {
            return fail(failure);
        } catch (Exception | LinkageError | OutOfMemoryError failure) {
            // Exception, not RuntimeException: Scala code throws checked ones undeclared.
            return fail(Failures.explain(failure));
        }
    }

    private JsonNode answer(final List<String> words) {
        if (words.isEmpty() || words.get(0).startsWith("-")) {
            throw unknown(String.join(" ", words));
        }
        final boolean isOneWord = words.size() < 2 || words.get(1).startsWith("-");
        final String command = isOneWord ? words.get(0) : words.get(0) + " " + words.get(1);
        final Supplier<Job> job = JOBS.get(command);
        if (job == null) {
            throw unknown(command);
        }
        final List<String> rest = new ArrayList<>(words.subList(isOneWord ? 1 : 2, words.size()));
        final String warehouse = takeWarehouse(rest);
        final JobOptions options = JobOptions.parse(command, rest);
        job.get().check(options);
        events.accept(new JobEvent.Progress("spark.start", "Starting Spark", "启动 Spark", 0, 0));
        final SparkSession spark = Sessions.start();
        spark.sparkContext().addSparkListener(events);
        try {
            final JobContext context = new JobContext(spark, Warehouse.open(spark, warehouse), events::accept);
            return job.get().run(context, options);
        } finally {
            spark.sparkContext().removeSparkListener(events);
        }
    }

    private static String takeWarehouse(final List<String> words) {
        final int place = words.indexOf("--warehouse");
        if (place < 0) {
            return DEFAULT_WAREHOUSE;
        }
        words.remove(place);
        if (place == words.size() || words.get(place).startsWith("--")) {
            throw DipperException.usage(
                    "--warehouse names no folder.", "A folder must follow it.", "Write --warehouse DIR.");
        }
        return words.remove(place);
    }

    private static DipperException unknown(final String command) {
        return DipperException.usage(
                "There is no command \"" + command + "\".",
                "Known to jobs are: "
                        + String.join(", ", JOBS.keySet().stream().sorted().toList()) + ".",
                "Run dipper help.");
    }

    private ExitCode fail(final DipperException failure) {
        final StringWriter detail = new StringWriter();
        failure.printStackTrace(new PrintWriter(detail));
        events.accept(new JobEvent.Failure(
                failure.exitCode().code(), failure.what(), failure.why(), failure.fix(), detail.toString()));
        return failure.exitCode();
    }
}
