package org.dipper.settlement.clearing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dipper.catalog.Fraction;
import org.dipper.errors.DipperException;
import org.dipper.money.Apportionment;

/**
 * Working capital that a pool pays in advance (周转金): some months of its fund, split by what the fund booked for each institution
 * last year and how it performed.
 *
 * <p>Rule: DIP 3.0 specification (comment draft) and pilot text of 2020 (no. 45): about a month of the fund, by last year's
 * performance.
 */
public final class Prepayments {
    private static final long MONTHS_OF_A_YEAR = 12;

    private final BigDecimal months;

    /**
     * Prepayments of some months.
     *
     * @param months months of the fund, from 0 to 12
     */
    public Prepayments(final BigDecimal months) {
        this.months = months;
    }

    /**
     * An institution by last year. A booked fund below 0, which refunds can leave, weighs nothing.
     *
     * @param institution institution code
     * @param lastBookedFen booked fund of last year in fen
     * @param performanceFactor how it performed, not negative; 1 changes nothing
     */
    public record LastYear(String institution, long lastBookedFen, BigDecimal performanceFactor) {}

    /**
     * An institution and what it gets in advance.
     *
     * @param institution institution code
     * @param pool insurance pool
     * @param lastBookedFen booked fund of last year in fen
     * @param performanceFactor how it performed
     * @param prepaymentFen working capital in fen, not negative
     */
    public record Prepayment(
            String institution, String pool, long lastBookedFen, BigDecimal performanceFactor, long prepaymentFen) {}

    /** What the pool pays in advance in fen: fund x months / 12, rounded half up. */
    public long totalFen(final long fundFen) {
        final Fraction share = Amounts.exactly(months);
        return new Fraction(
                        share.numerator().multiply(BigInteger.valueOf(fundFen)),
                        share.denominator().multiply(BigInteger.valueOf(MONTHS_OF_A_YEAR)))
                .roundedWhole();
    }

    /**
     * Splits the working capital of a pool, largest remainder.
     *
     * @param pool insurance pool
     * @param fundFen the fund in fen, not negative
     * @param institutions its institutions, each once, in any order
     * @return by institution; sums to {@link #totalFen}
     * @throws DipperException refused, where there is money and nobody weighs anything, or an institution stands twice
     */
    public List<Prepayment> split(final String pool, final long fundFen, final List<LastYear> institutions) {
        final Map<String, BigInteger> weights = weights(pool, institutions);
        final long total = totalFen(fundFen);
        final boolean isWeightless = weights.values().stream().allMatch(weight -> weight.signum() == 0);
        if (total != 0 && isWeightless) {
            throw DipperException.refused(
                    "The working capital of pool " + pool + " cannot be split.",
                    "No institution has a booked fund of last year and a performance factor above 0.",
                    "Load last year's cases, or set month.prepayment_months to 0.");
        }
        final Map<String, Long> shares = Apportionment.splitByLarge(total, weights);
        final List<Prepayment> prepayments = new ArrayList<>();
        institutions.stream()
                .sorted(Comparator.comparing(LastYear::institution))
                .forEach(institution -> prepayments.add(new Prepayment(
                        institution.institution(),
                        pool,
                        institution.lastBookedFen(),
                        institution.performanceFactor(),
                        shares.get(institution.institution()))));
        return prepayments;
    }

    /** Booked fund x factor, all factors as whole numbers of the finest decimal among them. */
    private static Map<String, BigInteger> weights(final String pool, final List<LastYear> institutions) {
        final int decimals = institutions.stream()
                .mapToInt(institution -> institution.performanceFactor().scale())
                .reduce(0, Math::max);
        final Map<String, BigInteger> weights = new LinkedHashMap<>();
        for (final LastYear institution : institutions) {
            final BigInteger factor =
                    institution.performanceFactor().movePointRight(decimals).toBigIntegerExact();
            final BigInteger weight =
                    BigInteger.valueOf(Math.max(0, institution.lastBookedFen())).multiply(factor);
            if (factor.signum() < 0 || weights.put(institution.institution(), weight) != null) {
                throw DipperException.refused(
                        "Working capital for institution " + institution.institution() + " in pool " + pool
                                + " is refused.",
                        "Its performance factor is below 0, or it stands twice.",
                        "Give each institution once, with a factor from 0 on.");
            }
        }
        return weights;
    }
}
