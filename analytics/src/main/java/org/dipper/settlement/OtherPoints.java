package org.dipper.settlement;

/**
 * A payment by other means that joins its pool as points.
 *
 * @param institution the institution it belongs to
 * @param pool insurance pool
 * @param kind what kind of payment, as decisions write it
 * @param name what people call it
 * @param amountFen the amount it is counted from, in fen
 * @param quantity how often
 * @param units its points in ten-thousandths, not negative
 */
public record OtherPoints(
        String institution, String pool, String kind, String name, long amountFen, long quantity, long units) {
    /** Institution and pool apart, kind and name: what tells it from others. */
    String key() {
        return kind + "\u0000" + name;
    }
}
