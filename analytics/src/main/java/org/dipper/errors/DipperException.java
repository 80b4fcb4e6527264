package org.dipper.errors;

import static java.util.Objects.requireNonNull;

/** A failure told in one breath: what happened, why, and what to do. Never names a person. */
public final class DipperException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String what;
    private final String why;
    private final String fix;

    private DipperException(
            final ExitCode exitCode, final String what, final String why, final String fix, final Throwable cause) {
        super(what + " " + why + " " + fix, cause);
        this.exitCode = requireNonNull(exitCode, "exitCode");
        this.what = requireNonNull(what, "what");
        this.why = requireNonNull(why, "why");
        this.fix = requireNonNull(fix, "fix");
    }

    /** The command was called wrongly. */
    public static DipperException usage(final String what, final String why, final String fix) {
        return new DipperException(ExitCode.USAGE, what, why, fix, null);
    }

    /** The data, mapping or policy is refused. */
    public static DipperException refused(final String what, final String why, final String fix) {
        return new DipperException(ExitCode.REFUSED, what, why, fix, null);
    }

    /** Totals do not tie; nothing was published. */
    public static DipperException notReconciled(final String what, final String why, final String fix) {
        return new DipperException(ExitCode.NOT_RECONCILED, what, why, fix, null);
    }

    /** Something must be there first: not built, not published, locked. */
    public static DipperException precondition(final String what, final String why, final String fix) {
        return new DipperException(ExitCode.PRECONDITION, what, why, fix, null);
    }

    /** A failure that passes by itself. */
    public static DipperException tryAgain(
            final String what, final String why, final String fix, final Throwable cause) {
        return new DipperException(ExitCode.TRY_AGAIN, what, why, fix, cause);
    }

    /** Our own mistake. */
    public static DipperException bug(final String what, final Throwable cause) {
        return new DipperException(
                ExitCode.BUG,
                what,
                "This is a defect in Dipper (" + cause.getClass().getSimpleName() + ").",
                "Run it again with --verbose and report what it prints.",
                cause);
    }

    /** The code the process ends with. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** One line: what happened. */
    public String what() {
        return what;
    }

    /** One line: why. */
    public String why() {
        return why;
    }

    /** One line: what to do. */
    public String fix() {
        return fix;
    }
}
