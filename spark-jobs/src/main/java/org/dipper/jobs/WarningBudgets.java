package org.dipper.jobs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.dipper.policy.CommunityPolicy;
import org.dipper.policy.Policy;
import org.dipper.policy.PoolBudget;
import org.dipper.settlement.fund.PoolFund;
import org.dipper.supervision.warning.BudgetLine;
import org.dipper.supervision.warning.LaggedFund;
import org.dipper.supervision.warning.MonthlyIndicators;
import org.dipper.supervision.warning.MonthlyMeasure;
import org.dipper.supervision.warning.Months;
import org.dipper.supervision.warning.Subject;
import org.dipper.supervision.warning.SubjectType;

/**
 * The budgets of a policy with the fund that is charged to each: the package of a community with its residents' care,
 * wherever they had it, and the fund of a pool with all its cases. A pool whose fund is a share of the year's cost has no
 * line to measure against and is left out.
 */
final class WarningBudgets {
    /**
     * Fund of a pool by what tells it apart.
     *
     * @param pool the insurance pool
     * @param community the community of the residents
     * @param isOutside whether they were treated outside it
     * @param dischargeMonth the month of discharge
     * @param settledMonth the month it was first settled in
     * @param fen the fund
     */
    record Fund(
            String pool,
            Optional<String> community,
            boolean isOutside,
            int dischargeMonth,
            Optional<Integer> settledMonth,
            long fen) {}

    private final WarningRequest request;
    private final List<Fund> funds;
    private final Map<Integer, Integer> lastSettled = new TreeMap<>();

    WarningBudgets(final WarningRequest request, final List<Fund> funds) {
        this.request = request;
        this.funds = funds;
        funds.forEach(fund -> fund.settledMonth()
                .ifPresent(month -> lastSettled.merge(Months.year(fund.dischargeMonth()), month, Math::max)));
    }

    List<BudgetLine> lines() {
        final List<BudgetLine> lines = new ArrayList<>();
        request.policy().ifPresent(policy -> {
            for (final PoolBudget pool : policy.settlement().pools()) {
                if (pool.shareOfCost().isEmpty()) {
                    lines.add(line(
                            policy,
                            new Subject(SubjectType.POOL, pool.pool()),
                            PoolFund.of(pool, 0).dipFundFen(),
                            fund -> fund.pool().equals(pool.pool())));
                }
            }
            for (final CommunityPolicy community : policy.settlement().communities()) {
                lines.add(line(
                        policy,
                        new Subject(SubjectType.COMMUNITY, community.code()),
                        community.packageFen(),
                        fund -> fund.community()
                                .filter(community.code()::equals)
                                .isPresent()));
            }
        });
        return lines;
    }

    /** What residents' care outside their community has of the fund of all their care, by month of discharge. */
    List<MonthlyMeasure> outsideShares() {
        final Map<String, Map<Integer, long[]>> byCommunity = new TreeMap<>();
        funds.forEach(fund -> fund.community().ifPresent(community -> {
            final long[] sums = byCommunity
                    .computeIfAbsent(community, unused -> new TreeMap<>())
                    .computeIfAbsent(fund.dischargeMonth(), unused -> new long[2]);
            sums[0] = Math.addExact(sums[0], fund.isOutside() ? fund.fen() : 0);
            sums[1] = Math.addExact(sums[1], fund.fen());
        }));
        final List<MonthlyMeasure> measures = new ArrayList<>();
        byCommunity.forEach((community, months) -> months.forEach((month, sums) -> measures.add(new MonthlyMeasure(
                new Subject(SubjectType.COMMUNITY, community),
                MonthlyIndicators.OUTSIDE_FUND_SHARE,
                month,
                BigDecimal.valueOf(sums[0]),
                BigDecimal.valueOf(sums[1])))));
        return measures;
    }

    private BudgetLine line(
            final Policy policy, final Subject subject, final long budgetFen, final Predicate<Fund> isCharged) {
        // A pool has no inside and outside: all its care is local.
        final boolean isCommunity = subject.type() == SubjectType.COMMUNITY;
        return new BudgetLine(
                subject,
                Map.of(policy.year(), budgetFen),
                lagged(isCharged.and(fund -> !isCommunity || !fund.isOutside())),
                lagged(isCharged.and(fund -> isCommunity && fund.isOutside())));
    }

    private List<LaggedFund> lagged(final Predicate<Fund> isWanted) {
        return funds.stream().filter(isWanted).map(this::lagged).toList();
    }

    /**
     * A case that no month has settled yet waits for the month after the last that was settled of its year; in a year without
     * settled months it counts at once.
     */
    private LaggedFund lagged(final Fund fund) {
        final Optional<Integer> next = Optional.ofNullable(lastSettled.get(Months.year(fund.dischargeMonth())))
                .map(last -> Months.plus(last, 1));
        return fund.settledMonth()
                .or(() -> next)
                .map(month ->
                        LaggedFund.settled(fund.dischargeMonth(), Math.max(fund.dischargeMonth(), month), fund.fen()))
                .orElseGet(() -> LaggedFund.complete(fund.dischargeMonth(), fund.fen()));
    }
}
