package org.dipper.catalog.coefficient;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dipper.catalog.Fraction;
import org.dipper.catalog.coefficient.InstitutionCoefficient.Subject;
import org.dipper.policy.DerivedCoefficientPolicy.ByDisease;

/**
 * Coefficients of single groups by class: weighted mean cost of the group at the class over that at all hospitals. A group keeps
 * the general coefficient where it is conservative, where the levels differ little, or where a higher level would have the lower
 * coefficient (倒挂); a class keeps it where it has too few cases of the group. A basic-level group has none at all: its
 * coefficient is 1.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), institution coefficient by disease.
 */
final class DiseaseCoefficients {
    private static final String KEPT = "the general coefficient holds: ";

    private final ByDisease policy;
    private final ClassCoefficients classes;
    private final Set<String> basicLevelGroups;
    private final ChangeBound bound;

    DiseaseCoefficients(
            final ByDisease policy,
            final ClassCoefficients classes,
            final Set<String> basicLevelGroups,
            final ChangeBound bound) {
        this.policy = policy;
        this.classes = classes;
        this.basicLevelGroups = Set.copyOf(basicLevelGroups);
        this.bound = bound;
    }

    /**
     * One coefficient a group and class that has cases of it.
     *
     * @param sums the history; cases in no group are passed over
     * @param groups the groups of the edition
     * @param general the general coefficient by level; empty where it is not by level
     */
    List<InstitutionCoefficient> derive(
            final List<ClassSum> sums, final List<ScoredGroup> groups, final Map<String, Fraction> general) {
        final Map<String, List<ClassSum>> byGroup = new HashMap<>();
        sums.forEach(sum -> byGroup.computeIfAbsent(sum.groupCode(), group -> new ArrayList<>())
                .add(sum));
        final List<InstitutionCoefficient> coefficients = new ArrayList<>();
        for (final ScoredGroup group : groups) {
            if (byGroup.containsKey(group.code())) {
                coefficients.addAll(ofGroup(group, byGroup.get(group.code()), general));
            }
        }
        return coefficients;
    }

    private List<InstitutionCoefficient> ofGroup(
            final ScoredGroup group, final List<ClassSum> sums, final Map<String, Fraction> general) {
        final Map<String, Long> cases = new TreeMap<>();
        ClassCoefficients.byLevel(sums).forEach((level, of) -> cases.put(level, ClassCoefficients.cases(of)));
        final Map<String, Fraction> measured = classes.byClass(sums);
        final Optional<String> kept = keptByGroup(group, measured, cases, general);
        final List<InstitutionCoefficient> coefficients = new ArrayList<>();
        measured.forEach((level, fraction) -> {
            final Subject subject = Subject.ofClass(level, group.code());
            if (basicLevelGroups.contains(group.code())) {
                coefficients.add(new InstitutionCoefficient(
                        subject,
                        cases.get(level),
                        fraction,
                        Optional.of(BigDecimal.ONE),
                        InstitutionCoefficient.IN_FORCE,
                        "a basic-level disease has no coefficient"));
                return;
            }
            final Optional<String> reason = kept.or(() -> keptByClass(cases.get(level)));
            coefficients.add(
                    reason.isPresent()
                            ? new InstitutionCoefficient(
                                    subject,
                                    cases.get(level),
                                    fraction,
                                    Optional.empty(),
                                    InstitutionCoefficient.NOT_USED,
                                    KEPT + reason.get())
                            : bound.apply(
                                    subject,
                                    cases.get(level),
                                    fraction,
                                    "mean cost of the group at the class over that at all"));
        });
        return coefficients;
    }

    private Optional<String> keptByGroup(
            final ScoredGroup group,
            final Map<String, Fraction> measured,
            final Map<String, Long> cases,
            final Map<String, Fraction> general) {
        if (group.isConservative()) {
            return Optional.of("the group is conservative");
        }
        final TreeMap<String, Fraction> large = new TreeMap<>();
        measured.forEach((level, fraction) -> {
            if (keptByClass(cases.get(level)).isEmpty()) {
                large.put(level, fraction);
            }
        });
        if (large.size() < 2) {
            return Optional.of("fewer than two levels have " + policy.minClassCases() + " cases");
        }
        final Fraction lowest =
                large.values().stream().min(DiseaseCoefficients::compare).orElseThrow();
        final Fraction highest =
                large.values().stream().max(DiseaseCoefficients::compare).orElseThrow();
        final Fraction least =
                new Fraction(policy.minDifference().movePointRight(4).toBigIntegerExact(), BigInteger.valueOf(10_000));
        if (compare(highest, lowest.plus(least)) < 0) {
            return Optional.of("the levels differ by less than "
                    + policy.minDifference().stripTrailingZeros().toPlainString());
        }
        return inversion(large, measured.keySet(), general);
    }

    /** The first pair of neighbouring levels where the higher one would get less, as the group would then be paid. */
    private static Optional<String> inversion(
            final Map<String, Fraction> large, final Set<String> levels, final Map<String, Fraction> general) {
        Optional<Map.Entry<String, Fraction>> lower = Optional.empty();
        for (final String level : levels) {
            final Fraction paid = large.getOrDefault(level, general.get(level));
            if (paid != null) {
                if (lower.isPresent()
                        && compare(paid, lower.get().getValue()) < 0
                        && (large.containsKey(level)
                                || large.containsKey(lower.get().getKey()))) {
                    return Optional.of("level " + level + " would get less than level "
                            + lower.get().getKey());
                }
                lower = Optional.of(Map.entry(level, paid));
            }
        }
        return Optional.empty();
    }

    private Optional<String> keptByClass(final long cases) {
        return cases >= policy.minClassCases()
                ? Optional.empty()
                : Optional.of("the level has " + cases + " cases, below " + policy.minClassCases());
    }

    private static int compare(final Fraction left, final Fraction right) {
        return left.numerator()
                .multiply(right.denominator())
                .compareTo(right.numerator().multiply(left.denominator()));
    }
}
