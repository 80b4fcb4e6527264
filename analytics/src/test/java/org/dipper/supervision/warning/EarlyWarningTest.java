package org.dipper.supervision.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Early warning")
class EarlyWarningTest {
    private static final int FIRST = 202301;
    private static final int LAST = 202512;
    private static final WarningRule HIGH =
            Series.rule("high", new AbsoluteLimit(Direction.ABOVE, new BigDecimal("0.10")), "0");
    private static final WarningRule RISE =
            Series.rule("rise", new MonthOnMonth(Direction.ABOVE, new BigDecimal("0.50")), "0");

    @Test
    void alertsOfAMonthAreRankedByTheFundAtStakeAndCapped() {
        final Series series = new Series();
        for (final String[] each : new String[][] {{"A", "0.2", "1000"}, {"B", "0.4", "1000"}, {"C", "0.05", "9000"}}) {
            series.with(each[0], 202501, each[1]).with(each[0], MonthlyIndicators.FUND, 202501, each[2], "1");
        }
        series.with("D", 202501, "0.9"); // its fund is not known
        final EpisodeRules rules = new EpisodeRules(2, 3, 3, 2);
        final List<Warning> warnings = new EarlyWarning(rules, series.build(), ProgressBook.EMPTY, ControlTest.NONE)
                .apply(List.of(HIGH), 202501, 202501);
        assertThat(warnings).extracting(warning -> warning.subject().code()).containsExactly("A", "B", "D");
        // Not a share by the catalogue: 1000 x (0.4 - 0.1) / 0.4 = 750, 1000 x (0.2 - 0.1) / 0.2 = 500.
        assertThat(warnings)
                .extracting(warning -> warning.stakeFen().orElse(-1))
                .containsExactly(500L, 750L, -1L);
        assertThat(warnings).extracting(warning -> warning.rank().orElseThrow()).containsExactly(2, 1, 3);
        assertThat(warnings).extracting(Warning::isShown).containsExactly(true, true, false);
    }

    @Test
    void ofAShareTheDistanceItselfIsAtStake() {
        final WarningRule rule = new WarningRule(
                "burden",
                1,
                new AbsoluteLimit(Direction.ABOVE, new BigDecimal("0.3")),
                MonthlyIndicators.PERSON_PAY_SHARE,
                Severity.LOW,
                java.util.Set.of(SubjectType.INSTITUTION),
                BigDecimal.ZERO,
                new Bilingual("Burden", "负担"),
                "test",
                false,
                "");
        final Series series = new Series()
                .with("A", MonthlyIndicators.PERSON_PAY_SHARE, 202501, "35", "100")
                .with("A", MonthlyIndicators.FUND, 202501, "1000", "1");
        final Warning warning = run(series, List.of(rule), 202501, 202501).get(0);
        assertThat(warning.stakeFen()).hasValue(50);
        assertThat(WarningMessage.of(warning).en()).isEqualTo("Burden: 35.00 % is above 30.00 %.");
        assertThat(WarningMessage.of(warning).zh()).isEqualTo("负担：35.00 % 高于 30.00 %。");
    }

    @Test
    void aMonthThatDoesNotFireStandsWithTheStakeOfTheLatestThatDid() {
        final Series series = new Series()
                .with("A", 202501, "0.2")
                .with("A", MonthlyIndicators.FUND, 202501, "1000", "1")
                .with("A", 202502, "0.1");
        final List<Warning> warnings = run(series, List.of(HIGH), 202501, 202502);
        assertThat(warnings).extracting(Warning::state).containsExactly("open", "open");
        assertThat(warnings)
                .extracting(warning -> warning.stakeFen().orElseThrow())
                .containsExactly(500L, 500L);
        assertThat(WarningMessage.of(warnings.get(1)).en()).isEqualTo("A rule: 0.1000 is within 0.1000.");
    }

    @Test
    void aRuleWithoutInputIsRegisteredAndSaysSoOnceAMonth() {
        final WarningRule rule = new WarningRule(
                "uploads",
                1,
                new AbsoluteLimit(Direction.BELOW, new BigDecimal("0.9")),
                "timely_upload_rate",
                Severity.LOW,
                java.util.Set.of(SubjectType.INSTITUTION),
                BigDecimal.ZERO,
                new Bilingual("Uploads", "上传"),
                "test",
                true,
                "nobody tells the time of upload");
        final List<Warning> warnings = run(new Series().with("A", 202501, "0.2"), List.of(rule), 202501, 202502);
        assertThat(warnings).hasSize(2).allSatisfy(warning -> {
            assertThat(warning.subject()).isEqualTo(Subject.REGION);
            assertThat(warning.state()).isEqualTo("not_evaluable: nobody tells the time of upload");
            assertThat(warning.rank()).isEmpty();
        });
    }

    @Test
    void aSubjectThatCannotBeJudgedSaysSo() {
        final Series series = new Series().with("A", 202501, "0.2").with("B", 202502, "0.05");
        final List<Warning> warnings = run(series, List.of(HIGH), 202501, 202502);
        assertThat(warnings)
                .extracting(warning -> warning.subject().code() + " " + warning.month() + " " + warning.state())
                .containsExactly(
                        "A 202501 open", "B 202501 not_evaluable: no value of rate in 202501", "A 202502 open");
    }

    @Test
    void aRunOverAllMonthsSaysWhatMonthByMonthRunsSaid() {
        final Series series = random(new Random(5));
        final List<Warning> whole = run(series, List.of(HIGH, RISE), FIRST, LAST);
        final List<Warning> monthByMonth = new ArrayList<>();
        for (final int month : Months.range(FIRST, LAST)) {
            monthByMonth.addAll(run(series, List.of(HIGH, RISE), FIRST, month).stream()
                    .filter(warning -> warning.month() == month)
                    .toList());
        }
        assertThat(whole).hasSizeGreaterThan(50).isEqualTo(monthByMonth);
    }

