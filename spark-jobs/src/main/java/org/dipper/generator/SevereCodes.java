package org.dipper.generator;

import java.util.List;

/** Secondary diagnoses that stand for severe illness: organ failure, shock, sepsis. */
final class SevereCodes {
    private static final List<String> CODES = List.of("J96.900", "N17.900", "A41.900", "R57.900", "I50.900", "K72.900");

    private SevereCodes() {}

    /** One of them. */
    static String draw(final Dice dice) {
        return CODES.get(dice.below(CODES.size()));
    }

    /** The one that an institution likes to add. */
    static String favourite(final Hospital hospital) {
        return draw(new Dice(hospital.code().hashCode()));
    }

    /** Puts a code before the other secondary diagnoses of a row. */
    static void add(final SettlementRow row, final String code) {
        final String others = row.text(NationalLayout.OTHER_DIAG_CODES);
        if (!List.of(others.split("\\|")).contains(code)) {
            row.text(NationalLayout.OTHER_DIAG_CODES, others.isEmpty() ? code : code + "|" + others);
        }
    }
}
