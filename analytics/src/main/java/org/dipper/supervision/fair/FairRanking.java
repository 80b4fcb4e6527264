package org.dipper.supervision.fair;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * Ranks institutions by the probability that their true ratio is high, times the fund at stake (supervision guide 9.5).
 *
 * <p>Each is compared with its peer group; a group of fewer members than the parameters ask for says nothing about itself,
 * so its members are compared with all institutions and marked. Observed and expected need not agree over the peers: all
 * distances are from the peers' mean ratio, in which a large institution is one among many. Few cases are marked, never dropped.
 *
 * <p>Plain Java over one row an institution, so it fits the driver of a job. The order of the rows changes nothing.
 */
public final class FairRanking {
    private static final Comparator<RankedInstitution> BY_CODE =
            Comparator.comparing(ranked -> ranked.figures().institutionCode());
    private static final Comparator<RankedInstitution> BY_PRIORITY = Comparator.comparing(
                    (RankedInstitution ranked) -> ranked.priorityFen().orElse(-1L))
            .thenComparing(
                    ranked -> ranked.judgement().map(Judgement::probabilityHigh).orElse(-1.0))
            .thenComparing(
                    ranked -> ranked.judgement().map(Judgement::adjustedZ).orElse(Double.NEGATIVE_INFINITY))
            .reversed()
            .thenComparing(BY_CODE);

    private final Measure measure;
    private final RankingParameters parameters;

    /** A ranking of figures of this kind. */
    public FairRanking(final Measure measure, final RankingParameters parameters) {
        this.measure = requireNonNull(measure, "measure");
        this.parameters = requireNonNull(parameters, "parameters");
    }

    /**
     * The institutions of one indicator and period, highest priority first, those that could not be judged last.
     *
     * @param institutions one an institution
     * @throws IllegalArgumentException where an institution comes twice
     */
    public List<RankedInstitution> apply(final List<InstitutionFigures> institutions) {
        final List<InstitutionFigures> sorted = institutions.stream()
                .sorted(Comparator.comparing(InstitutionFigures::institutionCode))
                .toList();
        refuseDoubles(sorted);
        final List<InstitutionFigures> comparable =
                sorted.stream().filter(this::isComparable).toList();
        final Map<String, List<InstitutionFigures>> groups = new TreeMap<>();
        comparable.forEach(each -> groups.computeIfAbsent(each.peerGroup(), unused -> new ArrayList<>())
                .add(each));
        final PeerComparison all = PeerComparison.of(measure, parameters, comparable);
        final Map<String, PeerComparison> peers = new HashMap<>();
        groups.forEach((group, members) -> {
            if (members.size() >= parameters.smallPeerGroup()) {
                peers.put(group, PeerComparison.of(measure, parameters, members));
            }
        });
        final List<RankedInstitution> judged = sorted.stream()
                .map(each -> judged(each, Optional.ofNullable(peers.get(each.peerGroup())), all))
                .toList();
        return ranked(withQValues(judged));
    }

    private RankedInstitution judged(
            final InstitutionFigures figures, final Optional<PeerComparison> peers, final PeerComparison all) {
        final boolean isSmallCount = figures.caseCount() < parameters.smallCaseCount();
        final PeerComparison comparison = peers.orElse(all);
        final RankingState state = isComparable(figures) ? comparison.state() : RankingState.NOT_EVALUABLE_NO_EXPECTED;
        final Optional<Judgement> judgement =
                state.isEvaluated() ? Optional.of(comparison.judge(figures)) : Optional.empty();
        return new RankedInstitution(figures, state, isSmallCount, peers.isEmpty(), judgement, OptionalInt.empty());
    }

    private boolean isComparable(final InstitutionFigures figures) {
        return figures.expected() > 0 && figures.caseCount() > 0 && (measure != Measure.COST || figures.variance() > 0);
    }

    private static List<RankedInstitution> withQValues(final List<RankedInstitution> judged) {
        final List<Double> pValues = judged.stream()
                .flatMap(each -> each.judgement().stream())
                .map(Judgement::qValue)
                .toList();
        final List<Double> qValues = FalseDiscovery.adjusted(pValues);
        final List<RankedInstitution> adjusted = new ArrayList<>();
        int next = 0;
        for (final RankedInstitution each : judged) {
            if (each.judgement().isEmpty()) {
                adjusted.add(each);
                continue;
            }
            final Judgement judgement = each.judgement().get().withQValue(qValues.get(next));
            next++;
            adjusted.add(new RankedInstitution(
                    each.figures(),
                    each.state(),
                    each.isSmallCount(),
                    each.isSmallPeerGroup(),
                    Optional.of(judgement),
                    each.rank()));
        }
        return adjusted;
    }

    private static List<RankedInstitution> ranked(final List<RankedInstitution> judged) {
        final List<RankedInstitution> sorted =
                judged.stream().sorted(BY_PRIORITY).toList();
        final List<RankedInstitution> ranked = new ArrayList<>();
        for (final RankedInstitution each : sorted) {
            ranked.add(each.state().isEvaluated() ? each.withRank(ranked.size() + 1) : each);
        }
        return ranked;
    }

    private static void refuseDoubles(final List<InstitutionFigures> institutions) {
        final Set<String> seen = new HashSet<>();
        for (final InstitutionFigures each : institutions) {
            if (!seen.add(each.institutionCode())) {
                throw new IllegalArgumentException("institution " + each.institutionCode() + " comes twice");
            }
        }
    }
}
