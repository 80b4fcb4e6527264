package org.dipper.catalog.coefficient;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dipper.catalog.Fraction;
import org.dipper.catalog.HistoryWeights;
import org.dipper.catalog.coefficient.InstitutionCoefficient.Subject;
import org.dipper.policy.DerivedCoefficientPolicy;
import org.dipper.policy.DerivedCoefficientPolicy.Method;

/** Measures the institution coefficients of an edition by a region's method. Exact fractions up to one rounding each. */
public final class DerivedCoefficients {
    private final DerivedCoefficientPolicy policy;
    private final HistoryWeights history;
    private final Set<String> basicLevelGroups;

    /**
     * Measures under a policy.
     *
     * @param policy the method
     * @param history the years of the history and their weights
     * @param basicLevelGroups group codes that have no coefficient
     */
    public DerivedCoefficients(
            final DerivedCoefficientPolicy policy, final HistoryWeights history, final Set<String> basicLevelGroups) {
        this.policy = policy;
        this.history = history;
        this.basicLevelGroups = Set.copyOf(basicLevelGroups);
    }

    /**
     * An edition as coefficients see it.
     *
     * @param sums its whole history by group, level and year; cases in no group included
     * @param groups its groups
     * @param institutions what was measured of the institutions
     * @param lastEdition the coefficients in force of the last edition
     */
    public record Input(
            List<ClassSum> sums,
            List<ScoredGroup> groups,
            List<InstitutionMeasures> institutions,
            Map<Subject, BigDecimal> lastEdition) {
        public Input {
            sums = List.copyOf(sums);
            groups = List.copyOf(groups);
            institutions = List.copyOf(institutions);
            lastEdition = Map.copyOf(lastEdition);
        }
    }

    /** The coefficients, sorted by subject. */
    public List<InstitutionCoefficient> derive(final Input input) {
        final ClassCoefficients classes = new ClassCoefficients(history);
        final ChangeBound bound = new ChangeBound(policy.decimals(), policy.yearlyChangeBound(), input.lastEdition());
        final List<InstitutionCoefficient> coefficients = new ArrayList<>();
        final Map<String, Fraction> byLevel = byLevel(classes, input);
        final Map<String, List<ClassSum>> ofLevel = ClassCoefficients.byLevel(input.sums());
        byLevel.forEach((level, measured) -> coefficients.add(
                bound.apply(Subject.ofClass(level), ClassCoefficients.cases(ofLevel.get(level)), measured, reason())));
        policy.baseBonus()
                .ifPresent(rule -> coefficients.addAll(new BaseAndBonus(rule).derive(input.institutions(), bound)));
        policy.byDisease()
                .ifPresent(rule -> coefficients.addAll(new DiseaseCoefficients(rule, classes, basicLevelGroups, bound)
                        .derive(input.sums(), input.groups(), byLevel)));
        coefficients.sort(Comparator.comparing(
                        (InstitutionCoefficient each) -> each.subject().groupCode())
                .thenComparing(each -> each.subject().type())
                .thenComparing(each -> each.subject().code()));
        return coefficients;
    }

    private Map<String, Fraction> byLevel(final ClassCoefficients classes, final Input input) {
        if (policy.method() == Method.BY_CLASS) {
            return classes.byClass(input.sums());
        }
        if (policy.method() == Method.CASE_MIX_ADJUSTED) {
            final Map<String, Long> means = new HashMap<>();
            input.groups().forEach(group -> means.put(group.code(), group.meanCostFen()));
            return classes.caseMixAdjusted(input.sums(), means);
        }
        return Map.of();
    }

    private String reason() {
        return policy.method() == Method.BY_CLASS
                ? "mean cost of the class over that of all"
                : "cost of the class over its cases at their groups' mean costs";
    }
}
