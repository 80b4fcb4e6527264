package org.dipper.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dipper.yaml.StrictYaml;

/** Codes and prefixes as policy files list them, checked. */
final class Words {
    private Words() {}

    /**
     * The codes or prefixes of a list, without repetition; empty where the key is absent. A blank one is refused: every code
     * begins with it, so a slip of the pen would take every case.
     */
    static Set<String> of(final StrictYaml yaml, final String key) {
        final List<String> words = yaml.texts(key);
        if (words.stream().anyMatch(String::isBlank)) {
            throw yaml.refusal(key, "holds a blank code.", "Every code begins with a blank prefix; take it out.");
        }
        return new HashSet<>(words);
    }
}
