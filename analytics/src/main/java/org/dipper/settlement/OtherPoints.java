package org.dipper.settlement;

import java.util.Comparator;

/**
 * A payment by another way than disease that joins its pool as points (其他支付方式折算), ordered by pool, institution, kind and
 * name, which tell one from another.
 *
 * @param institution institution code
 * @param pool insurance pool
 * @param kind what kind of payment, such as capitation
 * @param name what people call it
 * @param units points in ten-thousandths, not negative
 */
public record OtherPoints(String institution, String pool, String kind, String name, long units)
        implements Comparable<OtherPoints> {
    private static final Comparator<OtherPoints> ORDER = Comparator.comparing(OtherPoints::pool)
            .thenComparing(OtherPoints::institution)
            .thenComparing(OtherPoints::kind)
            .thenComparing(OtherPoints::name)
            .thenComparing(OtherPoints::units);

    public OtherPoints {
        if (units < 0) {
            throw new IllegalArgumentException("Points are negative: " + units);
        }
    }

    @Override
    public int compareTo(final OtherPoints other) {
        return ORDER.compare(this, other);
    }
}
