package org.dipper.grouping.scheme;

/**
 * A row of a scheme and where it was read.
 *
 * @param rule the row
 * @param file the file
 * @param line the line it starts at, from 1
 */
public record SchemeRow(SchemeRule rule, String file, int line) {}
