package org.dipper.shell.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Runs jobs, each in a process of its own; a session of many commands keeps one process warm and asks it again as long as
 * the settings stay the same.
 */
public final class JobClient implements AutoCloseable {
    private final JobCommandLine commandLine;
    private final boolean keepsWarm;
    private volatile Optional<JobProcess> running = Optional.empty();
    private Optional<JobSettings> runningSettings = Optional.empty();

    /** A client that starts its processes by this command line. */
    public JobClient(final JobCommandLine commandLine, final boolean keepsWarm) {
        this.commandLine = commandLine;
        this.keepsWarm = keepsWarm;
        // Whatever ends the shell ends the job, so that no writer stays behind with the lock.
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-job"));
    }

    /**
     * Runs a job and waits for its answer.
     *
     * @param arguments noun, verb and options, as the job entry point takes them
     * @throws JobFailure where there is no answer
     */
    public JsonNode run(final JobSettings settings, final List<String> arguments, final JobListener listener) {
        if (!keepsWarm) {
            try (JobProcess process = JobProcess.start(commandLine.of(settings, arguments), settings)) {
                running = Optional.of(process);
                return process.listen(listener);
            } finally {
                running = Optional.empty();
            }
        }
        final JobProcess process = warm(settings.warm());
        process.ask(arguments);
        try {
            return process.listen(listener);
        } finally {
            if (!process.isAlive()) {
                close();
            }
        }
    }

    /** Stops what is running; a later job starts afresh. */
    public void stop() {
        running.ifPresent(JobProcess::stop);
    }

    @Override
    public void close() {
        running.ifPresent(JobProcess::close);
        running = Optional.empty();
        runningSettings = Optional.empty();
    }

    private JobProcess warm(final JobSettings settings) {
        final boolean fits = runningSettings.equals(Optional.of(settings))
                && running.map(JobProcess::isAlive).orElse(false);
        if (!fits) {
            close();
            running = Optional.of(JobProcess.start(commandLine.of(settings, List.of("serve")), settings));
            runningSettings = Optional.of(settings);
        }
        return running.orElseThrow();
    }
}
