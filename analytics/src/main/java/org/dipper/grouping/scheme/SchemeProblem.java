package org.dipper.grouping.scheme;

import java.util.List;
import org.dipper.errors.DipperException;

/** Something in a file of a scheme that is refused: where, why and what to do. */
final class SchemeProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_NAMED = 10;

    private final String file;
    private final int line;
    private final String column;
    private final String why;
    private final String fix;

    SchemeProblem(final String file, final int line, final String column, final String why, final String fix) {
        super(why, null, false, false);
        this.file = file;
        this.line = line;
        this.column = column;
        this.why = why;
        this.fix = fix;
    }

    /** One refusal of all that was found: the first in full, the others by their places. */
    static DipperException refusal(final List<SchemeProblem> problems) {
        final SchemeProblem first = problems.get(0);
        final StringBuilder why = new StringBuilder(first.why);
        if (problems.size() > 1) {
            why.append(" ").append(problems.size() - 1).append(" more:");
            problems.stream().skip(1).limit(MOST_NAMED).forEach(each -> why.append(" ")
                    .append(each.file)
                    .append(" line ")
                    .append(each.line)
                    .append(" (")
                    .append(each.why)
                    .append(")"));
            if (problems.size() > MOST_NAMED + 1) {
                why.append(" ...");
            }
        }
        final String column = first.column.isEmpty() ? "" : ", column " + first.column;
        return DipperException.refused(
                "The scheme file " + first.file + " is refused at line " + first.line + column + ".",
                why.toString(),
                first.fix);
    }
}
