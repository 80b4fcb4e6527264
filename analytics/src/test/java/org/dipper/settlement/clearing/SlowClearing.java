package org.dipper.settlement.clearing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The month and the clearing once more, slowly and straight from the words of the rules: decimals of 60 digits, one table of
 * named columns an institution, q divided out, remainders given fen by fen.
 */
final class SlowClearing {
    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal ZERO = BigDecimal.ZERO;
    /** Stands for infinity. */
    private static final BigDecimal ENDLESS = new BigDecimal("1e30");

    private SlowClearing() {}

    /** A band as three numbers; a grade as two. */
    record SlowBand(BigDecimal from, Optional<BigDecimal> to, BigDecimal share) {}

    /** An institution of the clearing, as the rules name its amounts. */
    record SlowHospital(
            String code,
            BigDecimal payable,
            BigDecimal booked,
            Optional<BigDecimal> score,
            Optional<BigDecimal> coefficient,
            BigDecimal audit,
            BigDecimal deposit,
            BigDecimal paid,
            BigDecimal prepayment) {}

    /** What a city decides. Grades by least score. */
    record SlowRules(
            TreeMap<BigDecimal, BigDecimal> assessment,
            TreeMap<BigDecimal, BigDecimal> depositReturn,
            List<SlowBand> bands,
            Optional<BigDecimal> cap) {}

    /** points x PV0 x q, or points x PV0 - (cost - booked); released, deposit, paid, carried out. */
    static Map<String, Long> month(
            final boolean isRatio,
            final BigDecimal points,
            final BigDecimal pointValue,
            final BigDecimal ratio,
            final BigDecimal costYuan,
            final BigDecimal bookedYuan,
            final BigDecimal auditYuan,
            final BigDecimal carriedYuan,
            final BigDecimal prepay) {
        final BigDecimal worth = points.multiply(pointValue, DIGITS);
        final BigDecimal payable =
                isRatio ? cents(worth.multiply(ratio, DIGITS)) : cents(worth).subtract(costYuan.subtract(bookedYuan));
        final BigDecimal released = cents(payable.multiply(prepay, DIGITS));
        final BigDecimal net = released.subtract(auditYuan).add(carriedYuan);
        final Map<String, Long> row = new HashMap<>();
        row.put("payable", fen(payable));
        row.put("released", fen(released));
        row.put("deposit", fen(payable.subtract(released)));
        row.put("paid", net.signum() > 0 ? fen(net) : 0L);
        row.put("carried_out", net.signum() < 0 ? fen(net) : 0L);
        return row;
    }

    /** The columns of every institution in fen, and under the empty code the residues of the pool. */
    static Map<String, Map<String, Long>> year(
            final SlowRules rules, final BigDecimal fund, final BigDecimal adjustment, final List<SlowHospital> pool) {
        BigDecimal paidByPoints = ZERO;
        for (final SlowHospital hospital : pool) {
            paidByPoints = paidByPoints.add(hospital.payable());
        }
        final BigDecimal pointValueResidue = fund.subtract(paidByPoints);
        final Map<String, BigDecimal> helps = new TreeMap<>();
        BigDecimal asked = ZERO;
        for (final SlowHospital hospital : pool) {
            final BigDecimal help = overspendHelp(rules, assessed(rules, hospital), hospital.booked());
            helps.put(hospital.code(), help);
            asked = asked.add(help);
        }
        final BigDecimal left = adjustment.add(pointValueResidue).max(ZERO);
        final Map<String, BigDecimal> granted = asked.compareTo(left) > 0 ? cut(left, helps, asked) : helps;
        final Map<String, Map<String, Long>> columns = new TreeMap<>();
        final Map<String, Long> residues = new HashMap<>();
        residues.put("point_value", pointValueResidue.longValueExact());
        for (final SlowHospital hospital : pool) {
            columns.put(hospital.code(), hospital(rules, hospital, granted.get(hospital.code()), residues));
        }
        columns.put("", residues);
        return columns;
    }

    private static Map<String, Long> hospital(
            final SlowRules rules,
            final SlowHospital hospital,
            final BigDecimal helped,
            final Map<String, Long> residues) {
        final BigDecimal assessed = assessed(rules, hospital);
        final boolean isSurplus = hospital.booked().compareTo(assessed) <= 0;
        final BigDecimal kept = isSurplus ? surplusKept(rules, assessed, hospital.booked()) : ZERO;
        BigDecimal shared = assessed;
        if (!rules.bands().isEmpty() && assessed.signum() > 0) {
            shared = isSurplus ? hospital.booked().add(kept) : assessed.add(helped);
        }
        BigDecimal returned = hospital.deposit();
        if (hospital.deposit().signum() > 0 && hospital.score().isPresent()) {
            returned = whole(hospital.deposit()
                    .multiply(byScore(rules.depositReturn(), hospital.score().get())));
        }
        final BigDecimal forfeited = hospital.deposit().subtract(returned);
        final BigDecimal last = shared.subtract(hospital.audit()).subtract(forfeited);
        final Map<String, Long> row = new HashMap<>();
        row.put("assessed", assessed.longValueExact());
        row.put("kept", kept.longValueExact());
        row.put("helped", helped.longValueExact());
        row.put("shared", shared.longValueExact());
        row.put("returned", returned.longValueExact());
        row.put("forfeited", forfeited.longValueExact());
        row.put("final", last.longValueExact());
        row.put(
                "balance",
                last.subtract(hospital.paid()).subtract(hospital.prepayment()).longValueExact());
        residues.merge("assessment", hospital.payable().subtract(assessed).longValueExact(), Long::sum);
        residues.merge("surplus_not_kept", isSurplus ? assessed.subtract(shared).longValueExact() : 0L, Long::sum);
        residues.merge("overspend_shared", -helped.longValueExact(), Long::sum);
        residues.merge("audit_deduction", hospital.audit().longValueExact(), Long::sum);
        residues.merge("deposit_forfeited", forfeited.longValueExact(), Long::sum);
        return row;
    }

