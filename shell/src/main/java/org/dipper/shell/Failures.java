package org.dipper.shell;

import java.io.PrintStream;
import org.dipper.errors.DipperException;
import org.dipper.shell.job.JobFailure;
import org.dipper.shell.view.Console;
import org.springframework.shell.core.command.CommandExecutionException;

/** Tells a failure in one breath: what, why, what to do; the stack trace only to those who ask for it. */
final class Failures {
    private Failures() {}

    /** Prints a failure to standard error and gives the exit code. */
    static int tell(final Throwable thrown, final Console console, final boolean isVerbose) {
        final Throwable failure =
                thrown instanceof CommandExecutionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        console.out().flush();
        final PrintStream err = console.err();
        final int code;
        if (failure instanceof JobFailure job) {
            lines(err, job.what(), job.why(), job.fix());
            if (isVerbose && !job.detail().isEmpty()) {
                err.println(job.detail());
            }
            code = job.exitCode();
        } else {
            final DipperException told = failure instanceof DipperException known ? known : unexpected(failure);
            lines(err, told.what(), told.why(), told.fix());
            if (isVerbose) {
                failure.printStackTrace(err);
            }
            code = told.exitCode().code();
        }
        console.flush();
        return code;
    }

    private static DipperException unexpected(final Throwable failure) {
        return DipperException.bug("The command failed in a way it should not.", failure);
    }

    private static void lines(final PrintStream err, final String what, final String why, final String fix) {
        err.println(what);
        err.println("  " + why);
        err.println("  " + fix);
    }
}
