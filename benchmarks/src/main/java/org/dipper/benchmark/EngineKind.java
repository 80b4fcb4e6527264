package org.dipper.benchmark;

/** The runners of the race. */
enum EngineKind {
    DIPPER("Dipper over Delta"),
    DUCKDB_PLAIN("DuckDB, plain columns"),
    DUCKDB_OWN("DuckDB, our columns");

    private final String label;

    EngineKind(final String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
