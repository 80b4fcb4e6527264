package org.dipper.supervision.warning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Judges every rule for every subject month by month and makes alerts of it: one an episode, ranked by the fund at stake.
 *
 * <p>What it says of a month rests on that month and earlier ones alone; so a run through June is the same as the first six
 * months of a run through December that begins in the same month.
 */
public final class EarlyWarning {
    private static final Comparator<Warning> ORDER = Comparator.comparingInt(Warning::month)
            .thenComparing(warning -> warning.rule().id())
            .thenComparing(warning -> warning.rule().version())
            .thenComparing(Warning::subject);
    private static final Comparator<Warning> BY_STAKE = Comparator.comparingLong(
                    (Warning warning) -> warning.stakeFen().orElse(0))
            .reversed()
            .thenComparing(Comparator.comparing(Warning::severity).reversed())
            .thenComparing(ORDER);

    private final EpisodeRules episodeRules;
    private final MonthlySeries series;
    private final ProgressBook progress;
    private final ControlTest charts;

    /**
     * Early warning over these figures.
     *
     * @param episodeRules when alerts open, escalate and close
     * @param series the monthly measures
     * @param progress budget progress
     * @param charts control charts and funnels; {@link ControlTest#NONE} where there are none
     */
    public EarlyWarning(
            final EpisodeRules episodeRules,
            final MonthlySeries series,
            final ProgressBook progress,
            final ControlTest charts) {
        this.episodeRules = episodeRules;
        this.series = series;
        this.progress = progress;
        this.charts = charts;
    }

    /** The warnings of these rules from the first month to the last, by month, rule and subject. */
    public List<Warning> apply(final List<WarningRule> rules, final int first, final int through) {
        final List<Integer> months = Months.range(first, through);
        final List<Warning> warnings = new ArrayList<>();
        for (final WarningRule rule : rules) {
            final List<Subject> subjects = subjects(rule);
            if (subjects.isEmpty()) {
                months.forEach(month -> warnings.add(withoutInput(rule, month)));
            }
            subjects.forEach(subject -> warnings.addAll(of(rule, subject, months)));
        }
        return ranked(warnings);
    }

    private List<Subject> subjects(final WarningRule rule) {
        if (rule.kind() instanceof BudgetProgress) {
            return progress.subjects().stream()
                    .filter(subject -> rule.subjects().contains(subject.type()))
                    .toList();
        }
        return series.has(rule.indicator()) ? series.subjects(rule.subjects()) : List.of();
    }

    private List<Warning> of(final WarningRule rule, final Subject subject, final List<Integer> months) {
        final Map<Integer, Judgement> judgements = new TreeMap<>();
        final Map<Integer, Signal> signals = new TreeMap<>();
        for (final int month : months) {
            final Judgement judgement = rule.kind()
                    .judge(new Evidence(
                            subject, month, rule.indicator(), rule.minDenominator(), series, progress, charts));
            judgements.put(month, judgement);
            signals.put(month, judgement.signal());
        }
        final Map<Integer, EpisodeMonth> episodes = new TreeMap<>();
        new Episodes(episodeRules).apply(signals).forEach(episode -> episodes.put(episode.month(), episode));
        return warnings(rule, subject, judgements, episodes);
    }

    private List<Warning> warnings(
            final WarningRule rule,
            final Subject subject,
            final Map<Integer, Judgement> judgements,
            final Map<Integer, EpisodeMonth> episodes) {
        final FundAtStake fund = new FundAtStake(series);
        final List<Warning> warnings = new ArrayList<>();
        OptionalLong stake = OptionalLong.empty();
        Severity severity = rule.severity();
        for (final Map.Entry<Integer, Judgement> each : judgements.entrySet()) {
            final int month = each.getKey();
            final Judgement judgement = each.getValue();
            final Optional<EpisodeMonth> episode = Optional.ofNullable(episodes.get(month));
            if (judgement.signal() == Signal.FIRED) {
                // A month of an episode that does not fire stands with what the latest that did was about.
                stake = fund.of(rule.indicator(), subject, month, judgement);
                severity = judgement.severity().orElse(rule.severity());
            }
            if (episode.isPresent()) {
                warnings.add(new Warning(
                        rule, subject, month, judgement, episode, severity, stake, Optional.empty(), false));
            } else if (judgement.signal() == Signal.NOT_EVALUABLE) {
                warnings.add(notEvaluable(rule, subject, month, judgement));
            }
        }
        return warnings;
    }

    private Warning withoutInput(final WarningRule rule, final int month) {
        final Bilingual reason = rule.kind() instanceof BudgetProgress
                ? new Bilingual("no budget is known", "无预算数据")
                : rule.missingInput().isEmpty() || series.has(rule.indicator())
                        ? new Bilingual("no monthly value of " + rule.indicator(), "无 " + rule.indicator() + " 月度值")
                        : new Bilingual(rule.missingInput(), "缺少输入：" + rule.missingInput());
        return notEvaluable(rule, Subject.REGION, month, Judgement.notEvaluable(reason));
    }

    private static Warning notEvaluable(
            final WarningRule rule, final Subject subject, final int month, final Judgement judgement) {
        return new Warning(
                rule,
                subject,
                month,
                judgement,
                Optional.empty(),
                rule.severity(),
                OptionalLong.empty(),
                Optional.empty(),
                false);
    }

    private List<Warning> ranked(final List<Warning> warnings) {
        final Map<Integer, Integer> ranks = new TreeMap<>();
        final List<Warning> ranked = new ArrayList<>();
        warnings.stream().sorted(BY_STAKE).forEach(warning -> {
            ranked.add(
                    warning.isLive()
                            ? warning.ranked(ranks.merge(warning.month(), 1, Integer::sum), episodeRules.cap())
                            : warning);
        });
        ranked.sort(ORDER);
        return List.copyOf(ranked);
    }
}
