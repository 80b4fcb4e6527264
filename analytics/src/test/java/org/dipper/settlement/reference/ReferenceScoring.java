package org.dipper.settlement.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dipper.policy.CasePathPolicy.BedDay;
import org.dipper.policy.CasePathPolicy.Bonus;
import org.dipper.policy.CasePathPolicy.Condition;
import org.dipper.policy.CasePathPolicy.IncompleteMode;
import org.dipper.policy.CasePathPolicy.IncompleteStay;
import org.dipper.policy.CasePathPolicy.Phase;
import org.dipper.policy.CasePathPolicy.Tcm;
import org.dipper.policy.CrossRegionPolicy;
import org.dipper.policy.DeviationPolicy;
import org.dipper.policy.DeviationPolicy.Base;
import org.dipper.policy.DeviationPolicy.Extreme;
import org.dipper.policy.DeviationPolicy.ExtremeMode;
import org.dipper.policy.DeviationPolicy.HighMode;
import org.dipper.policy.DeviationPolicy.ScoreRatio;
import org.dipper.policy.SettlementPolicy;

/** Scores one case after the other, by the words of the rules. */
final class ReferenceScoring {
    private final SettlementPolicy policy;
    private final Map<String, BigDecimal> pointValues;
    private final BigDecimal scale;
    private final BigDecimal meanYuan;

    ReferenceScoring(
            final SettlementPolicy policy,
            final Map<String, BigDecimal> pointValues,
            final int scale,
            final long meanCostFen) {
        this.policy = policy;
        this.pointValues = pointValues;
        this.scale = BigDecimal.valueOf(scale);
        this.meanYuan = Exact.yuan(meanCostFen);
    }

    List<ReferenceScore> score(final List<ReferenceStay> stays, final ReferenceDecisions decisions) {
        final List<ReferenceScore> scores = new ArrayList<>();
        for (final ReferenceStay stay : stays) {
            scores.add(score(stay, decisions));
        }
        return scores;
    }

    String pool(final ReferenceStay stay) {
        if (policy.crossRegion().isEmpty() || stay.insuredArea().isEmpty()) {
            return stay.insurancePool();
        }
        final CrossRegionPolicy cross = policy.crossRegion().get();
        return startsWithAny(stay.insuredArea(), cross.localAreas())
                ? stay.insurancePool()
                : stay.insurancePool() + cross.poolSuffix();
    }

    BigDecimal pointValue(final String pool) {
        final Optional<BigDecimal> agreed = policy.pool(pool)
                .orElseThrow(() -> new IllegalArgumentException("No money for pool " + pool))
                .yearStartPointValue();
        if (agreed.isPresent()) {
            return agreed.get();
        }
        if (!pointValues.containsKey(pool)) {
            throw new IllegalArgumentException("No year-start point value of pool " + pool);
        }
        return pointValues.get(pool);
    }

    private ReferenceScore score(final ReferenceStay stay, final ReferenceDecisions decisions) {
        final String pool = pool(stay);
        if (decisions.withdrawn().contains(stay.id())) {
            return ReferenceScore.plain(stay, pool, "withdrawn", "normal", BigDecimal.ZERO);
        }
        final ReferenceDecisions.Review review = decisions.reviews().get(stay.id());
        if (review != null && review.isApproved()) {
            final BigDecimal itemised = Exact.yuan(stay.costFen())
                    .multiply(policy.casePaths().specialReview().itemisedFactor());
            return ReferenceScore.plain(
                    stay,
                    pool,
                    "special_review",
                    "normal",
                    review.points().isPresent() ? review.points().get() : inPoints(itemised, pool));
        }
        for (final BedDay rule : policy.casePaths().bedDays()) {
            final boolean hasGroupForStart = rule.acuteDays() > 0 && stay.isGrouped();
            if (!fits(rule.condition(), stay) || (hasGroupForStart && stay.stayDays() <= rule.acuteDays())) {
                continue;
            }
            final BigDecimal start = hasGroupForStart ? normal(stay) : BigDecimal.ZERO;
            final int from = hasGroupForStart ? rule.acuteDays() + 1 : 1;
            return ReferenceScore.plain(
                    stay,
                    pool,
                    hasGroupForStart ? "acute_and_bed_day" : "bed_day",
                    "normal",
                    start.add(days(rule, stay, pool, from)));
        }
        for (final Tcm rule : policy.casePaths().tcm()) {
            if (fits(rule.condition(), stay)) {
                return ReferenceScore.plain(stay, pool, "tcm", "normal", rule.score());
            }
        }
        if (!stay.isGrouped()) {
            final BigDecimal points = scale.multiply(Exact.yuan(stay.costFen())).multiply(policy.ungroupedFactor());
            return ReferenceScore.plain(
                    stay, pool, "ungrouped", "ungrouped", Exact.points(Exact.quotient(points, meanYuan)));
        }
        return grouped(stay, pool);
    }

