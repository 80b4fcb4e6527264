package org.dipper.supervision.assessment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Choices as scheme files write them. */
final class SchemeText {
    private SchemeText() {}

    static String id(final Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> List<String> ids(final Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(SchemeText::id).toList();
    }
}
