package org.dipper.shell.report;

/**
 * One fact of a page.
 *
 * @param label what it is
 * @param value as people read it
 * @param source the table column it comes from, or how it is made of some
 */
record Figure(String label, String value, String source) {}
