package org.dipper.grouping.scheme;

/**
 * A file of a scheme, read as text.
 *
 * @param file its name, as refusals show it
 * @param text what it holds
 */
public record SchemeText(String file, String text) {}
