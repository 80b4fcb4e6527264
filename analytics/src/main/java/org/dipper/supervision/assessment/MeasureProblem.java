package org.dipper.supervision.assessment;

/**
 * Why a line of a file cannot be used.
 *
 * @param line the line of the file, from 1
 * @param column the header of the cell, or empty where the whole line is meant
 * @param why the reason, naming the value
 */
public record MeasureProblem(int line, String column, String why) {
    @Override
    public String toString() {
        return "line " + line + (column.isEmpty() ? "" : ", " + column) + ": " + why;
    }
}
