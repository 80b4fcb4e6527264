package org.dipper.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How an export names institutions. */
public enum Tier {
    /** By their codes: for the authority. */
    NAMED,
    /** By a code of the export that only the holder of the key can trace back. */
    CODED,
    /** Only one, beside figures of its peers. */
    OWN;

    /** As options write it. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The tier of a word. */
    public static Optional<Tier> of(final String written) {
        return Arrays.stream(values())
                .filter(tier -> tier.written().equals(written))
                .findFirst();
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Tier::written).toList();
    }
}
