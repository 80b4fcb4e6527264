package org.dipper.jobs;

import io.delta.exceptions.DeltaConcurrentModificationException;
import java.util.Locale;
import org.dipper.errors.DipperException;

/** Turns what Spark, Delta and the system throw into words people can act on. */
final class Failures {
    private Failures() {}

    /** The failure behind a chain of wrappers, told in one breath. */
    static DipperException explain(final Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DipperException told) {
                return told;
            }
            if (cause instanceof DeltaConcurrentModificationException) {
                return DipperException.tryAgain(
                        "Another run changed the same table.",
                        "Two writers met, and Delta let the other one win.",
                        "Run the command again.",
                        failure);
            }
            if (cause instanceof OutOfMemoryError) {
                return DipperException.tryAgain(
                        "The job ran out of memory.",
                        "Its heap is too small for this much data.",
                        "Run it again with more, such as --driver-memory 8g.",
                        failure);
            }
            if (saysNoSpace(cause)) {
                return DipperException.tryAgain(
                        "The disk is full.",
                        "There was no space left for the warehouse or for Spark's scratch files.",
                        "Free some space, or point --warehouse and SPARK_LOCAL_DIRS elsewhere.",
                        failure);
            }
        }
        return DipperException.bug("The job failed: " + firstLine(failure), failure);
    }

    private static boolean saysNoSpace(final Throwable cause) {
        return cause.getMessage() != null
                && cause.getMessage().toLowerCase(Locale.ROOT).contains("no space left on device");
    }

    private static String firstLine(final Throwable failure) {
        final String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        final int end = message.indexOf('\n');
        final String line = end < 0 ? message : message.substring(0, end);
        return (line.length() > 200 ? line.substring(0, 200) + "..." : line) + ".";
    }
}
