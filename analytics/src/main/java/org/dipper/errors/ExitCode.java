package org.dipper.errors;

/** The exit codes that scripts rely on. */
public enum ExitCode {
    DONE(0),
    USAGE(2),
    REFUSED(3),
    NOT_RECONCILED(4),
    PRECONDITION(5),
    BUG(70),
    TRY_AGAIN(75);

    private final int code;

    ExitCode(final int code) {
        this.code = code;
    }

    /** The number the process ends with. */
    public int code() {
        return code;
    }
}
