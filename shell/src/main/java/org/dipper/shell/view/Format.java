package org.dipper.shell.view;

/** How an answer is written. */
public enum Format {
    /** Aligned columns for people. */
    TABLE,
    /** Columns under their table names, exact decimals; one array, or one object. */
    JSON,
    /** RFC 4180 under the column names of the table. */
    CSV
}
