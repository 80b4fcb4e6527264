package org.dipper.supervision.warning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.dipper.policy.Extremes;
import org.dipper.supervision.fair.BernoulliCusum;
import org.dipper.supervision.fair.Funnel;
import org.dipper.supervision.fair.FunnelPoint;
import org.dipper.supervision.fair.VarianceStabiliser;

/**
 * Control charts and funnels for shares: cases with an event among cases (supervision guide 9.2 and 9.4).
 *
 * <p>A month is compared with the peers of the same month, so a season or a change of the whole region raises no alarm. What
 * the subject's own cases would lead to is not asked: the fair ranking does that for whole periods. A month needs five peers;
 * a month of the past without them leaves a cumulative sum where it is.
 *
 * <p>An indicator over money or days is not for them: the spread of its cases is not that of events.
 *
 * <ul>
 *   <li>{@code cusum}: the risk-adjusted sum of Steiner et al. with the peers' rate as the risk, against {@code odds_ratio}
 *       times its odds (2 where not given); it fires at {@code limit} and starts anew. It begins with the first month of the
 *       series. Single cases have no order within a month, so the sum moves once a month.
 *   <li>{@code funnel}: standard errors above the peers' rate on the arc sine scale, the spread between the peers granted; it
 *       fires above {@code limit}.
 * </ul>
 *
 * <p>The fund at stake is the fund of the month times the share of cases with an event beyond the peers' rate. Weights of
 * months that were asked for are kept, so one object serves one run; nothing of a later month is used.
 */
public final class StatisticalCharts implements ControlTest {
    /** The kind of cumulative sums. */
    public static final String CUSUM = "cusum";
    /** The kind of funnels. */
    public static final String FUNNEL = "funnel";
    /** The parameter with the change that a cumulative sum looks for. */
    public static final String ODDS_RATIO = "odds_ratio";

    private static final int LEAST_PEERS = 5;
    private static final double EXTREME_SHARE = 0.1;
    private static final int DECIMALS = 6;
    private static final BigDecimal USUAL_ODDS_RATIO = BigDecimal.valueOf(2);
    /** Shares of money: a fen is no case, so chance is not that of a proportion. */
    private static final Set<String> OF_MONEY = Set.of(
            MonthlyIndicators.PERSON_PAY_SHARE,
            MonthlyIndicators.LEAD_FUND_SHARE,
            MonthlyIndicators.OUTSIDE_FUND_SHARE);

    private final Map<MonthKey, Month> months = new HashMap<>();

    private record MonthKey(
            MonthlySeries series, Subject subject, String indicator, int month, BigDecimal minDenominator) {}

    /** A month of a subject beside its peers; the gap says why it cannot be used. */
    private record Month(
            Optional<Bilingual> gap, double events, double cases, double peerRate, List<MonthlyMeasure> peers) {
        static Month missing(final Bilingual gap) {
            return new Month(Optional.of(gap), 0, 0, 0, List.of());
        }
    }

    @Override
    public Judgement judge(final ControlChart chart, final Evidence evidence) {
        final Month month = month(evidence, evidence.month());
        if (month.gap().isPresent()) {
            return Judgement.notEvaluable(month.gap().get());
        }
        return switch (chart.id()) {
            case CUSUM -> cusum(chart, evidence, month);
            case FUNNEL -> funnel(chart, evidence, month);
            default -> ControlTest.NONE.judge(chart, evidence);
        };
    }

    private Judgement cusum(final ControlChart chart, final Evidence evidence, final Month current) {
        final BernoulliCusum cusum = new BernoulliCusum(
                chart.parameters().getOrDefault(ODDS_RATIO, USUAL_ODDS_RATIO).doubleValue());
        final double limit = limit(chart).doubleValue();
        double sum = 0;
        boolean isAlarm = false;
        for (final MonthlyMeasure measure :
                evidence.series().history(evidence.subject(), evidence.indicator(), evidence.month())) {
            final Month month = month(evidence, measure.month());
            if (month.gap().isEmpty()) {
                final double before = isAlarm ? 0 : sum;
                sum = Math.max(0, before + weight(cusum, month));
                isAlarm = sum >= limit;
            }
        }
        return judgement(isAlarm, sum, chart, evidence, current);
    }

