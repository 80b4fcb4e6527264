package org.dipper.supervision.indicator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dipper.policy.IndicatorPolicy;
import org.dipper.supervision.IndicatorCatalogue;
import org.dipper.supervision.IndicatorDefinition;

/** Every indicator by its id, in the order people read them. Free of Spark. */
public final class IndicatorRegistry {
    private static final int USUAL_SCORE_SCALE = 1000;

    private final Map<String, Indicator> byId;

    private IndicatorRegistry(final List<Indicator> indicators) {
        this.byId = new LinkedHashMap<>();
        indicators.forEach(indicator -> {
            if (byId.put(indicator.id(), indicator) != null) {
                throw new IllegalArgumentException("two indicators have the id " + indicator.id());
            }
        });
    }

    /** The built-in indicators with the usual thresholds. */
    public static IndicatorRegistry usual() {
        return of(IndicatorPolicy.USUAL, IndicatorCatalogue.WINDOWS_DAYS, USUAL_SCORE_SCALE);
    }

    /**
     * The built-in indicators.
     *
     * @param windowsDays windows of the readmission rates
     * @param scoreScale the score of a case of mean cost
     */
    public static IndicatorRegistry of(
            final IndicatorPolicy policy, final List<Integer> windowsDays, final int scoreScale) {
        final List<Indicator> all = new ArrayList<>();
        all.addAll(FundIndicators.all());
        all.addAll(EfficiencyIndicators.all(policy, scoreScale));
        all.addAll(QualityIndicators.all(policy, windowsDays));
        all.addAll(BehaviourIndicators.all(policy, windowsDays));
        all.addAll(DataQualityIndicators.all());
        all.addAll(CommunityIndicators.all());
        return new IndicatorRegistry(withTheRestOf(IndicatorCatalogue.all(windowsDays), all));
    }

    /**
     * The same registry with more indicators.
     *
     * @throws IllegalArgumentException where an id is taken
     */
    public IndicatorRegistry with(final List<RatioIndicator> own) {
        return new IndicatorRegistry(
                Stream.concat(byId.values().stream(), own.stream()).toList());
    }

    /** The catalogue may know rates that no family claims: they are registered as rates of quality. */
    private static List<Indicator> withTheRestOf(
            final List<IndicatorDefinition> catalogue, final List<Indicator> registered) {
        final Set<String> ids = registered.stream().map(Indicator::id).collect(Collectors.toSet());
        final List<Indicator> all = new ArrayList<>(registered);
        catalogue.stream().filter(known -> !ids.contains(known.id())).forEach(known -> all.add(rate(known)));
        return all;
    }

    private static Indicator rate(final IndicatorDefinition known) {
        return new ComputedIndicator(
                Known.entry(Family.QUALITY, "Q1", known).better(Direction.LOWER).over(IndicatorEntry.Periods.WHOLE));
    }

    /** All of them, in order. */
    public List<Indicator> all() {
        return List.copyOf(byId.values());
    }

    /** Those that are ratios of two sums over cases. */
    public List<RatioIndicator> ratios() {
        return byId.values().stream()
                .filter(RatioIndicator.class::isInstance)
                .map(RatioIndicator.class::cast)
                .toList();
    }

    /** Those whose inputs no table has. */
    public List<UnavailableIndicator> unavailable() {
        return byId.values().stream()
                .filter(UnavailableIndicator.class::isInstance)
                .map(UnavailableIndicator.class::cast)
                .toList();
    }

    /** The indicator of this id; a readmission rate with any window. */
    public Optional<Indicator> find(final String id) {
        final Optional<Indicator> found = Optional.ofNullable(byId.get(id));
        return found.isPresent() ? found : IndicatorCatalogue.named(id).map(IndicatorRegistry::rate);
    }
}
