package org.dipper.settlement.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.dipper.policy.PoolBudget;
import org.dipper.settlement.reference.ReferenceDecisions.OtherPayment;

/** The sums of a pool. */
final class PoolWork {
    final String pool;
    final List<ReferenceScore> cases = new ArrayList<>();
    final Map<OtherPayment, BigDecimal> others = new LinkedHashMap<>();
    BigDecimal points = BigDecimal.ZERO.setScale(4);
    BigDecimal cost = BigDecimal.ZERO.setScale(2);
    BigDecimal booked = BigDecimal.ZERO.setScale(2);
    private final Optional<BigDecimal> agreedRatio;

    PoolWork(
            final PoolBudget budget,
            final List<ReferenceScore> scores,
            final ReferenceDecisions decisions,
            final Function<OtherPayment, BigDecimal> worth) {
        this.pool = budget.pool();
        this.agreedRatio = budget.fundPaymentRatio();
        for (final ReferenceScore score : scores) {
            if (score.pool().equals(pool)) {
                cases.add(score);
                points = points.add(score.points());
                cost = cost.add(score.countedCost());
                booked = booked.add(score.countedBooked());
            }
        }
        for (final OtherPayment payment : decisions.otherPayments()) {
            if (payment.place().pool().equals(pool)) {
                others.put(payment, worth.apply(payment));
                points = points.add(others.get(payment));
            }
        }
    }

    Map<Place, BigDecimal> pointsByPlace() {
        final Map<Place, BigDecimal> sums = new TreeMap<>();
        cases.forEach(score -> sums.merge(score.place(), score.points(), BigDecimal::add));
        others.forEach((payment, worth) -> sums.merge(payment.place(), worth, BigDecimal::add));
        return sums;
    }

    /** Share x S x value x q, in yuan whole in fen. */
    BigDecimal worth(final BigDecimal share, final BigDecimal value) {
        final BigDecimal full = share.multiply(points).multiply(value);
        return Exact.money(Exact.quotient(full.multiply(ratioDividend()), ratioDivisor()));
    }

    BigDecimal pointValueOf(final long payableFen) {
        final BigDecimal full = Exact.yuan(payableFen).multiply(ratioDivisor());
        return Exact.pointValue(Exact.quotient(full, points.multiply(ratioDividend())));
    }

    /** Cost over points of the hospitals that cost less a point than the pool. */
    BigDecimal goodValue() {
        final Map<String, BigDecimal> costs = new TreeMap<>();
        final Map<String, BigDecimal> scores = new TreeMap<>();
        for (final ReferenceScore score : cases) {
            costs.merge(score.stay().institution(), score.countedCost(), BigDecimal::add);
            scores.merge(score.stay().institution(), score.points(), BigDecimal::add);
        }
        BigDecimal allPoints = BigDecimal.ZERO;
        for (final BigDecimal each : scores.values()) {
            allPoints = allPoints.add(each);
        }
        BigDecimal goodCost = BigDecimal.ZERO;
        BigDecimal goodPoints = BigDecimal.ZERO;
        for (final String institution : costs.keySet()) {
            final BigDecimal have = scores.get(institution);
            if (have.signum() > 0 && costs.get(institution).multiply(allPoints).compareTo(cost.multiply(have)) < 0) {
                goodCost = goodCost.add(costs.get(institution));
                goodPoints = goodPoints.add(have);
            }
        }
        return Exact.pointValue(
                goodPoints.signum() == 0 ? Exact.quotient(cost, allPoints) : Exact.quotient(goodCost, goodPoints));
    }

    private BigDecimal ratioDividend() {
        if (agreedRatio.isEmpty() && booked.signum() <= 0) {
            throw new IllegalArgumentException("Nothing booked in pool " + pool);
        }
        return agreedRatio.orElse(booked);
    }

    private BigDecimal ratioDivisor() {
        return agreedRatio.isPresent() ? BigDecimal.ONE : cost;
    }
}