    private ReferenceScore grouped(final ReferenceStay stay, final String pool) {
        final BigDecimal normal = normal(stay);
        if (policy.casePaths().incompleteStay().isPresent()) {
            final IncompleteStay rule = policy.casePaths().incompleteStay().get();
            if (rule.mode() != IncompleteMode.NORMAL && rule.dischargeWays().contains(stay.dischargeWay())) {
                return withBonus(ReferenceScore.plain(
                        stay, pool, "incomplete_stay", "normal", incomplete(rule, stay, pool, normal)));
            }
        }
        final BigDecimal base = Exact.points(stay.rw().multiply(stay.auxiliary()));
        if (policy.casePaths().daySurgery().isPresent()
                && policy.casePaths().daySurgery().get().medicalTypes().contains(stay.medicalType())) {
            final BigDecimal factor = policy.casePaths().daySurgery().get().factor();
            return withBonus(deviating(
                    stay,
                    pool,
                    "day_surgery",
                    Exact.points(normal.multiply(factor)),
                    Exact.points(base.multiply(factor))));
        }
        final String path = policy.basicLevelGroups().contains(stay.group()) ? "basic_level" : "group";
        return withBonus(deviating(stay, pool, path, normal, base));
    }

    private BigDecimal incomplete(
            final IncompleteStay rule, final ReferenceStay stay, final String pool, final BigDecimal normal) {
        final BigDecimal have;
        final BigDecimal whole;
        if (rule.mode() == IncompleteMode.BY_DAYS) {
            have = BigDecimal.valueOf(stay.stayDays());
            whole = BigDecimal.valueOf(rule.fullDays());
        } else {
            have = Exact.yuan(stay.costFen());
            whole = standard(stay, pool, normal);
        }
        return whole.signum() == 0 || have.compareTo(whole) >= 0
                ? normal
                : Exact.points(Exact.quotient(normal.multiply(have), whole));
    }

    private ReferenceScore deviating(
            final ReferenceStay stay,
            final String pool,
            final String path,
            final BigDecimal normal,
            final BigDecimal base) {
        final ReferenceScore plain = ReferenceScore.plain(stay, pool, path, "normal", normal);
        final BigDecimal standard = standard(stay, pool, normal);
        if (standard.signum() == 0) {
            return plain;
        }
        final DeviationPolicy rule = policy.deviation().orElseThrow();
        final BigDecimal cost = Exact.yuan(stay.costFen());
        final BigDecimal scored = rule.isCoefficientApplied() ? normal : base;
        final int toLow = cost.compareTo(standard.multiply(rule.lowRatio()));
        if (toLow < 0 || (toLow == 0 && rule.isLowInclusive())) {
            return ReferenceScore.plain(
                    stay, pool, path, "low", Exact.points(Exact.quotient(scored.multiply(cost), standard)));
        }
        final BigDecimal high = highRatio(rule, stay.rw());
        final int toHigh = cost.compareTo(standard.multiply(high));
        if (toHigh < 0 || (toHigh == 0 && !rule.isHighInclusive())) {
            return plain;
        }
        BigDecimal counted = cost;
        boolean isExtreme = false;
        boolean isNormalScore = rule.highMode() == HighMode.REVIEW_ONLY;
        if (rule.extreme().isPresent()) {
            final Extreme extreme = rule.extreme().get();
            final int toExtreme = cost.compareTo(standard.multiply(extreme.ratio()));
            isExtreme = toExtreme > 0 || (toExtreme == 0 && extreme.isInclusive());
            isNormalScore = isNormalScore || (isExtreme && extreme.mode() == ExtremeMode.NORMAL_SCORE);
            if (isExtreme) {
                counted = Exact.money(standard.multiply(extreme.ratio()));
            }
        }
        final BigDecimal points;
        if (isNormalScore) {
            points = normal;
        } else {
            final BigDecimal kept = rule.isCoefficientApplied() ? BigDecimal.ONE : coefficient(stay);
            final BigDecimal off = Exact.money(standard.multiply(high.subtract(kept)));
            points = Exact.points(Exact.quotient(scored.multiply(counted.subtract(off)), standard));
        }
        return new ReferenceScore(
                stay, pool, path, "high", isExtreme, true, BigDecimal.ZERO.setScale(4), points.setScale(4));
    }

