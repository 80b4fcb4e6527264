package org.dipper.supervision.warning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;

/**
 * How much fund a firing month is about: a figure to rank by, not a claim of loss.
 *
 * <p>Of a share: the subject's booked fund of the month times the distance from the threshold. Of anything else: times the
 * distance over the larger of value and threshold. Budget progress tells its own: the distance from the budget line.
 */
final class FundAtStake {
    private final MonthlySeries series;

    FundAtStake(final MonthlySeries series) {
        this.series = series;
    }

    /** The fund at stake; empty where the subject's fund of the month is not known. */
    OptionalLong of(final String indicator, final Subject subject, final int month, final Judgement judgement) {
        if (judgement.stakeFen().isPresent()) {
            return judgement.stakeFen();
        }
        if (judgement.signal() != Signal.FIRED) {
            return OptionalLong.of(0);
        }
        final BigDecimal measured = judgement.measured().orElse(BigDecimal.ZERO);
        final BigDecimal threshold = judgement.threshold().orElse(BigDecimal.ZERO);
        final BigDecimal distance = measured.subtract(threshold).abs();
        final BigDecimal scale = "share".equals(MonthlyIndicators.unit(indicator))
                ? BigDecimal.ONE
                : measured.abs().max(threshold.abs());
        return series.at(subject, MonthlyIndicators.FUND, month)
                .filter(fund -> scale.signum() > 0)
                .map(fund -> OptionalLong.of(fund.numerator()
                        .multiply(distance)
                        .divide(scale, 0, RoundingMode.HALF_UP)
                        .longValueExact()))
                .orElse(OptionalLong.empty());
    }
}
