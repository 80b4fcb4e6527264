package org.dipper.coding;

import java.util.List;
import java.util.Locale;

/**
 * A column of a file of codes.
 *
 * @param name the name in our template
 * @param isRequired whether a file without it is refused
 * @param aliases other names that files give it
 */
public record CodeTableColumn(String name, boolean isRequired, List<String> aliases) {
    public CodeTableColumn {
        aliases = List.copyOf(aliases);
    }

    static CodeTableColumn needed(final String name, final String... aliases) {
        return new CodeTableColumn(name, true, List.of(aliases));
    }

    static CodeTableColumn extra(final String name, final String... aliases) {
        return new CodeTableColumn(name, false, List.of(aliases));
    }

    /** Whether a header cell names this column, in capitals or not. */
    boolean isNamed(final String heading) {
        final String plain = heading.toLowerCase(Locale.ROOT);
        return plain.equals(name) || aliases.contains(plain);
    }
}
