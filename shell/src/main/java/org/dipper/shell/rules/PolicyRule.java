package org.dipper.shell.rules;

/**
 * One rule in force.
 *
 * @param key its place in the policy file, such as {@code settlement.deviation.low_ratio}
 * @param value the value as the file writes it
 * @param words the rule as a sentence
 * @param source the clause it comes from
 */
public record PolicyRule(String key, String value, String words, String source) {}
