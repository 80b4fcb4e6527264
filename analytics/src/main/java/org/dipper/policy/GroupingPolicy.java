package org.dipper.policy;

/** How a case finds its group beyond the basic rule: scheme, exclusions, main procedure, tie-breakers. */
public record GroupingPolicy() {}
