package org.dipper.catalog.auxiliary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dipper.catalog.Fraction;
import org.dipper.catalog.HistoryWeights;
import org.dipper.policy.AuxiliaryPolicy;
import org.dipper.policy.AuxiliaryPolicy.Gate;

/**
 * Opens subtypes of groups on the measured costs of the history, and says of each one that stays closed why.
 *
 * <p>Sizes, CV and trigger are those of the last year. CV before is that of the group's cases. CV after is what a split by
 * the type leaves: the root of the pooled variance within its cells, over the group's mean; each subtype that is large enough is
 * a cell, and all other cases of the group are one cell together. The coefficient is the trigger's ratio on weighted yearly
 * means, over the years that have cases. All comparisons are exact; each number is rounded once.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), auxiliary typing: group and subtype large enough, a CV that is high and
 * clearly drops; trigger = subtype mean / group mean of last year; coefficient = subtype mean / mean of all cases of the group.
 */
public final class AuxiliaryGate {
    private static final int RATIO_DECIMALS = 6;
    private static final int COEFFICIENT_DECIMALS = 4;

    private final AuxiliaryPolicy policy;
    private final AuxiliaryCodeLists lists;
    private final HistoryWeights history;

    /**
     * The gate of a policy.
     *
     * @param policy the rules
     * @param lists the loaded code lists
     * @param history the years of the history and their weights
     */
    public AuxiliaryGate(final AuxiliaryPolicy policy, final AuxiliaryCodeLists lists, final HistoryWeights history) {
        this.policy = policy;
        this.lists = lists;
        this.history = history;
    }

    /**
     * Decides.
     *
     * @param sums the sums by group, type, subtype and year, with each group's own under {@link SubtypeSums#ALL}; years that
     *     were not summed are left out of the coefficient
     * @return one decision a group, type and subtype with cases in the last year, and one for each type that cannot be told;
     *     sorted
     */
    public List<SubtypeDecision> decide(final List<SubtypeSums> sums) {
        final Map<String, Map<String, Map<String, Map<Integer, CostSpread>>>> byGroup = new TreeMap<>();
        sums.forEach(sum -> byGroup.computeIfAbsent(sum.groupCode(), group -> new TreeMap<>())
                .computeIfAbsent(sum.type(), type -> new TreeMap<>())
                .computeIfAbsent(sum.subtype(), subtype -> new HashMap<>())
                .merge(sum.year(), sum.spread(), CostSpread::plus));
        final List<SubtypeDecision> decisions = new ArrayList<>();
        byGroup.forEach((group, types) -> {
            final Map<Integer, CostSpread> all =
                    types.getOrDefault(SubtypeSums.ALL, Map.of()).getOrDefault(SubtypeSums.ALL, Map.of());
            if (lastYear(all).cases() > 0) {
                types.forEach((type, subtypes) -> {
                    if (!type.equals(SubtypeSums.ALL)) {
                        decisions.addAll(split(group, type, all, subtypes));
                    }
                });
            }
        });
        decisions.addAll(untold(sums));
        decisions.sort(Comparator.comparing(SubtypeDecision::groupCode)
                .thenComparing(SubtypeDecision::type)
                .thenComparing(SubtypeDecision::subtype));
        return decisions;
    }

