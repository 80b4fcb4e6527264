package org.dipper.benchmark;

import java.nio.file.Path;

/**
 * Where the rows of a benchmark lie, all inside one folder.
 *
 * @param folder the folder
 */
record RaceData(Path folder) {
    /** Generated settlement lists. */
    Path generated() {
        return folder.resolve("generated");
    }

    /** The Delta table {@code settled_case}. */
    Path settledCase() {
        return folder.resolve("warehouse").resolve("settled_case");
    }

    /** The same rows with the text columns that a user would have. */
    Path plain() {
        return folder.resolve("plain");
    }

    /** The Parquet files that the Delta table consists of, one a line. */
    Path ownFiles() {
        return folder.resolve("own-files.txt");
    }

    /** Written last: everything above is complete. */
    Path marker() {
        return folder.resolve("complete.txt");
    }
}