    private static double weight(final BernoulliCusum cusum, final Month month) {
        return month.events() * cusum.weight(month.peerRate(), true)
                + (month.cases() - month.events()) * cusum.weight(month.peerRate(), false);
    }

    private static Judgement funnel(final ControlChart chart, final Evidence evidence, final Month current) {
        final List<FunnelPoint> peers = current.peers().stream()
                .map(peer -> FunnelPoint.ofProportion(
                        peer.numerator().doubleValue(), peer.denominator().doubleValue()))
                .toList();
        final double z = Funnel.of(
                        VarianceStabiliser.ARCSINE_PROPORTION,
                        current.peerRate(),
                        peers,
                        Extremes.WINSORISED,
                        EXTREME_SHARE)
                .adjustedZ(FunnelPoint.ofProportion(current.events(), current.cases()));
        return judgement(z > limit(chart).doubleValue(), z, chart, evidence, current);
    }

    private static Judgement judgement(
            final boolean isFired,
            final double measured,
            final ControlChart chart,
            final Evidence evidence,
            final Month current) {
        return new Judgement(
                isFired ? Signal.FIRED : Signal.NORMAL,
                Optional.empty(),
                Optional.of(rounded(measured)),
                Optional.of(rounded(current.peerRate())),
                Optional.of(limit(chart)),
                Optional.empty(),
                stake(evidence, current),
                Optional.empty());
    }

    private static OptionalLong stake(final Evidence evidence, final Month current) {
        final double excess = Math.max(0, current.events() / current.cases() - current.peerRate());
        return evidence.series()
                .at(evidence.subject(), MonthlyIndicators.FUND, evidence.month())
                .map(fund -> OptionalLong.of(fund.numerator()
                        .max(BigDecimal.ZERO)
                        .multiply(rounded(excess))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact()))
                .orElse(OptionalLong.empty());
    }

    private Month month(final Evidence evidence, final int month) {
        return months.computeIfAbsent(
                new MonthKey(
                        evidence.series(), evidence.subject(), evidence.indicator(), month, evidence.minDenominator()),
                key -> read(evidence, month));
    }

    private static Month read(final Evidence evidence, final int month) {
        final Optional<Bilingual> gap = evidence.gap(month);
        if (gap.isPresent()) {
            return Month.missing(gap.get());
        }
        final MonthlyMeasure own = evidence.at(month);
        final List<MonthlyMeasure> peers = evidence.peers(month);
        final List<MonthlyMeasure> all = new ArrayList<>(peers);
        all.add(own);
        if (OF_MONEY.contains(evidence.indicator()) || !all.stream().allMatch(StatisticalCharts::isShare)) {
            return Month.missing(new Bilingual(
                    evidence.indicator() + " is no share of cases in " + month,
                    month + " 的 " + evidence.indicator() + " 不是病例占比"));
        }
        if (peers.size() < LEAST_PEERS) {
            return Month.missing(new Bilingual(
                    "there are " + peers.size() + " peers, " + LEAST_PEERS + " are needed",
                    "同组可比对象 " + peers.size() + " 个，不足 " + LEAST_PEERS + " 个"));
        }
        final BigDecimal events = sum(peers, MonthlyMeasure::numerator);
        final BigDecimal cases = sum(peers, MonthlyMeasure::denominator);
        if (events.signum() == 0 || events.compareTo(cases) == 0) {
            return Month.missing(new Bilingual(
                    "all or none of the peers' cases have the event in " + month, month + " 同组病例全部或均未发生"));
        }
        return new Month(
                Optional.empty(),
                own.numerator().doubleValue(),
                own.denominator().doubleValue(),
                events.doubleValue() / cases.doubleValue(),
                peers);
    }

    private static boolean isShare(final MonthlyMeasure measure) {
        return measure.numerator().signum() >= 0 && measure.numerator().compareTo(measure.denominator()) <= 0;
    }

    private static BigDecimal sum(
            final List<MonthlyMeasure> measures, final Function<MonthlyMeasure, BigDecimal> part) {
        return measures.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal limit(final ControlChart chart) {
        return chart.parameters().get(ControlChart.LIMIT);
    }

    private static BigDecimal rounded(final double value) {
        return new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
