package org.dipper.settlement;

import static java.util.Collections.unmodifiableMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.dipper.money.Apportionment;

/**
 * What an institution is paid of a pool, and for what: {@code payableFen = caseFen + sum of otherFen}.
 *
 * @param institution institution code
 * @param scoreUnits points of its cases and other payments in ten-thousandths
 * @param payableFen its payment in fen
 * @param caseFen the part for its cases
 * @param otherFen the part for each of its other payments, in their order
 */
public record InstitutionPayment(
        String institution, long scoreUnits, long payableFen, long caseFen, Map<OtherPoints, Long> otherFen) {
    /** The part of the cases; it comes before every other payment. */
    private static final int CASES = 0;

    public InstitutionPayment {
        otherFen = unmodifiableMap(new LinkedHashMap<>(otherFen));
    }

    /** Splits a payment between the cases and each other payment by points, largest remainder; ties go as between hospitals. */
    static InstitutionPayment split(
            final String institution, final long payableFen, final long caseUnits, final List<OtherPoints> others) {
        final List<OtherPoints> ordered = List.copyOf(new TreeSet<>(others));
        final Map<Integer, Long> weights = new LinkedHashMap<>();
        weights.put(CASES, caseUnits);
        ordered.forEach(other -> weights.put(weights.size(), other.units()));
        final Map<Integer, Long> parts = Apportionment.split(payableFen, weights);
        final Map<OtherPoints, Long> otherFen = new LinkedHashMap<>();
        for (int place = 0; place < ordered.size(); place++) {
            otherFen.put(ordered.get(place), parts.get(place + 1));
        }
        return new InstitutionPayment(
                institution,
                weights.values().stream().reduce(0L, Math::addExact),
                payableFen,
                parts.get(CASES),
                otherFen);
    }
}
