package org.dipper.settlement.clearing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.dipper.money.Fen;
import org.dipper.policy.ClearingPolicy.Band;

/**
 * Who keeps a surplus and who bears an overspend (结余留用、合理超支分担), by bands of q = booked fund / payment.
 *
 * <p>A surplus is the part of the payment that the booked fund leaves, and each band below 1 lets the hospital keep its share
 * of what lies in the band; an overspend is what the booked fund exceeds the payment by, and each band above 1 asks the
 * adjustment fund for its share. Nothing is divided: a border b of a band is b x payment fen of booked fund.
 *
 * <p>Rule: payment rules of 2025 leave base, intervals and shares to the city; DIP 3.0 specification (comment draft) counts the
 * surplus as the payment less the itemised booked fund.
 */
public final class SurplusBands {
    private final List<Band> bands;
    private final Optional<BigDecimal> surplusCap;

    /**
     * Shares by bands.
     *
     * @param bands bands that cover q from 0 on once, 1 being a border; empty: the payment stands
     * @param surplusCap most of a surplus that is kept, as a share of the payment
     */
    public SurplusBands(final List<Band> bands, final Optional<BigDecimal> surplusCap) {
        this.bands = List.copyOf(bands);
        this.surplusCap = surplusCap;
    }

    /**
     * What the bands give an institution. At most one of the two is above 0.
     *
     * @param keptFen surplus that it keeps on top of the booked fund, in fen
     * @param helpFen overspend that the adjustment fund is asked for, in fen
     */
    public record Share(long keptFen, long helpFen) {
        static final Share NONE = new Share(0, 0);
    }

    /** Whether there are no bands, so that the payment stands. */
    public boolean areNone() {
        return bands.isEmpty();
    }

    /**
     * Shares a surplus or an overspend; nothing of a payment of 0, and nothing without bands.
     *
     * @param assessedFen the payment after assessment in fen, not negative
     * @param bookedFen the booked fund in fen
     */
    public Share share(final long assessedFen, final long bookedFen) {
        if (bands.isEmpty() || assessedFen == 0) {
            return Share.NONE;
        }
        final BigDecimal assessed = BigDecimal.valueOf(assessedFen);
        final BigDecimal booked = BigDecimal.valueOf(bookedFen);
        return bookedFen <= assessedFen
                ? new Share(kept(assessed, booked), 0)
                : new Share(0, rounded(within(assessed, booked, assessed)));
    }

    private long kept(final BigDecimal assessed, final BigDecimal booked) {
        final long kept = rounded(within(booked, assessed, assessed));
        return surplusCap
                .map(cap -> Math.min(kept, Fen.share(assessed.longValueExact(), cap)))
                .orElse(kept);
    }

    /** The shares of what lies between two amounts, band by band. */
    private BigDecimal within(final BigDecimal low, final BigDecimal high, final BigDecimal assessed) {
        BigDecimal sum = BigDecimal.ZERO;
        for (final Band band : bands) {
            final BigDecimal from = band.from().multiply(assessed).max(low);
            final BigDecimal to =
                    band.to().map(end -> end.multiply(assessed).min(high)).orElse(high);
            if (to.compareTo(from) > 0) {
                sum = sum.add(band.share().multiply(to.subtract(from)));
            }
        }
        return sum;
    }

    private static long rounded(final BigDecimal fen) {
        return fen.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
