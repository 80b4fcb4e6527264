package org.dipper.supervision.review;

import java.util.List;
import org.dipper.errors.DipperException;

/**
 * Review steps as they were read.
 *
 * @param source the name of the file, or how a single step is called
 * @param lines the steps that can be used, in order
 * @param problems what is wrong with the others, in order
 */
public record ReviewFile(String source, List<ReviewLine> lines, List<ReviewProblem> problems) {
    /** How a step given by options is called. */
    public static final String SINGLE_STEP = "step";

    private static final int MOST_TOLD = 100;

    public ReviewFile {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /**
     * The same file, once every line can be used.
     *
     * @throws DipperException refused, naming line, column and reason of each that cannot
     */
    public ReviewFile requireUsable() {
        requireNone(problems);
        return this;
    }

    /**
     * Refuses the steps where anything is wrong with them.
     *
     * @throws DipperException refused where something written is wrong; precondition where steps are sound, but their turn has
     *     not come; either names every line and reason
     */
    public void requireNone(final List<ReviewProblem> found) {
        if (found.isEmpty()) {
            return;
        }
        final List<String> told =
                found.stream().limit(MOST_TOLD).map(ReviewProblem::toString).toList();
        final int more = found.size() - told.size();
        final boolean isSingle = source.equals(SINGLE_STEP);
        final String what = isSingle
                ? "The step is not recorded."
                : "The file " + source + " is refused at " + found.size()
                        + (found.size() == 1 ? " place." : " places.");
        final String why = String.join("; ", told) + (more > 0 ? "; and " + more + " more." : ".");
        if (found.stream().allMatch(ReviewProblem::isOrder)) {
            throw DipperException.precondition(
                    what,
                    why,
                    "See what was done and what may follow: dipper lead show --id LEAD. Nothing was changed.");
        }
        throw DipperException.refused(
                what,
                why,
                isSingle
                        ? "Mend it and give it again; nothing was changed."
                        : "Mend these lines and give the file again; nothing was changed.");
    }
}
