package org.dipper.supervision.warning;

import static java.util.Objects.requireNonNull;

/**
 * A text in both languages.
 *
 * @param en English
 * @param zh Chinese
 */
public record Bilingual(String en, String zh) {
    public Bilingual {
        requireNonNull(en, "en");
        requireNonNull(zh, "zh");
    }
}
