package org.dipper.shell.job;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/** Where the log of a job process goes; it is dropped unless the job died of a defect. */
final class JobLog implements AutoCloseable {
    private final Path file;
    private final PrintStream stream;
    private boolean isKept;

    private JobLog(final Path file) {
        this.file = file;
        try {
            this.stream = new PrintStream(
                    Files.newOutputStream(file, java.nio.file.StandardOpenOption.APPEND), true, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A log beside the tables where the warehouse is a folder that is there, else a temporary file. */
    static JobLog open(final String warehouse) {
        final String name = "job-" + Instant.now().toString().replace(':', '-') + "-";
        try {
            final Path folder = warehouse.contains("://") ? Path.of("/nonexistent") : Path.of(warehouse);
            if (Files.isDirectory(folder) && Files.isWritable(folder)) {
                return new JobLog(Files.createTempFile(Files.createDirectories(folder.resolve("logs")), name, ".log"));
            }
            return new JobLog(Files.createTempFile("dipper-" + name, ".log"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path file() {
        return file;
    }

    void line(final String text) {
        stream.println(text);
    }

    void keep() {
        isKept = true;
    }

    /** Whether the log tells of this. */
    boolean mentions(final String text) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.anyMatch(line -> line.contains(text));
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }

    @Override
    public void close() {
        stream.close();
        if (!isKept) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException left) {
                // A log that stays does no harm.
                file.toFile().deleteOnExit();
            }
        }
    }
}
