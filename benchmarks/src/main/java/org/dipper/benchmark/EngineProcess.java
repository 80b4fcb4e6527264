package org.dipper.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.dipper.jobs.Sessions;
import org.dipper.policy.Policy;
import org.dipper.policy.PolicyLoader;

/** One engine in a process of its own, so that each starts cold and has its memory to itself. */
public final class EngineProcess {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREPARE = "PREPARE";

    private EngineProcess() {}

    /** The child: engine or {@code PREPARE}, report file, then the words of the benchmark. */
    public static void main(final String[] words) throws IOException {
        final List<String> rest = List.of(words).subList(2, words.length);
        final BenchmarkOptions options = BenchmarkOptions.parse(rest);
        final Policy policy = PolicyLoader.load(options.policy());
        if (PREPARE.equals(words[0])) {
            final SparkSession spark = Sessions.start();
            new Preparation(spark).prepare(options.data(), options.cases(), options.seed(), policy.year());
            spark.stop();
            return;
        }
        final EngineReport report =
                Race.run(() -> engine(EngineKind.valueOf(words[0]), options, policy), options.warmRounds());
        JSON.writeValue(Path.of(words[1]).toFile(), report);
    }

    private static Engine engine(final EngineKind kind, final BenchmarkOptions options, final Policy policy) {
        return switch (kind) {
            case DIPPER -> new DipperEngine(Sessions.start(), options.data(), policy);
            case DUCKDB_PLAIN -> DuckDbEngine.plain(options.data(), policy, options.threads());
            case DUCKDB_OWN -> DuckDbEngine.own(options.data(), policy, options.threads());
        };
    }

    /** Prepares the rows in a process of its own. */
    static void prepare(final BenchmarkOptions options, final List<String> words) throws IOException {
        start(EngineProcess.class, PREPARE, options, words);
    }

    /** Races one engine in a process of its own. */
    static EngineReport race(final EngineKind kind, final BenchmarkOptions options, final List<String> words)
            throws IOException {
        return JSON.readValue(
                start(EngineProcess.class, kind.name(), options, words).toFile(), EngineReport.class);
    }

    /** Runs a class in a process of its own; the report that it is told to write. */
    static Path start(
            final Class<?> program, final String what, final BenchmarkOptions options, final List<String> words)
            throws IOException {
        Files.createDirectories(options.folder());
        final Path report = options.folder().resolve(what + ".json");
        final Path log = options.folder().resolve(what + ".log");
        final boolean isDuckDb = what.startsWith("DUCKDB");
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + (isDuckDb ? "1g" : options.heap()));
        command.add("-XX:+UseParallelGC");
        // As conf/jvm.options has it for jobs.
        command.add("-XX:-DontCompileHugeMethods");
        command.add("-Dspark.master=local[" + options.threads() + "]");
        command.add("-Dspark.driver.host=127.0.0.1");
        command.add("-Dspark.driver.bindAddress=127.0.0.1");
        java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(what, report.toString()));
        command.addAll(words);
        final Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(what + " ended with " + process.exitValue() + "; see " + log);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + what + " ran", e);
        }
        return report;
    }
}
