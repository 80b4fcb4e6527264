package org.dipper.settlement;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.dipper.cases.SettledCaseTable.TOTAL_COST_FEN;
import static org.dipper.settlement.ScoreCases.ONE;
import static org.dipper.settlement.ScoreCases.divided;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Column;
import org.dipper.grouping.AssignGroups;
import org.dipper.policy.DeviationPolicy;
import org.dipper.policy.DeviationPolicy.ExtremeMode;
import org.dipper.policy.DeviationPolicy.HighMode;
import org.dipper.policy.DeviationPolicy.ScoreRatio;
import org.dipper.table.Columns;

/**
 * A case whose cost is far from its standard (费用偏差): whether it is low, high or extreme, and what it scores then.
 *
 * <p>Rules: DIP 3.0 specification (comment draft), abnormal-cost cases; the linear uplift is the 1.0 reading, adding the
 * coefficient instead of multiplying it is a published local one.
 */
final class CostDeviation {
    private final DeviationPolicy rule;
    private final Column cost = Columns.col(TOTAL_COST_FEN);
    private final Column standard = col(ScoreCases.STANDARD);

    CostDeviation(final DeviationPolicy rule) {
        this.rule = rule;
    }

    /** Below the low ratio; false without a standard. */
    Column isLow() {
        final Column limit = standard.multiply(lit(CoefficientColumns.units(rule.lowRatio())));
        return known(
                rule.isLowInclusive() ? scaledCost().leq(limit) : scaledCost().lt(limit));
    }

    /** Above the high ratio; false without a standard. */
    Column isHigh() {
        final Column limit = standard.multiply(highRatio());
        return known(
                rule.isHighInclusive() ? scaledCost().geq(limit) : scaledCost().gt(limit));
    }

    /** Above the extreme ratio; false without a standard or where the policy has no such ratio. */
    Column isExtreme() {
        return rule.extreme()
                .map(extreme -> {
                    final Column limit = standard.multiply(lit(CoefficientColumns.units(extreme.ratio())));
                    return known(
                            extreme.isInclusive()
                                    ? scaledCost().geq(limit)
                                    : scaledCost().gt(limit));
                })
                .orElse(lit(false));
    }

    /**
     * The score of a low case.
     *
     * @param normal normal score in units, with the institution coefficient
     * @param plain the same without it
     */
    Column low(final Column normal, final Column plain) {
        return divided((rule.isCoefficientApplied() ? normal : plain).multiply(cost), standard);
    }

    /** The score of a high case that is not extreme. */
    Column high(final Column normal, final Column plain) {
        return rule.highMode() == HighMode.REVIEW_ONLY ? normal : uplift(normal, plain, cost);
    }

    /** The score of an extreme case until it is reviewed. */
    Column extreme(final Column normal, final Column plain) {
        final boolean isCapped = rule.extreme()
                .map(extreme -> extreme.mode() == ExtremeMode.CAPPED_UPLIFT)
                .orElse(false);
        if (!isCapped || rule.highMode() == HighMode.REVIEW_ONLY) {
            return normal;
        }
        final long ratio = CoefficientColumns.units(rule.extreme().orElseThrow().ratio());
        return uplift(normal, plain, divided(standard.multiply(lit(ratio)), lit(ONE)));
    }

    private Column uplift(final Column normal, final Column plain, final Column upTo) {
        if (rule.isCoefficientApplied()) {
            // normal x (cost / standard - ratio + 1), with (ratio - 1) x standard taken to the fen first.
            final Column free = divided(standard.multiply(highRatio().minus(lit(ONE))), lit(ONE));
            return divided(normal.multiply(upTo.minus(free)), standard);
        }
        final Column coefficient = col(ScoreCases.COEFFICIENT_UNITS);
        final Column less = divided(standard.multiply(highRatio().minus(coefficient)), lit(ONE));
        final Column more = divided(standard.multiply(coefficient.minus(highRatio())), lit(ONE));
        final Column counted =
                when(coefficient.gt(highRatio()), upTo.plus(more)).otherwise(upTo.minus(less));
        return divided(plain.multiply(counted), standard);
    }

    private Column highRatio() {
        final List<ScoreRatio> bands = rule.highRatioByScore();
        Column ratio = lit(units(rule.highRatio()));
        for (int i = bands.size() - 1; i >= 0; i--) {
            ratio = when(
                            col(AssignGroups.RW_UNITS)
                                    .leq(lit(units(bands.get(i).upToScore()))),
                            lit(units(bands.get(i).ratio())))
                    .otherwise(ratio);
        }
        return ratio;
    }

    private Column scaledCost() {
        return cost.multiply(lit(ONE));
    }

    private static Column known(final Column condition) {
        return coalesce(condition, lit(false));
    }

    private static long units(final BigDecimal number) {
        return CoefficientColumns.units(number);
    }
}
