package org.dipper.supervision.review;

/**
 * Why a step cannot be recorded.
 *
 * @param line the line of the file, from 1; 0 for a step given by options
 * @param column the header of the cell, or empty where the whole line is meant
 * @param why the reason, naming the value
 * @param isOrder whether the step itself is sound and only its turn has not come
 */
public record ReviewProblem(int line, String column, String why, boolean isOrder) {
    /** Something is wrong with what is written. */
    static ReviewProblem wrong(final int line, final String column, final String why) {
        return new ReviewProblem(line, column, why, false);
    }

    @Override
    public String toString() {
        final String where = line == 0 ? "" : "line " + line + (column.isEmpty() ? "" : ", ");
        return where + column + (where.isEmpty() && column.isEmpty() ? "" : ": ") + why;
    }
}
