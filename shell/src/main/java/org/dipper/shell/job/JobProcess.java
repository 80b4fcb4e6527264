package org.dipper.shell.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dipper.errors.ExitCode;
import org.dipper.protocol.JobEvent;

/** One running job process and the events it sends. */
final class JobProcess implements AutoCloseable {
    private static final int INTERRUPTED = 130;
    private static final int KILLED = 137;
    private static final long PATIENCE_SECONDS = 5;

    private final Process process;
    private final BufferedReader events;
    private final JobLog log;
    private volatile boolean isStopped;

    private JobProcess(final Process process, final JobLog log) {
        this.process = process;
        this.log = log;
        this.events = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static JobProcess start(final List<String> command, final JobSettings settings) {
        final JobLog log = JobLog.open(settings.warehouse());
        try {
            final ProcessBuilder builder = new ProcessBuilder(command);
            final Map<String, String> environment = builder.environment();
            if (settings.isLocal()) {
                // Our own jars and settings; a Spark installed beside must not mix in.
                environment.remove("SPARK_HOME");
                environment.remove("SPARK_CONF_DIR");
            }
            environment.putIfAbsent("SPARK_SCALA_VERSION", "2.13");
            // The job watches this process: a shell that is killed leaves no job behind.
            environment.put(
                    "DIPPER_SHELL_PID", String.valueOf(ProcessHandle.current().pid()));
            // Without a name of its own a machine may resolve to an address that nobody can reach.
            if (settings.isLocal()) {
                environment.putIfAbsent("SPARK_LOCAL_IP", "127.0.0.1");
            }
            builder.redirectError(
                    settings.isVerbose()
                            ? ProcessBuilder.Redirect.INHERIT
                            : ProcessBuilder.Redirect.appendTo(log.file().toFile()));
            return new JobProcess(builder.start(), log);
        } catch (IOException failure) {
            log.close();
            throw new UncheckedIOException(failure);
        }
    }

    boolean isAlive() {
        return process.isAlive() && !isStopped;
    }

    /** Asks a warm process for a job. */
    void ask(final List<String> arguments) {
        try {
            final String line = new ObjectMapper().writeValueAsString(arguments) + "\n";
            process.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Listens until the request is over or the process ends.
     *
     * @throws JobFailure where there is no answer
     */
    JsonNode listen(final JobListener listener) {
        JsonNode answer = MissingNode.getInstance();
        Optional<JobEvent.Failure> failure = Optional.empty();
        try {
            for (String line = events.readLine(); line != null; line = events.readLine()) {
                final Optional<JobEvent> event = JobEvent.parse(line);
                if (event.isEmpty()) {
                    log.line(line);
                } else if (event.get() instanceof JobEvent.Progress progress) {
                    listener.progress(progress);
                } else if (event.get() instanceof JobEvent.Notice notice) {
                    listener.notice(notice);
                } else if (event.get() instanceof JobEvent.Result result) {
                    answer = result.answer();
                } else if (event.get() instanceof JobEvent.Failure told) {
                    failure = Optional.of(told);
                } else if (event.get() instanceof JobEvent.Finished finished) {
                    return answer(answer, failure, finished.code());
                }
            }
        } catch (IOException broken) {
            log.line("The events of the job broke off: " + broken.getMessage());
        }
        return answer(answer, failure, exitCode());
    }

    private JsonNode answer(final JsonNode answer, final Optional<JobEvent.Failure> failure, final int code) {
        if (isStopped) {
            throw new JobFailure(
                    INTERRUPTED,
                    "The job was stopped.",
                    "You asked for it.",
                    "Nothing it had not finished is visible; run it again when you like.",
                    "");
        }
        if (failure.isPresent()) {
            final JobEvent.Failure told = failure.get();
            final boolean isBug = told.code() == ExitCode.BUG.code();
            if (isBug) {
                log.keep();
            }
            throw new JobFailure(
                    told.code(),
                    told.what(),
                    told.why(),
                    isBug ? told.fix() + " Its log: " + log.file() : told.fix(),
                    told.detail());
        }
        if (code != 0) {
            throw crash(code);
        }
        return answer;
    }

    private JobFailure crash(final int code) {
        log.keep();
        final boolean isMemory = log.mentions("OutOfMemoryError") || code == KILLED;
        return new JobFailure(
                ExitCode.BUG.code(),
                "The job ended without an answer (exit " + code + ").",
                isMemory
                        ? code == KILLED ? "It was killed, perhaps because memory ran out." : "It ran out of memory."
                        : "It did not say why; nothing it had not finished is visible.",
                (isMemory ? "Give it more with --driver-memory, or free some. " : "Run it again with --verbose. ")
                        + "Its log: " + log.file(),
                "");
    }

    private int exitCode() {
        try {
            return process.waitFor();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return INTERRUPTED;
        }
    }

    /** Ends the process and what it started, gently first. */
    void stop() {
        isStopped = true;
        final List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        all.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                all.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
        log.close();
    }
}
