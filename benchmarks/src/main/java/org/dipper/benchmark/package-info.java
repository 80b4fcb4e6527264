/**
 * Dipper beside plain SQL in DuckDB: the same rows, the same threads, the same results, or no times are printed. The only
 * place that knows DuckDB. The SQL is written from the rules, not from Dipper's code, so it checks as well as it races.
 */
package org.dipper.benchmark;
