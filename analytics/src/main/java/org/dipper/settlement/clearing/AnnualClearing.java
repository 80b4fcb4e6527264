package org.dipper.settlement.clearing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dipper.catalog.Fraction;
import org.dipper.errors.DipperException;
import org.dipper.money.Apportionment;
import org.dipper.money.Fen;
import org.dipper.policy.ClearingPolicy;
import org.dipper.policy.ClearingPolicy.Grade;

/**
 * Clears the year of a pool (年度清算): from each institution's payment by points over the assessment, the sharing of surplus and
 * overspend, audit deductions and the deposit to its balance against what the months paid.
 *
 * <p>Every fen of the fund is paid or named: fund = sum of final amounts + residues, or the pool is not cleared.
 *
 * <p>Rules: DIP 3.0 specification (comment draft), hospital pay = payment by points x assessment coefficient - audit deductions,
 * and annual pay = final amount - monthly pre-settlements - working capital; payment rules of 2025, articles 34 and 35, on
 * the assessment.
 */
public final class AnnualClearing {
    private static final int RATIO_DECIMALS = 6;

    private final ClearingPolicy policy;
    private final SurplusBands bands;

    /** Clears under a policy. */
    public AnnualClearing(final ClearingPolicy policy) {
        this.policy = policy;
        this.bands = new SurplusBands(policy.bands(), policy.surplusCap());
    }

    /** An institution after its assessment, with what the bands would give it. */
    private record Assessed(
            ClearingInstitution of, BigDecimal coefficient, long assessedFen, SurplusBands.Share share) {}

    /**
     * Clears a pool. Helps for overspends that exceed the adjustment fund left (with the residue of the point value) are cut
     * to it, in proportion.
     *
     * @return the institutions by code, and the account
     * @throws DipperException refused, for a score below every grade, an institution given twice or money beyond 9.2 x 10^18
     *     fen; not reconciled, where the fund does not tie
     */
    public ClearedPool clear(final ClearingPool pool) {
        try {
            requireEachOnce(pool);
            final List<Assessed> assessed = new ArrayList<>();
            pool.institutions().stream()
                    .sorted(Comparator.comparing(ClearingInstitution::institution))
                    .forEach(institution -> assessed.add(assess(institution)));
            final Map<String, Long> helps = helps(pool, assessed);
            final List<ClearedInstitution> cleared = new ArrayList<>();
            assessed.forEach(row ->
                    cleared.add(clear(pool.pool(), row, helps.get(row.of().institution()))));
            return new ClearedPool(pool.pool(), cleared, PoolAccount.of(pool, cleared));
        } catch (final ArithmeticException overflow) {
            throw Amounts.tooLarge("pool " + pool.pool(), overflow);
        }
    }

    private static void requireEachOnce(final ClearingPool pool) {
        final Set<String> seen = new HashSet<>();
        for (final ClearingInstitution institution : pool.institutions()) {
            if (!seen.add(institution.institution())) {
                throw DipperException.refused(
                        "Institution " + institution.institution() + " stands twice in pool " + pool.pool() + ".",
                        "Its year can be cleared once.",
                        "Sum its amounts first.");
            }
        }
    }

    private Assessed assess(final ClearingInstitution institution) {
        final BigDecimal coefficient = institution
                .assessmentCoefficient()
                .or(() -> institution
                        .assessmentScore()
                        .flatMap(score -> worth(policy.assessmentByScore(), score, institution.institution())))
                .orElse(BigDecimal.ONE);
        final long assessed = Fen.share(institution.payableFen(), coefficient);
        return new Assessed(institution, coefficient, assessed, bands.share(assessed, institution.bookedFen()));
    }

    private static Map<String, Long> helps(final ClearingPool pool, final List<Assessed> assessed) {
        final Map<String, Long> asked = new LinkedHashMap<>();
        assessed.forEach(row -> asked.put(row.of().institution(), row.share().helpFen()));
        final long left = Math.max(0, Math.addExact(pool.adjustmentFen(), PoolAccount.pointValueResidue(pool)));
        return Amounts.sum(asked.values(), Long::longValue) <= left ? asked : Apportionment.split(left, asked);
    }

    private ClearedInstitution clear(final String pool, final Assessed row, final long helped) {
        final ClearingInstitution of = row.of();
        final long shared = shared(row, helped);
        final long returned = returned(of);
        final long forfeited = Math.subtractExact(of.depositFen(), returned);
        final long finalFen = Math.subtractExact(Math.subtractExact(shared, of.auditDeductionFen()), forfeited);
        return new ClearedInstitution(
                of.institution(),
                pool,
                of.level(),
                of.payableFen(),
                of.assessmentScore(),
                row.coefficient(),
                row.assessedFen(),
                of.bookedFen(),
                ratio(of.bookedFen(), row.assessedFen()),
                row.share().keptFen(),
                helped,
                shared,
                of.auditDeductionFen(),
                of.depositFen(),
                returned,
                forfeited,
                finalFen,
                of.monthsPaidFen(),
                of.prepaymentFen(),
                Math.subtractExact(Math.subtractExact(finalFen, of.monthsPaidFen()), of.prepaymentFen()));
    }

    private long shared(final Assessed row, final long helped) {
        if (bands.areNone() || row.assessedFen() == 0) {
            return row.assessedFen();
        }
        return row.of().bookedFen() <= row.assessedFen()
                ? Math.addExact(row.of().bookedFen(), row.share().keptFen())
                : Math.addExact(row.assessedFen(), helped);
    }

    /** A deposit below 0, which corrections can leave, is no money of the hospital that could be kept. */
    private long returned(final ClearingInstitution institution) {
        if (institution.depositFen() < 0) {
            return institution.depositFen();
        }
        return institution
                .assessmentScore()
                .flatMap(score -> worth(policy.depositReturn(), score, institution.institution()))
                .map(share -> Fen.share(institution.depositFen(), share))
                .orElse(institution.depositFen());
    }

    private static Optional<BigDecimal> worth(
            final List<Grade> grades, final BigDecimal score, final String institution) {
        if (grades.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(grades.stream()
                .filter(grade -> score.compareTo(grade.from()) >= 0)
                .findFirst()
                .orElseThrow(() -> DipperException.refused(
                        "Institution " + institution + " has an assessment score of " + score.toPlainString() + ".",
                        "No grade of the policy reaches that low.",
                        "Correct the score, or add a grade with from: 0."))
                .value());
    }

    private static Optional<BigDecimal> ratio(final long booked, final long assessed) {
        return assessed == 0
                ? Optional.empty()
                : Optional.of(
                        new Fraction(BigInteger.valueOf(booked), BigInteger.valueOf(assessed)).rounded(RATIO_DECIMALS));
    }
}
