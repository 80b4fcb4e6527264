package org.dipper.settlement.reference;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dipper.policy.ClearingPolicy;
import org.dipper.policy.ClearingPolicy.Band;
import org.dipper.policy.ClearingPolicy.Grade;

/** Clears the year of one pool, institution by institution. */
public final class ReferenceClearing {
    private final ClearingPolicy rules;

    ReferenceClearing(final ClearingPolicy rules) {
        this.rules = rules;
    }

    /**
     * The year of an institution in a pool.
     *
     * @param place institution and pool
     * @param payableFen payment by points
     * @param score assessment score
     * @param coefficient assessment coefficient
     * @param assessedFen payment after assessment
     * @param bookedFen what the fund booked
     * @param keptFen surplus that the institution keeps
     * @param helpedFen overspend that the adjustment fund bears
     * @param sharedFen payment after both
     * @param auditFen audit deductions
     * @param depositFen deposit held by the months
     * @param returnedFen deposit that goes back
     * @param forfeitedFen deposit that does not
     * @param finalFen what the year is worth
     * @param monthsPaidFen what the months paid
     * @param prepaymentFen what was paid in advance
     * @param balanceFen what is due; negative where the institution pays back
     */
    public record Line(
            Place place,
            long payableFen,
            Optional<BigDecimal> score,
            BigDecimal coefficient,
            long assessedFen,
            long bookedFen,
            long keptFen,
            long helpedFen,
            long sharedFen,
            long auditFen,
            long depositFen,
            long returnedFen,
            long forfeitedFen,
            long finalFen,
            long monthsPaidFen,
            long prepaymentFen,
            long balanceFen) {}

    /**
     * What clearing knows of an institution in a pool.
     *
     * @param place institution and pool
     * @param payableFen payment by points
     * @param bookedFen what the fund booked
     * @param assessment its assessment
     * @param auditFen audit deductions of the year
     * @param depositFen deposit held by the months
     * @param monthsPaidFen what the months paid
     * @param prepaymentFen what was paid in advance
     */
    record Input(
            Place place,
            long payableFen,
            long bookedFen,
            Optional<ReferenceDecisions.Assessment> assessment,
            long auditFen,
            long depositFen,
            long monthsPaidFen,
            long prepaymentFen) {}

    Map<Place, Line> clear(final List<Input> inputs, final long adjustmentLeftFen) {
        final Map<Place, BigDecimal> wishes = new TreeMap<>();
        long wished = 0;
        for (final Input input : inputs) {
            final long wish = wish(assessed(input), input.bookedFen());
            wishes.put(input.place(), BigDecimal.valueOf(wish));
            wished += wish;
        }
        final Map<Place, Long> helps = Exact.split(Math.min(wished, Math.max(0, adjustmentLeftFen)), wishes);
        final Map<Place, Line> lines = new TreeMap<>();
        inputs.forEach(input -> lines.put(input.place(), line(input, helps.get(input.place()))));
        return lines;
    }

    private Line line(final Input input, final long helped) {
        final Optional<BigDecimal> score = input.assessment().flatMap(ReferenceDecisions.Assessment::score);
        final long assessed = assessed(input);
        final long kept = kept(assessed, input.bookedFen());
        final long shared;
        if (rules.bands().isEmpty() || assessed == 0) {
            shared = assessed;
        } else {
            shared = input.bookedFen() <= assessed ? input.bookedFen() + kept : assessed + helped;
        }
        final BigDecimal returnShare =
                score.isPresent() && !rules.depositReturn().isEmpty()
                        ? grade(rules.depositReturn(), score.get())
                        : BigDecimal.ONE;
        final long returned = input.depositFen() < 0
                ? input.depositFen()
                : Exact.fen(Exact.money(Exact.yuan(input.depositFen()).multiply(returnShare)));
        final long forfeited = input.depositFen() - returned;
        final long amount = shared - input.auditFen() - forfeited;
        return new Line(
                input.place(),
                input.payableFen(),
                score,
                coefficient(input),
                assessed,
                input.bookedFen(),
                kept,
                helped,
                shared,
                input.auditFen(),
                input.depositFen(),
                returned,
                forfeited,
                amount,
                input.monthsPaidFen(),
                input.prepaymentFen(),
                amount - input.monthsPaidFen() - input.prepaymentFen());
    }

    private BigDecimal coefficient(final Input input) {
        final Optional<ReferenceDecisions.Assessment> assessment = input.assessment();
        if (assessment.isEmpty()) {
            return BigDecimal.ONE;
        }
        if (assessment.get().coefficient().isPresent()) {
            return assessment.get().coefficient().get();
        }
        return assessment.get().score().isEmpty() || rules.assessmentByScore().isEmpty()
                ? BigDecimal.ONE
                : grade(rules.assessmentByScore(), assessment.get().score().get());
    }

    private static BigDecimal grade(final List<Grade> grades, final BigDecimal score) {
        for (final Grade grade : grades) {
            if (score.compareTo(grade.from()) >= 0) {
                return grade.value();
            }
        }
        throw new IllegalArgumentException("No grade for " + score);
    }

    private long assessed(final Input input) {
        return Exact.fen(Exact.money(Exact.yuan(input.payableFen()).multiply(coefficient(input))));
    }

    /** Walks the bands below 1 in yuan: each holds the part of the payment between its borders. */
    private long kept(final long assessedFen, final long bookedFen) {
        if (rules.bands().isEmpty() || bookedFen > assessedFen || assessedFen <= 0) {
            return 0;
        }
        final BigDecimal assessed = Exact.yuan(assessedFen);
        BigDecimal kept = BigDecimal.ZERO;
        for (final Band band : rules.bands()) {
            final BigDecimal from = assessed.multiply(band.from()).max(Exact.yuan(bookedFen));
            final BigDecimal to =
                    band.to().map(assessed::multiply).orElse(assessed).min(assessed);
            kept = kept.add(to.subtract(from).max(BigDecimal.ZERO).multiply(band.share()));
        }
        final long keptFen = Exact.fen(Exact.money(kept));
        return rules.surplusCap().isEmpty()
                ? keptFen
                : Math.min(
                        keptFen,
                        Exact.fen(
                                Exact.money(assessed.multiply(rules.surplusCap().get()))));
    }

    private long wish(final long assessedFen, final long bookedFen) {
        if (rules.bands().isEmpty() || bookedFen <= assessedFen || assessedFen <= 0) {
            return 0;
        }
        final BigDecimal assessed = Exact.yuan(assessedFen);
        final BigDecimal booked = Exact.yuan(bookedFen);
        BigDecimal helped = BigDecimal.ZERO;
        for (final Band band : rules.bands()) {
            final BigDecimal from = assessed.multiply(band.from()).max(assessed);
            final BigDecimal to =
                    band.to().map(assessed::multiply).orElse(booked).min(booked);
            helped = helped.add(to.subtract(from).max(BigDecimal.ZERO).multiply(band.share()));
        }
        return Exact.fen(Exact.money(helped));
    }
}
