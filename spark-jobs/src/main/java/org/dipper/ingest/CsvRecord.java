package org.dipper.ingest;

import java.util.List;
import java.util.Optional;

/**
 * One record of a CSV file.
 *
 * @param line the physical line it begins on, from 1
 * @param raw its text as received, without the line end
 * @param cells its cells; empty where quotes are broken
 * @param broken the rule that it fails as text, if any
 */
record CsvRecord(long line, String raw, List<String> cells, Optional<String> broken) {}
