package org.dipper.notebook;

import java.util.List;

/** A cell that did not compile or that threw; the lines say what a person needs to mend it. */
public final class CellFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> lines;

    CellFailure(final List<String> lines, final Throwable cause) {
        super(String.join("\n", lines), cause);
        this.lines = List.copyOf(lines);
    }

    /** What to tell the person. */
    public List<String> lines() {
        return lines;
    }
}
