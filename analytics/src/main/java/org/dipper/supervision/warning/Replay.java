package org.dipper.supervision.warning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a rule would have said over past months: alerts a month and a subject, and its episodes. So a threshold can be chosen
 * by the work it makes.
 *
 * @param months one row a month, oldest first, months without alerts too
 * @param subjects one row a subject that had an alert, in order
 * @param episodes one row an alert, by its start and subject
 */
public record Replay(List<Month> months, List<SubjectLoad> subjects, List<Episode> episodes) {
    /**
     * A month.
     *
     * @param month yyyymm
     * @param fired subjects beyond the threshold
     * @param opened alerts that begin
     * @param live alerts that ask for an answer
     * @param escalated those of them that are escalated
     * @param closed alerts that end
     * @param notEvaluable subjects that cannot be judged
     * @param stakeFen the fund at stake of the live alerts
     */
    public record Month(
            int month, int fired, int opened, int live, int escalated, int closed, int notEvaluable, long stakeFen) {}

    /**
     * A subject.
     *
     * @param subject the subject
     * @param fired months beyond the threshold
     * @param episodes alerts it had
     */
    public record SubjectLoad(Subject subject, int fired, int episodes) {}

    /**
     * An alert.
     *
     * @param subject the subject
     * @param start the month that opened it, which may be before the months replayed
     * @param closed the month that closed it; empty where it is live at the end
     * @param fired months of the replay beyond the threshold
     * @param isEscalated whether it escalated
     * @param largestStakeFen the largest fund at stake of its months
     */
    public record Episode(
            Subject subject,
            int start,
            Optional<Integer> closed,
            int fired,
            boolean isEscalated,
            long largestStakeFen) {}

    public Replay {
        months = List.copyOf(months);
        subjects = List.copyOf(subjects);
        episodes = List.copyOf(episodes);
    }

    /**
     * Counts what one rule said.
     *
     * @param warnings the warnings of the rule; those outside the months are left out
     * @param first the first month to tell of
     * @param through the last
     */
    public static Replay of(final Collection<Warning> warnings, final int first, final int through) {
        final List<Warning> told = warnings.stream()
                .filter(warning -> warning.month() >= first && warning.month() <= through)
                .toList();
        final List<Month> months = new ArrayList<>();
        for (final int month : Months.range(first, through)) {
            months.add(month(
                    month,
                    told.stream().filter(warning -> warning.month() == month).toList()));
        }
        final Map<Subject, Map<Integer, List<Warning>>> bySubject = new TreeMap<>();
        told.forEach(warning -> warning.episode().ifPresent(episode -> bySubject
                .computeIfAbsent(warning.subject(), unused -> new TreeMap<>())
                .computeIfAbsent(episode.start(), unused -> new ArrayList<>())
                .add(warning)));
        final List<SubjectLoad> subjects = new ArrayList<>();
        final List<Episode> episodes = new ArrayList<>();
        bySubject.forEach((subject, starts) -> {
            starts.forEach((start, each) -> episodes.add(episode(subject, start, each)));
            subjects.add(new SubjectLoad(
                    subject, starts.values().stream().mapToInt(Replay::fired).sum(), starts.size()));
        });
        episodes.sort(Comparator.comparingInt(Episode::start).thenComparing(Episode::subject));
        return new Replay(months, subjects, episodes);
    }

    private static Month month(final int month, final List<Warning> warnings) {
        return new Month(
                month,
                fired(warnings),
                count(warnings, episode -> episode.start() == month),
                count(warnings, episode -> episode.state().isLive()),
                count(warnings, episode -> episode.state() == EpisodeState.ESCALATED),
                count(warnings, episode -> episode.state() == EpisodeState.CLOSED),
                (int) warnings.stream()
                        .filter(warning -> warning.judgement().signal() == Signal.NOT_EVALUABLE)
                        .count(),
                warnings.stream()
                        .filter(Warning::isLive)
                        .mapToLong(warning -> warning.stakeFen().orElse(0))
                        .reduce(0, Math::addExact));
    }

    private static Episode episode(final Subject subject, final int start, final List<Warning> warnings) {
        return new Episode(
                subject,
                start,
                warnings.stream()
                        .filter(warning -> !warning.isLive())
                        .map(Warning::month)
                        .findFirst(),
                fired(warnings),
                count(warnings, episode -> episode.state() == EpisodeState.ESCALATED) > 0,
                warnings.stream()
                        .mapToLong(warning -> warning.stakeFen().orElse(0))
                        .max()
                        .orElse(0));
    }

    private static int fired(final List<Warning> warnings) {
        return (int) warnings.stream()
                .filter(warning -> warning.judgement().signal() == Signal.FIRED)
                .count();
    }

    private static int count(final List<Warning> warnings, final Predicate<EpisodeMonth> condition) {
        return (int) warnings.stream()
                .filter(warning -> warning.episode().filter(condition).isPresent())
                .count();
    }
}
