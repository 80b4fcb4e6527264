package org.dipper.reference;

/**
 * A case as the reference sees it: plain texts and fen.
 *
 * @param id settlement id
 * @param institution institution code
 * @param level hospital level
 * @param pool insurance pool
 * @param year discharge year
 * @param costFen total cost
 * @param bookedFen booked fund payment
 * @param diagnosis principal diagnosis, normalised
 * @param procedure main procedure, normalised; empty for none
 */
public record ReferenceCase(
        String id,
        String institution,
        String level,
        String pool,
        int year,
        long costFen,
        long bookedFen,
        String diagnosis,
        String procedure) {

    /** The first four letters or digits, with the dot if there is one before them. */
    String subcategory() {
        return prefix(4);
    }

    /** The first three letters or digits. */
    String category() {
        return prefix(3);
    }

    String attribute() {
        return procedure.isEmpty() ? "1" : "4";
    }

    private String prefix(final int letters) {
        final StringBuilder prefix = new StringBuilder();
        int seen = 0;
        for (int i = 0; i < diagnosis.length() && seen < letters; i++) {
            prefix.append(diagnosis.charAt(i));
            seen += diagnosis.charAt(i) == '.' ? 0 : 1;
        }
        return prefix.toString();
    }
}
