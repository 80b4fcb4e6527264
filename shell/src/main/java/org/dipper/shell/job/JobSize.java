package org.dipper.shell.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a job is small enough that compiling it well would take longer than running it. Measured: an ingest of a thousand
 * rows takes half the processor time with the quick compiler alone; from some hundred thousand cases on, the thorough one
 * wins.
 */
final class JobSize {
    private static final long SMALL_CASES = 500_000;
    /** Settled cases take about 55 bytes each on disk. */
    private static final long SMALL_WAREHOUSE_BYTES = 30_000_000;

    private static final long SMALL_SOURCE_BYTES = 40_000_000;

    private JobSize() {}

    /** Whether the job that these arguments call is small; not small where nobody can tell. */
    static boolean isSmall(final List<String> arguments, final String warehouse) {
        final String command = arguments.get(0) + " " + (arguments.size() > 1 ? arguments.get(1) : "");
        if (command.endsWith(" publish")) {
            return true;
        }
        if (arguments.contains("--cases")) {
            final String cases = option(arguments, "--cases").replace("_", "");
            return cases.matches("\\d{1,9}") && Long.parseLong(cases) <= SMALL_CASES;
        }
        // A warm process serves whatever comes.
        if (command.startsWith("serve") || !isAtMost(warehouse + "/settled_case", SMALL_WAREHOUSE_BYTES)) {
            return false;
        }
        if (command.equals("data ingest")) {
            // The folder before the first wildcard holds at least what the source names.
            final String source = option(arguments, "--source");
            final int star = source.indexOf('*');
            final String plain = star < 0 ? source : source.substring(0, source.lastIndexOf('/', star) + 1);
            return isAtMost(plain.isEmpty() ? "." : plain, SMALL_SOURCE_BYTES);
        }
        return true;
    }

    private static String option(final List<String> arguments, final String name) {
        final int place = arguments.indexOf(name);
        return place < 0 || place + 1 == arguments.size() ? "" : arguments.get(place + 1);
    }

    private static boolean isAtMost(final String place, final long bytes) {
        try {
            final Path path = Path.of(place);
            if (!Files.exists(path)) {
                // Another file system, or nothing there yet.
                return !place.contains("://");
            }
            try (Stream<Path> files = Files.walk(path)) {
                return files.filter(Files::isRegularFile)
                                .mapToLong(file -> file.toFile().length())
                                .sum()
                        <= bytes;
            }
        } catch (IOException | UncheckedIOException | InvalidPathException unreadable) {
            return false;
        }
    }
}