    @Test
    void aReplayCountsWhatTheRunsSaid() {
        final Series series = random(new Random(6));
        final List<Warning> warnings = run(series, List.of(HIGH), FIRST, LAST);
        final Replay replay = Replay.of(warnings, 202401, LAST);
        assertThat(replay.months()).hasSize(24);
        for (final Replay.Month month : replay.months()) {
            final List<Warning> then = run(series, List.of(HIGH), FIRST, month.month()).stream()
                    .filter(warning -> warning.month() == month.month())
                    .toList();
            assertThat(month.live())
                    .isEqualTo((int) then.stream().filter(Warning::isLive).count());
            assertThat(month.fired()).isEqualTo((int) then.stream()
                    .filter(each -> each.judgement().signal() == Signal.FIRED)
                    .count());
            assertThat(month.opened()).isEqualTo((int) then.stream()
                    .filter(each -> each.episode()
                            .filter(episode -> episode.start() == month.month())
                            .isPresent())
                    .count());
        }
        final int fired = replay.months().stream().mapToInt(Replay.Month::fired).sum();
        assertThat(fired).isPositive();
        assertThat(replay.subjects().stream()
                        .mapToInt(Replay.SubjectLoad::fired)
                        .sum())
                .isEqualTo(fired);
        assertThat(replay.episodes().stream().mapToInt(Replay.Episode::fired).sum())
                .isEqualTo(fired);
        assertThat(replay.subjects().stream()
                        .mapToInt(Replay.SubjectLoad::episodes)
                        .sum())
                .isEqualTo(replay.episodes().size());
    }

    @Test
    void aReplayByHand() {
        final Series series = new Series();
        final String[] values = {"0.2", "0.05", "0.2", "0.1", "0.1", "0.1", "0.3"};
        for (int i = 0; i < values.length; i++) {
            series.with("A", 202501 + i, values[i]);
        }
        final Replay replay = Replay.of(run(series, List.of(HIGH), 202501, 202507), 202501, 202507);
        assertThat(replay.months()).extracting(Replay.Month::fired).containsExactly(1, 0, 1, 0, 0, 0, 1);
        assertThat(replay.months()).extracting(Replay.Month::opened).containsExactly(1, 0, 0, 0, 0, 0, 1);
        assertThat(replay.months()).extracting(Replay.Month::live).containsExactly(1, 1, 1, 1, 1, 0, 1);
        assertThat(replay.months()).extracting(Replay.Month::escalated).containsExactly(0, 0, 1, 1, 1, 0, 0);
        assertThat(replay.months()).extracting(Replay.Month::closed).containsExactly(0, 0, 0, 0, 0, 1, 0);
        assertThat(replay.episodes())
                .containsExactly(
                        new Replay.Episode(Series.institution("A"), 202501, Optional.of(202506), 2, true, 0),
                        new Replay.Episode(Series.institution("A"), 202507, Optional.empty(), 1, false, 0));
        assertThat(replay.subjects()).containsExactly(new Replay.SubjectLoad(Series.institution("A"), 3, 2));
    }

    @Test
    void aLowerThresholdNeverGivesFewerFiringMonths() {
        final Series series = random(new Random(8));
        int before = Integer.MAX_VALUE;
        for (final String limit : List.of("0.02", "0.05", "0.10", "0.20")) {
            final Replay replay = Replay.of(
                    run(series, List.of(HIGH.withThreshold(new BigDecimal(limit))), FIRST, LAST), FIRST, LAST);
            final int fired =
                    replay.months().stream().mapToInt(Replay.Month::fired).sum();
            assertThat(fired).isLessThan(before);
            before = fired;
        }
    }

    @Test
    void theOrderOfMeasuresDoesNotMatter() {
        final List<MonthlyMeasure> measures = new ArrayList<>();
        final Random dice = new Random(9);
        for (final String code : List.of("A", "B", "C")) {
            Months.range(FIRST, LAST)
                    .forEach(month -> measures.add(new MonthlyMeasure(
                            Series.institution(code),
                            Series.RATE,
                            month,
                            BigDecimal.valueOf(dice.nextInt(20)),
                            BigDecimal.valueOf(100))));
        }
        final List<Warning> once = run(new MonthlySeries(measures, Map.of()), List.of(HIGH, RISE), FIRST, LAST);
        Collections.shuffle(measures, dice);
        assertThat(run(new MonthlySeries(measures, Map.of()), List.of(RISE, HIGH), FIRST, LAST))
                .isEqualTo(once);
    }

    private static Series random(final Random dice) {
        final Series series = new Series();
        for (final String code : List.of("A", "B", "C", "D", "E", "F")) {
            for (final int month : Months.range(FIRST, LAST)) {
                if (dice.nextInt(12) > 0) {
                    series.with(code, month, String.valueOf(dice.nextInt(13)), "100")
                            .with(code, MonthlyIndicators.FUND, month, String.valueOf(dice.nextInt(100_000)), "1");
                }
            }
        }
        return series;
    }

    private static List<Warning> run(
            final Series series, final List<WarningRule> rules, final int first, final int through) {
        return run(series.build(), rules, first, through);
    }

    private static List<Warning> run(
            final MonthlySeries series, final List<WarningRule> rules, final int first, final int through) {
        return new EarlyWarning(EpisodeRules.DEFAULT, series, ProgressBook.EMPTY, ControlTest.NONE)
                .apply(rules, first, through);
    }
}
