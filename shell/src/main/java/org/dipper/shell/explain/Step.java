package org.dipper.shell.explain;

/**
 * One step of an explanation.
 *
 * @param name what is decided
 * @param result what came out
 * @param why the figures it comes from, the policy key and the clause
 */
public record Step(String name, String result, String why) {}
