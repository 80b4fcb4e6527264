package org.dipper.reliability;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.dipper.protocol.JobEvent;

/** A process of its own, watched through the events on its standard output; its log goes to a file. */
final class ChildJvm implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 180;

    private final Process process;
    private final Path log;
    private final List<JobEvent> events = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private ChildJvm(final Process process, final Path log) {
        this.process = process;
        this.log = log;
        this.reader = new Thread(this::read, "events of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** A command of Dipper under spark-submit: options of spark-submit, then the application's jar, then the words. */
    static ChildJvm submit(
            final String classPath,
            final List<String> jvmOptions,
            final List<String> submitOptions,
            final String application,
            final Path log,
            final Path warehouse,
            final List<String> words) {
        final List<String> command = new ArrayList<>(submitOptions);
        command.addAll(List.of("--class", "org.dipper.jobs.Main", application));
        command.addAll(words);
        command.addAll(List.of("--warehouse", warehouse.toString()));
        return java(classPath, jvmOptions, Map.of(), log, "org.apache.spark.deploy.SparkSubmit", command);
    }

    static ChildJvm java(
            final String classPath,
            final List<String> jvmOptions,
            final Map<String, String> environment,
            final Path log,
            final String mainClass,
            final List<String> arguments) {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(opened());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.add("-Dlog4j2.configurationFile="
                + Path.of(System.getProperty("dipper.root"), "conf", "log4j2.properties")
                        .toUri());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        return start(command, environment, log);
    }

    static ChildJvm start(final List<String> command, final Map<String, String> environment, final Path log) {
        final ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(List.of("SPARK_HOME", "SPARK_CONF_DIR", "HADOOP_CONF_DIR"));
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return new ChildJvm(builder.start(), log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    List<JobEvent> events() {
        return events;
    }

    /** Waits for the first event of a kind; false where the process ended without it. */
    boolean awaits(final Predicate<JobEvent> wanted) throws InterruptedException {
        final long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < until) {
            final boolean isOver = !process.isAlive() && !reader.isAlive();
            if (events.stream().anyMatch(wanted)) {
                return true;
            }
            if (isOver) {
                return false;
            }
            Thread.sleep(5);
        }
        throw new IllegalStateException("No such event in " + PATIENCE_SECONDS + " s" + "\n" + log());
    }

    /** Waits for the first progress event of a step. */
    boolean reaches(final String step) throws InterruptedException {
        return awaits(event ->
                event instanceof JobEvent.Progress progress && progress.step().equals(step));
    }

    /** Waits for the end and gives the exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Not over in " + PATIENCE_SECONDS + " s\n" + log());
        }
        reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        return process.exitValue();
    }

    /** SIGSTOP: the process stays, with all it holds, and does nothing. */
    void pause() throws IOException, InterruptedException {
        final Process kill = new ProcessBuilder("kill", "-STOP", String.valueOf(process.pid())).start();
        if (kill.waitFor() != 0) {
            throw new IllegalStateException("The process cannot be stopped: it is over");
        }
    }

    /** SIGKILL, to the process and all it started. */
    void kill() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.waitFor();
    }

    String log() {
        try {
            return Files.readString(log) + "\n" + events;
        } catch (IOException unreadable) {
            return "(no log: " + unreadable.getMessage() + ") " + events;
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JobEvent.parse(line).ifPresent(events::add);
            }
        } catch (IOException killed) {
            // What a killed process did not finish saying is not an event.
            return;
        }
    }

    /** What Spark needs opened, as the build passes it to this JVM too. */
    private static List<String> opened() {
        return Arrays.stream(java.lang.management.ManagementFactory.getRuntimeMXBean()
                        .getInputArguments()
                        .toArray(String[]::new))
                .filter(argument -> argument.startsWith("--add-opens") || argument.startsWith("-Djdk.reflect"))
                .toList();
    }
}
