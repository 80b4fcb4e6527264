package org.dipper.supervision.warning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.dipper.policy.CommunityPolicy;

/**
 * Makes monthly measures of what institutions sum to: for each institution, for each community over its members, and for the
 * region. A community's measures are about the care that its members give; what its residents cost, wherever they go, is
 * the matter of its budget line.
 */
public final class MonthlyMeasures {
    /** What an indicator divides by what. */
    private record Ratio(
            String indicator,
            ToLongFunction<InstitutionMonth> numerator,
            ToLongFunction<InstitutionMonth> denominator) {}

    private static final List<Ratio> RATIOS = List.of(
            new Ratio(MonthlyIndicators.MEAN_COST, InstitutionMonth::costFen, InstitutionMonth::cases),
            new Ratio(MonthlyIndicators.MEAN_STAY, InstitutionMonth::stayDays, InstitutionMonth::cases),
            new Ratio(MonthlyIndicators.DRUG_COST, InstitutionMonth::drugFen, InstitutionMonth::drugCases),
            new Ratio(
                    MonthlyIndicators.CONSUMABLE_COST,
                    InstitutionMonth::consumableFen,
                    InstitutionMonth::consumableCases),
            new Ratio(MonthlyIndicators.PERSON_PAY_SHARE, InstitutionMonth::personFen, InstitutionMonth::personCostFen),
            new Ratio(MonthlyIndicators.FUND, InstitutionMonth::fundFen, each -> 1L));

    private final List<CommunityPolicy> communities;

    /** Measures for these communities too. */
    public MonthlyMeasures(final List<CommunityPolicy> communities) {
        this.communities = List.copyOf(communities);
    }

    /** The measures of these sums, in any order, perhaps several of an institution and month. */
    public List<MonthlyMeasure> apply(final Collection<InstitutionMonth> sums) {
        final Map<Subject, Map<Integer, List<InstitutionMonth>>> bySubject = new TreeMap<>();
        for (final InstitutionMonth sum : sums) {
            for (final Subject subject : subjects(sum.institution())) {
                bySubject
                        .computeIfAbsent(subject, unused -> new TreeMap<>())
                        .computeIfAbsent(sum.month(), unused -> new ArrayList<>())
                        .add(sum);
            }
        }
        final List<MonthlyMeasure> measures = new ArrayList<>();
        bySubject.forEach((subject, months) -> months.forEach(
                (month, each) -> RATIOS.forEach(ratio -> measures.add(measure(subject, month, ratio, each)))));
        for (final CommunityPolicy community : communities) {
            final Subject subject = new Subject(SubjectType.COMMUNITY, community.code());
            bySubject
                    .getOrDefault(subject, Map.of())
                    .forEach((month, each) -> measures.add(leadShare(subject, month, community.lead(), each)));
        }
        return measures;
    }

    private static MonthlyMeasure leadShare(
            final Subject subject, final int month, final String lead, final List<InstitutionMonth> members) {
        final List<InstitutionMonth> ofLead =
                members.stream().filter(each -> each.institution().equals(lead)).toList();
        return new MonthlyMeasure(
                subject,
                MonthlyIndicators.LEAD_FUND_SHARE,
                month,
                BigDecimal.valueOf(sum(ofLead, InstitutionMonth::fundFen)),
                BigDecimal.valueOf(sum(members, InstitutionMonth::fundFen)));
    }

    private List<Subject> subjects(final String institution) {
        final List<Subject> subjects = new ArrayList<>();
        subjects.add(Subject.REGION);
        subjects.add(new Subject(SubjectType.INSTITUTION, institution));
        communities.stream()
                .filter(community -> community.members().contains(institution))
                .forEach(community -> subjects.add(new Subject(SubjectType.COMMUNITY, community.code())));
        return subjects;
    }

    private static MonthlyMeasure measure(
            final Subject subject, final int month, final Ratio ratio, final List<InstitutionMonth> sums) {
        final long denominator = ratio.indicator().equals(MonthlyIndicators.FUND) ? 1 : sum(sums, ratio.denominator());
        return new MonthlyMeasure(
                subject,
                ratio.indicator(),
                month,
                BigDecimal.valueOf(sum(sums, ratio.numerator())),
                BigDecimal.valueOf(denominator));
    }

    private static long sum(final List<InstitutionMonth> sums, final ToLongFunction<InstitutionMonth> amount) {
        return sums.stream().mapToLong(amount).reduce(0, Math::addExact);
    }
}