    private ReferenceScore withBonus(final ReferenceScore score) {
        BigDecimal bonus = BigDecimal.ZERO.setScale(4);
        for (final Bonus rule : policy.casePaths().bonuses()) {
            final boolean hasAny = rule.procedures().contains(score.stay().mainProcedure())
                    || score.stay().otherProcedures().stream().anyMatch(rule.procedures()::contains);
            if (hasAny) {
                bonus = bonus.add(rule.score());
            }
        }
        return new ReferenceScore(
                score.stay(),
                score.pool(),
                score.path(),
                score.deviation(),
                score.isExtreme(),
                score.needsReview(),
                bonus.setScale(4),
                score.points().add(bonus).setScale(4));
    }

    private BigDecimal coefficient(final ReferenceStay stay) {
        if (!policy.basicLevelGroups().contains(stay.group())) {
            return policy.coefficient().of(stay.institution(), stay.level());
        }
        return policy.casePaths()
                .basicLevelCoefficientOfLevel()
                .map(level -> policy.coefficient().byLevel().get(level))
                .orElse(BigDecimal.ONE);
    }

    private BigDecimal normal(final ReferenceStay stay) {
        return Exact.points(stay.rw().multiply(coefficient(stay)).multiply(stay.auxiliary()));
    }

    /** The standard in yuan; 0 for none. */
    private BigDecimal standard(final ReferenceStay stay, final String pool, final BigDecimal normal) {
        if (policy.deviation().isEmpty()) {
            return BigDecimal.ZERO;
        }
        return policy.deviation().get().base() == Base.LEVEL_MEAN
                ? Exact.yuan(stay.levelMeanFen())
                : Exact.money(normal.multiply(pointValue(pool)));
    }

    private static BigDecimal highRatio(final DeviationPolicy rule, final BigDecimal rw) {
        for (final ScoreRatio band : rule.highRatioByScore()) {
            if (rw.compareTo(band.upToScore()) <= 0) {
                return band.ratio();
            }
        }
        return rule.highRatio();
    }

    private BigDecimal days(final BedDay rule, final ReferenceStay stay, final String pool, final int from) {
        BigDecimal sum = BigDecimal.ZERO;
        int day = from;
        for (final Phase phase : rule.phases()) {
            final BigDecimal rate = phase.byLevel().getOrDefault(stay.level(), phase.otherwise());
            final BigDecimal daily = rule.isInPoints() ? rate : inPoints(rate, pool);
            for (; day <= stay.stayDays() && day <= phase.upToDay(); day++) {
                sum = sum.add(daily);
            }
        }
        return sum;
    }

    BigDecimal inPoints(final BigDecimal yuan, final String pool) {
        return Exact.points(Exact.quotient(yuan, pointValue(pool)));
    }

    BigDecimal perMean(final BigDecimal yuan) {
        return Exact.points(Exact.quotient(scale.multiply(yuan), meanYuan));
    }

    private static boolean fits(final Condition condition, final ReferenceStay stay) {
        return (condition.medicalTypes().isEmpty() || condition.medicalTypes().contains(stay.medicalType()))
                && (condition.diagnoses().isEmpty() || startsWithAny(stay.diagnosis(), condition.diagnoses()))
                && (condition.departments().isEmpty() || startsWithAny(stay.department(), condition.departments()));
    }

    private static boolean startsWithAny(final String text, final Set<String> prefixes) {
        return prefixes.stream().anyMatch(text::startsWith);
    }
}