    private List<SubtypeDecision> split(
            final String group,
            final String type,
            final Map<Integer, CostSpread> all,
            final Map<String, Map<Integer, CostSpread>> subtypes) {
        final Gate gate = gate(type);
        final CostSpread whole = lastYear(all);
        Fraction within = Fraction.ZERO;
        CostSpread rest = whole;
        for (final Map<Integer, CostSpread> subtype : subtypes.values()) {
            final CostSpread cell = lastYear(subtype);
            if (cell.cases() > gate.subtypeCasesAbove()) {
                within = within.plus(cell.squaredDifferences());
                rest = rest.minus(cell);
            }
        }
        within = within.plus(rest.squaredDifferences());
        final Variation before = Variation.of(whole.squaredDifferences(), whole);
        final Variation after = Variation.of(within, whole);
        final Optional<String> refusal = refusal(gate, whole, before, after);
        final List<SubtypeDecision> decisions = new ArrayList<>();
        subtypes.forEach((subtype, byYear) -> {
            final CostSpread cell = lastYear(byYear);
            if (cell.cases() > 0) {
                final Optional<String> closed = refusal.or(() -> tooFew(gate, cell));
                decisions.add(new SubtypeDecision(
                        group,
                        type,
                        subtype,
                        cell.cases(),
                        cell.meanFen().roundedWhole(),
                        Optional.of(new SubtypeDecision.Measures(
                                before.rounded(),
                                after.rounded(),
                                cell.meanFen().dividedBy(whole.meanFen()).rounded(RATIO_DECIMALS),
                                weighted(byYear).dividedBy(weighted(all)).rounded(COEFFICIENT_DECIMALS))),
                        closed.isEmpty(),
                        closed.orElse("open")));
            }
        });
        return decisions;
    }

    private static Optional<String> refusal(
            final Gate gate, final CostSpread whole, final Variation before, final Variation after) {
        if (whole.cases() <= gate.groupCasesAbove()) {
            return Optional.of("the group has " + whole.cases() + " cases, not above " + gate.groupCasesAbove());
        }
        if (before.compareTo(Variation.limit(gate.cvAbove())) <= 0) {
            return Optional.of("the group's CV is not above " + plain(gate.cvAbove()));
        }
        final BigDecimal left = BigDecimal.ONE.subtract(gate.cvDropAtLeast());
        if (after.compareTo(before.times(left)) > 0) {
            return Optional.of("the split takes less than " + plain(gate.cvDropAtLeast()) + " of the CV away");
        }
        return Optional.empty();
    }

    private static Optional<String> tooFew(final Gate gate, final CostSpread cell) {
        return cell.cases() > gate.subtypeCasesAbove()
                ? Optional.empty()
                : Optional.of("the subtype has " + cell.cases() + " cases, not above " + gate.subtypeCasesAbove());
    }

    private List<SubtypeDecision> untold(final List<SubtypeSums> sums) {
        final List<SubtypeDecision> untold = new ArrayList<>();
        CaseSubtypes.notEvaluable(policy, lists).forEach((type, reason) -> untold.add(untold(type, reason)));
        final Set<AuxiliaryType> silent = EnumSet.noneOf(AuxiliaryType.class);
        silent.addAll(new CaseSubtypes(policy, lists).types());
        sums.stream()
                .filter(sum -> sum.year() == history.lastYear())
                .forEach(sum -> silent.removeIf(type -> type.id().equals(sum.type())));
        untold.forEach(decision -> silent.removeIf(type -> type.id().equals(decision.type())));
        silent.forEach(
                type -> untold.add(untold(type, "no case of the last year has a subtype: is its column filled?")));
        return untold;
    }

    private static SubtypeDecision untold(final AuxiliaryType type, final String reason) {
        return new SubtypeDecision(SubtypeSums.ALL, type.id(), SubtypeSums.ALL, 0, 0, Optional.empty(), false, reason);
    }

    private Gate gate(final String type) {
        return type.equals(AuxiliaryType.ICU_DAYS.id())
                ? policy.icu().map(AuxiliaryPolicy.Icu::gate).orElse(policy.gate())
                : policy.gate();
    }

    private CostSpread lastYear(final Map<Integer, CostSpread> byYear) {
        return byYear.getOrDefault(history.lastYear(), CostSpread.NONE);
    }

    private Fraction weighted(final Map<Integer, CostSpread> byYear) {
        return history.meanFen(
                year -> byYear.getOrDefault(year, CostSpread.NONE).cases(),
                year -> byYear.getOrDefault(year, CostSpread.NONE).costFen());
    }

    private static String plain(final BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
