package org.dipper.shell.read;

import java.time.Instant;

/**
 * One version of a table.
 *
 * @param version the Delta version
 * @param at when it was committed
 * @param operation what Delta calls the operation
 * @param engine what wrote it
 */
public record TableCommit(long version, Instant at, String operation, String engine) {}
