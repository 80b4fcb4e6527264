package org.dipper.supervision.assessment;

import java.util.List;

/**
 * Something that the words of a table leave open, and how it was decided.
 *
 * @param key the rule, {@code reading:<item>}, or a name of its own
 * @param chosen what was decided
 * @param choices what could have been
 * @param noteEn what is open and why it was decided so
 * @param noteZh the same in Chinese
 */
public record Ambiguity(String key, String chosen, List<String> choices, String noteEn, String noteZh) {
    public Ambiguity {
        choices = List.copyOf(choices);
    }

    /** The decision in one line. */
    public String text(final boolean isChinese) {
        return key + " = " + chosen + (choices.isEmpty() ? "" : " (" + String.join("|", choices) + ")") + ": "
                + (isChinese ? noteZh : noteEn);
    }
}
