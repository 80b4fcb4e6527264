package org.dipper.supervision.warning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures budget progress month by month, each month with what was settled by its end and nothing later, so that a replay
 * says what would have been said then.
 *
 * <p>Development factors are those of all subjects of a type together, one set for care at home and one for care outside,
 * which is settled later. In a year whose settled months are not known, what is booked counts as complete, and the note says
 * so.
 */
public final class ProgressCalculator {
    private static final int RESIDUAL_DECIMALS = 12;

    private final ProgressRules rules;

    /** A calculator by these rules. */
    public ProgressCalculator(final ProgressRules rules) {
        this.rules = rules;
    }

    /** The progress of every budget in every month from the first to the last whose year has a budget. */
    public ProgressBook apply(final Collection<BudgetLine> lines, final int first, final int through) {
        final List<Progress> rows = new ArrayList<>();
        for (final SubjectType type : SubjectType.values()) {
            final List<BudgetLine> ofType =
                    lines.stream().filter(line -> line.subject().type() == type).toList();
            for (final int month : Months.range(first, through)) {
                rows.addAll(at(ofType, month));
            }
        }
        return new ProgressBook(rows);
    }

    /** What is known of a subject at the end of a month. */
    private record Known(BudgetLine line, Map<Integer, Long> bookedFen, Map<Integer, Long> developedFen) {}

    private List<Progress> at(final List<BudgetLine> lines, final int month) {
        final Completion local = completion(lines, month, BudgetLine::localFund);
        final Completion outside = completion(lines, month, BudgetLine::outsideFund);
        final List<Known> known =
                lines.stream().map(line -> known(line, local, outside)).toList();
        final List<BigDecimal> residuals = new ArrayList<>();
        known.forEach(each -> residuals.addAll(residuals(each.developedFen(), month)));
        return known.stream()
                .flatMap(each -> Optional.ofNullable(each.line().budgetFen().get(Months.year(month)))
                        .map(budget -> progress(each, month, budget, residuals))
                        .stream())
                .toList();
    }

    private Completion completion(
            final List<BudgetLine> lines, final int month, final Function<BudgetLine, List<LaggedFund>> funds) {
        return Completion.of(
                month,
                lines.stream().flatMap(line -> funds.apply(line).stream()).toList(),
                rules.longestLag());
    }

    private static Known known(final BudgetLine line, final Completion local, final Completion outside) {
        final Map<Integer, Long> booked = new TreeMap<>();
        final Map<Integer, Long> developed = new TreeMap<>();
        add(line.localFund(), local, booked, developed);
        add(line.outsideFund(), outside, booked, developed);
        return new Known(line, booked, developed);
    }

    private static void add(
            final List<LaggedFund> funds,
            final Completion completion,
            final Map<Integer, Long> booked,
            final Map<Integer, Long> developed) {
        final Map<Integer, Long> lagging = new TreeMap<>();
        funds.stream().filter(fund -> fund.settledMonth() <= completion.asOf()).forEach(fund -> {
            booked.merge(fund.dischargeMonth(), fund.fen(), Math::addExact);
            (fund.isLagKnown() ? lagging : developed).merge(fund.dischargeMonth(), fund.fen(), Math::addExact);
        });
        lagging.forEach((month, fen) -> developed.merge(month, completion.developedFen(month, fen), Math::addExact));
    }

    private Progress progress(
            final Known known, final int month, final long budgetFen, final List<BigDecimal> residuals) {
        final int year = Months.year(month);
        if (known.bookedFen().isEmpty()) {
            // Nobody's case bears its areas: that is a gap in the data, not a year without patients.
            return new Progress(
                    known.line().subject(),
                    month,
                    budgetFen,
                    0,
                    0,
                    BigDecimal.ZERO,
                    Optional.empty(),
                    new Bilingual("no fund of its residents is known", "无其参保人基金数据"));
        }
        final Seasonality seasonality = Seasonality.of(year, pastYears(year), known.developedFen());
        final BigDecimal share = seasonality.by(Months.ofYear(month));
        final long developed = sum(known.developedFen(), month);
        final Optional<Forecast> forecast = share.signum() > 0
                ? Optional.of(Forecast.of(developed, share, residuals, rules.coverage()))
                : Optional.empty();
        return new Progress(
                known.line().subject(),
                month,
                budgetFen,
                sum(known.bookedFen(), month),
                developed,
                share,
                forecast,
                note(seasonality, forecast, hasLags(known.line(), year)));
    }

    /** For each full past year: what it came to over what would have been forecast from the other past years. */
    private List<BigDecimal> residuals(final Map<Integer, Long> fen, final int month) {
        final List<Integer> full = pastYears(Months.year(month)).stream()
                .filter(year -> Seasonality.isFull(year, fen))
                .toList();
        final List<BigDecimal> residuals = new ArrayList<>();
        for (final int year : full.size() < 2 ? List.<Integer>of() : full) {
            final BigDecimal share = Seasonality.of(year, full, fen).by(Months.ofYear(month));
            final long soFar = sum(fen, Months.january(year) - 1 + Months.ofYear(month));
            if (soFar > 0) {
                final long total = sum(fen, Months.january(year) - 1 + Months.OF_A_YEAR);
                residuals.add(BigDecimal.valueOf(total)
                        .multiply(share)
                        .divide(BigDecimal.valueOf(soFar), RESIDUAL_DECIMALS, RoundingMode.HALF_UP));
            }
        }
        return residuals;
    }

    private static boolean hasLags(final BudgetLine line, final int year) {
        return Stream.concat(line.localFund().stream(), line.outsideFund().stream())
                .anyMatch(fund -> fund.isLagKnown() && Months.year(fund.dischargeMonth()) == year);
    }

    private static Bilingual note(
            final Seasonality seasonality, final Optional<Forecast> forecast, final boolean hasLags) {
        final int residuals = forecast.map(Forecast::residuals).orElse(0);
        final String lagEn = hasLags ? "" : "; no settled months, booked counts as complete";
        final String lagZh = hasLags ? "" : "；无月结算数据，记账额视为完整";
        final String intervalEn = residuals == 0
                ? "; no interval: a back-test needs two full past years"
                : "; interval from " + residuals + " back-test residuals";
        final String intervalZh = residuals == 0 ? "；无区间：回测需两个完整历史年度" : "；区间依据 " + residuals + " 个回测残差";
        return new Bilingual(
                seasonality.note().en() + lagEn + intervalEn, seasonality.note().zh() + lagZh + intervalZh);
    }

    private List<Integer> pastYears(final int year) {
        return IntStream.rangeClosed(1, rules.pastYears())
                .mapToObj(back -> year - back)
                .toList();
    }

    /** The sum over the months of a year up to one. */
    private static long sum(final Map<Integer, Long> fen, final int through) {
        return Months.range(Months.january(Months.year(through)), through).stream()
                .mapToLong(month -> fen.getOrDefault(month, 0L))
                .reduce(0, Math::addExact);
    }
}
