package org.dipper.shell.view;

import java.util.Locale;
import java.util.Map;

/** The two languages people are answered in. */
public enum Language {
    ENGLISH("en"),
    CHINESE("zh");

    private final String code;

    Language(final String code) {
        this.code = code;
    }

    /** {@code en} or {@code zh}. */
    public String code() {
        return code;
    }

    /** The text in this language. */
    public String of(final String english, final String chinese) {
        return this == CHINESE ? chinese : english;
    }

    /** The language of a code; anything but {@code zh} is English. */
    public static Language ofCode(final String code) {
        return "zh".equals(code) ? CHINESE : ENGLISH;
    }

    /** The language the environment asks for, by the order that POSIX gives its locale variables. */
    public static Language ofEnvironment(final Map<String, String> environment) {
        for (final String name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            final String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.toLowerCase(Locale.ROOT).startsWith("zh") ? CHINESE : ENGLISH;
            }
        }
        return ENGLISH;
    }
}