    private static BigDecimal assessed(final SlowRules rules, final SlowHospital hospital) {
        BigDecimal coefficient = ONE;
        if (hospital.coefficient().isPresent()) {
            coefficient = hospital.coefficient().get();
        } else if (hospital.score().isPresent()) {
            coefficient = byScore(rules.assessment(), hospital.score().get());
        }
        return whole(hospital.payable().multiply(coefficient));
    }

    private static BigDecimal byScore(final TreeMap<BigDecimal, BigDecimal> grades, final BigDecimal score) {
        return grades.isEmpty() ? ONE : grades.floorEntry(score).getValue();
    }

    private static BigDecimal surplusKept(final SlowRules rules, final BigDecimal assessed, final BigDecimal booked) {
        if (rules.bands().isEmpty() || assessed.signum() == 0) {
            return ZERO;
        }
        final BigDecimal kept = overBands(rules, booked.divide(assessed, DIGITS), ONE, assessed);
        return rules.cap().isPresent() ? kept.min(whole(rules.cap().get().multiply(assessed))) : kept;
    }

    private static BigDecimal overspendHelp(final SlowRules rules, final BigDecimal assessed, final BigDecimal booked) {
        if (rules.bands().isEmpty() || assessed.signum() == 0 || booked.compareTo(assessed) <= 0) {
            return ZERO;
        }
        return overBands(rules, ONE, booked.divide(assessed, DIGITS), assessed);
    }

    /** sum of share x (part of [low, high) in the band) x assessed. */
    private static BigDecimal overBands(
            final SlowRules rules, final BigDecimal low, final BigDecimal high, final BigDecimal assessed) {
        BigDecimal shares = ZERO;
        for (final SlowBand band : rules.bands()) {
            final BigDecimal end = band.to().orElse(ENDLESS);
            final boolean isApart = end.compareTo(low) <= 0 || band.from().compareTo(high) >= 0;
            if (!isApart) {
                final BigDecimal part = end.min(high).subtract(band.from().max(low), DIGITS);
                shares = shares.add(part.multiply(band.share(), DIGITS), DIGITS);
            }
        }
        return whole(shares.multiply(assessed, DIGITS));
    }

    /** Largest remainder, one fen at a time: to the largest remainder, then the larger weight, then the smaller code. */
    private static Map<String, BigDecimal> cut(
            final BigDecimal amount, final Map<String, BigDecimal> weights, final BigDecimal total) {
        final Map<String, BigDecimal> given = new TreeMap<>();
        final Map<String, BigDecimal> remainders = new TreeMap<>();
        BigDecimal open = amount;
        for (final Map.Entry<String, BigDecimal> weight : weights.entrySet()) {
            final BigDecimal quota = settled(amount.multiply(weight.getValue()).divide(total, DIGITS));
            final BigDecimal floor = quota.setScale(0, RoundingMode.FLOOR);
            given.put(weight.getKey(), floor);
            remainders.put(weight.getKey(), quota.subtract(floor));
            open = open.subtract(floor);
        }
        while (open.signum() > 0) {
            String best = "";
            for (final String code : remainders.keySet()) {
                final int order = best.isEmpty() ? 1 : remainders.get(code).compareTo(remainders.get(best));
                final boolean isLarger = order == 0 && weights.get(code).compareTo(weights.get(best)) > 0;
                best = order > 0 || isLarger ? code : best;
            }
            given.merge(best, ONE, BigDecimal::add);
            remainders.remove(best);
            open = open.subtract(ONE);
        }
        return given;
    }

    /** Sixty digits put a half at 0.4999...: the thirtieth decimal settles what it is. */
    private static BigDecimal settled(final BigDecimal number) {
        return number.setScale(30, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal whole(final BigDecimal fen) {
        return settled(fen).setScale(0, RoundingMode.HALF_UP);
    }

    private static BigDecimal cents(final BigDecimal yuan) {
        return settled(yuan).setScale(2, RoundingMode.HALF_UP);
    }

    private static long fen(final BigDecimal yuan) {
        return yuan.movePointRight(2).longValueExact();
    }
}
