package org.dipper.catalog.coefficient;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.dipper.catalog.HistoryWeights;
import org.dipper.catalog.coefficient.InstitutionCoefficient.Subject;
import org.dipper.policy.CatalogPolicy.YearWeighting;
import org.dipper.policy.DerivedCoefficientPolicy;
import org.dipper.policy.DerivedCoefficientPolicy.ByDisease;
import org.dipper.policy.DerivedCoefficientPolicy.Method;
import org.junit.jupiter.api.Test;

/** Field notes 3.2 (a), (c), the case-mix adjusted alternative and the yearly bound. */
class DerivedCoefficientsTest {
    private static final List<Integer> YEARS = List.of(2022, 2023, 2024);

    private final List<ClassSum> sums = new ArrayList<>();
    private final Map<Subject, BigDecimal> lastEdition = new HashMap<>();
    private List<ScoredGroup> groups = List.of();

    @Test
    void aClassIsMeasuredByItsWeightedMeanOverThatOfAll() {
        cost("A", "3", 2022, 10, 9_000);
        cost("A", "3", 2023, 10, 10_000);
        cost("-", "3", 2024, 10, 11_000);
        cost("A", "1", 2022, 30, 1_000);
        cost("A", "1", 2023, 30, 2_000);
        cost("A", "1", 2024, 30, 3_000);
        // 10,600 and 2,600 over (3,000 + 2 x 4,000 + 7 x 5,000) / 10 = 4,600
        assertThat(derive(policy(Method.BY_CLASS)))
                .extracting(each -> each.subject().code(), each -> each.coefficient()
                        .orElseThrow())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1", new BigDecimal("0.5652")),
                        org.assertj.core.groups.Tuple.tuple("3", new BigDecimal("2.3043")));
    }

    @Test
    void caseMixAdjustedTakesTheScoresOutOfTheMean() {
        groups = List.of(new ScoredGroup("A", false, 2_000_000), new ScoredGroup("B", false, 500_000));
        // Level 3 treats A 10 % dearer, level 1 B 20 % cheaper.
        cost("A", "3", 2024, 10, 22_000);
        cost("B", "1", 2024, 20, 4_000);
        cost("-", "1", 2024, 20, 90_000);
        cost("-", "0", 2024, 20, 90_000);
        assertThat(derive(policy(Method.CASE_MIX_ADJUSTED)))
                .extracting(
                        each -> each.subject().code() + " " + each.coefficient().orElseThrow())
                .containsExactly("1 0.8000", "3 1.1000");
    }

    @Test
    void caseMixAdjustedOfAllAtTheirGroupsMeansIsOne() {
        groups = List.of(new ScoredGroup("A", false, 2_000_000), new ScoredGroup("B", false, 500_000));
        cost("A", "3", 2024, 7, 20_000);
        cost("B", "3", 2022, 3, 5_000);
        cost("B", "1", 2023, 9, 5_000);
        assertThat(derive(policy(Method.CASE_MIX_ADJUSTED)))
                .allSatisfy(each -> assertThat(each.coefficient().orElseThrow()).isEqualByComparingTo("1"));
    }

    @Test
    void aGroupWithLargeLevelDifferencesIsMeasuredByItself() {
        groups = List.of(new ScoredGroup("A", false, 1_000_000));
        cost("A", "3", 2024, 30, 12_000);
        cost("A", "1", 2024, 30, 8_000);
        assertThat(ofGroup("A")).extracting(this::text).containsExactly("1 0.8000 in_force", "3 1.2000 in_force");
    }

    @Test
    void aGroupKeepsTheGeneralCoefficientWithItsReason() {
        groups = List.of(
                new ScoredGroup("conservative", true, 1_000_000),
                new ScoredGroup("few", false, 1_000_000),
                new ScoredGroup("inverted", false, 1_000_000),
                new ScoredGroup("narrow", false, 1_000_000),
                new ScoredGroup("unused", false, 1_000_000));
        for (final String group : List.of("conservative", "few", "narrow")) {
            cost(group, "3", 2024, group.equals("few") ? 29 : 30, group.equals("narrow") ? 10_500 : 12_000);
            cost(group, "1", 2024, 30, 9_500);
        }
        cost("inverted", "3", 2024, 30, 8_000);
        cost("inverted", "1", 2024, 30, 12_000);
        assertThat(reason("conservative")).endsWith("the group is conservative");
        assertThat(reason("few")).endsWith("fewer than two levels have 30 cases");
        assertThat(reason("inverted")).endsWith("level 3 would get less than level 1");
        assertThat(reason("narrow")).endsWith("the levels differ by less than 0.2");
        assertThat(ofGroup("unused")).isEmpty();
    }

    @Test
    void aLevelWithFewCasesKeepsTheGeneralOneUnlessThatInverts() {
        groups = List.of(new ScoredGroup("A", false, 1_000_000), new ScoredGroup("B", false, 1_000_000));
        cost("A", "3", 2024, 29, 15_000);
        cost("A", "2", 2024, 30, 12_000);
        cost("A", "1", 2024, 30, 8_000);
        cost("B", "3", 2024, 5_000, 12_000);
        cost("B", "2", 2024, 5_000, 6_000);
        cost("B", "1", 2024, 5_000, 5_000);
        // In general level 3 has about 1.56, above the 1.03 of A at level 2.
        assertThat(ofGroup("A"))
                .extracting(this::text)
                .containsExactly("1 0.6879 in_force", "2 1.0319 in_force", "3 - not_used");
        sums.removeIf(sum -> sum.groupCode().equals("B") && sum.level().equals("3"));
        cost("B", "3", 2024, 5_000, 5_500);
        assertThat(ofGroup("A")).allMatch(each -> each.state().equals(InstitutionCoefficient.NOT_USED));
        assertThat(reason("A")).endsWith("level 3 would get less than level 2");
    }

    @Test
    void aBasicLevelGroupHasNoCoefficient() {
        groups = List.of(new ScoredGroup("BASIC", true, 1_000_000));
        cost("BASIC", "3", 2024, 30, 12_000);
        cost("BASIC", "1", 2024, 30, 8_000);
        assertThat(ofGroup("BASIC")).extracting(this::text).containsExactly("1 1 in_force", "3 1 in_force");
    }

    @Test
    void aBoundKeepsTheChangeWithinItsShare() {
        cost("A", "3", 2024, 10, 12_000);
        cost("A", "2", 2024, 10, 10_000);
        cost("A", "1", 2024, 10, 8_000);
        lastEdition.put(Subject.ofClass("3"), new BigDecimal("1.0333"));
        lastEdition.put(Subject.ofClass("1"), new BigDecimal("0.8100"));
        final List<InstitutionCoefficient> bounded = derive(new DerivedCoefficientPolicy(
                Method.BY_CLASS, 2, Optional.of(new BigDecimal("0.05")), Optional.empty(), Optional.empty()));
        // 1.0333 x 1.05 = 1.084965, so 1.08 and not 1.09; level 2 is new.
        assertThat(bounded)
                .extracting(this::text)
                .containsExactly("1 0.80 in_force", "2 1.00 in_force", "3 1.08 bounded");
        assertThat(bounded.get(2).reason()).endsWith("1.20 is more than 0.05 away from last year's 1.0333");
    }

    @Test
    void onChanceHistoriesNoUsedGroupEverInverts() {
        final Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            sums.clear();
            groups = List.of(new ScoredGroup("A", false, 1_000_000), new ScoredGroup("B", false, 1_000_000));
            for (final String group : List.of("A", "B")) {
                for (final String level : List.of("0", "1", "2", "3")) {
                    for (final int year : YEARS) {
                        cost(group, level, year, 1 + random.nextInt(25), 1_000 + random.nextInt(9_000));
                    }
                }
            }
            final Map<String, BigDecimal> general = new HashMap<>();
            final List<InstitutionCoefficient> all = derive(byDisease());
            all.stream()
                    .filter(each -> each.subject().groupCode().equals("-"))
                    .forEach(each -> general.put(
                            each.subject().code(), each.coefficient().orElseThrow()));
            final List<InstitutionCoefficient> ofA = all.stream()
                    .filter(each -> each.subject().groupCode().equals("A"))
                    .sorted(Comparator.comparing(each -> each.subject().code()))
                    .toList();
            for (int i = 1; i < ofA.size(); i++) {
                final InstitutionCoefficient lower = ofA.get(i - 1);
                final InstitutionCoefficient higher = ofA.get(i);
                if (lower.coefficient().isPresent() || higher.coefficient().isPresent()) {
                    assertThat(higher.coefficient()
                                    .orElse(general.get(higher.subject().code())))
                            .isGreaterThanOrEqualTo(lower.coefficient()
                                    .orElse(general.get(lower.subject().code())));
                }
            }
        }
    }

    private void cost(final String group, final String level, final int year, final long cases, final long meanYuan) {
        sums.add(new ClassSum(group, level, year, cases, cases * meanYuan * 100));
    }

    private List<InstitutionCoefficient> derive(final DerivedCoefficientPolicy policy) {
        return new DerivedCoefficients(
                        policy, new HistoryWeights(YEARS, List.of(1, 2, 7), YearWeighting.YEAR_MEAN), Set.of("BASIC"))
                .derive(new DerivedCoefficients.Input(sums, groups, List.of(), lastEdition));
    }

    private List<InstitutionCoefficient> ofGroup(final String group) {
        return derive(byDisease()).stream()
                .filter(each -> each.subject().groupCode().equals(group))
                .toList();
    }

    private String reason(final String group) {
        return ofGroup(group).get(0).reason();
    }

    private String text(final InstitutionCoefficient each) {
        return each.subject().code() + " "
                + each.coefficient().map(BigDecimal::toPlainString).orElse("-") + " " + each.state();
    }

    private static DerivedCoefficientPolicy policy(final Method method) {
        return new DerivedCoefficientPolicy(method, 4, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static DerivedCoefficientPolicy byDisease() {
        return new DerivedCoefficientPolicy(
                Method.BY_CLASS,
                4,
                Optional.empty(),
                Optional.of(new ByDisease(30, new BigDecimal("0.2"))),
                Optional.empty());
    }
}
