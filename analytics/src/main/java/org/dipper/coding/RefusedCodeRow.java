package org.dipper.coding;

/**
 * Why a row of a file of codes cannot be taken.
 *
 * @param line its line, from 1
 * @param column the column of the file, or empty where the row as a whole is meant
 * @param value what stands there
 * @param why what is wrong with it
 */
public record RefusedCodeRow(int line, String column, String value, String why) {
    private static final int LONGEST = 60;

    @Override
    public String toString() {
        final String shown = value.length() > LONGEST ? value.substring(0, LONGEST) + "..." : value;
        return "line " + line + (column.isEmpty() ? "" : ", column " + column + ", \"" + shown + "\"") + ": " + why;
    }
}
