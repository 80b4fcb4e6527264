package org.dipper.shell.job;

/** A job ended without an answer: its own words where it had any, ours where it died. */
public final class JobFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String what;
    private final String why;
    private final String fix;
    private final String detail;

    /** A failure with its exit code and its sentences; {@code detail} is for {@code --verbose} and may be empty. */
    public JobFailure(final int exitCode, final String what, final String why, final String fix, final String detail) {
        super(what + " " + why + " " + fix);
        this.exitCode = exitCode;
        this.what = what;
        this.why = why;
        this.fix = fix;
        this.detail = detail;
    }

    /** The code to end with. */
    public int exitCode() {
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

    /** The stack trace of the job, or empty. */
    public String detail() {
        return detail;
    }
}
