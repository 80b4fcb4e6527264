package org.dipper.supervision.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schemes as people get them wrong: each is refused, naming file, line and key. */
class SchemeRefusalsTest {
    /** Every curve and rule, one a line, so that a wrong one stands on the line where the text differs. */
    private static final String GOOD = """
            scheme: test-scheme
            title_en: test
            title_zh: 测试
            source: none
            subject_types: [community]
            years: [{year: 2020}, {year: 2021, is_aim: true}]
            rules:
              step_mode: full_step
              missing: block
              missing_bonus: none
              cap_ranking: none
              cap_grade: 100
              grade_rounding: none
              literal_text_mode: false
              prefer: indicator_table
            families:
              - family: one
                label_en: one
                label_zh: 一
                points: 60
                items:
                  - {item: "1", label_en: a, label_zh: a, clause: 1, full: 30, curve: penalty, rules: [
                     {readings: {x: visits_x, y: visits_y}, reading: x, unit: share, better: higher,
                      target: {2020: 0.88, 2021: 0.9}, step: 0.01, penalty: 3}]}
                  - {item: "2", label_en: b, label_zh: b, clause: 2, full: 30, curve: linear, measure: stay, unit: days, floor: 14, target: 8}
                  - {item: "3", label_en: c, label_zh: c, clause: 3, full: 15, is_bonus: true, curve: milestones,
                     milestones: [{measure: ready, points: 10}, {measure: reform, points: 5}]}
              - family: two
                label_en: two
                label_zh: 二
                points: 40
                items:
                  - {item: "4", label_en: d, label_zh: d, clause: 4, full: 10, curve: proportional, measure: satisfied, unit: share, least_sample: 30}
                  - {item: "5", label_en: e, label_zh: e, clause: 5, curve: veto, conditions: [{measure: justice, unit: count, from: 1}]}
                  - {item: "6", label_en: f, label_zh: f, clause: 6, full: 30, curve: ledger, ledger: violations, half_life_months: 12, fatal_for_months: 24,
                     events: [{event: fraud, points: 30, is_fatal: true}, {event: returned, repairs: 3}]}
            grades:
              - {grade: good, label_en: good, label_zh: 良, from: 70, share: 1}
              - {grade: pass, label_en: pass, label_zh: 中, from: 60, to: 70, share: 0.9}
              - {grade: fail, label_en: fail, label_zh: 差, to: 60, share: 0.7, next_year: 0.9}
            veto_grade: fail
            ambiguities:
              - {key: step_mode, note_en: open, note_zh: 未定}
              - {key: whose_fund, chosen: its own, choices: [its own, all], note_en: open, note_zh: 未定}
            """;

    @Test
    void theSchemeWithoutMistakeIsAccepted() {
        final AssessmentScheme scheme = AssessmentSchemeLoader.parse("good.yaml", GOOD);
        assertThat(scheme.hash()).hasSize(64);
        assertThat(scheme.items()).hasSize(6);
    }

    @Test
    void theSchemesThatShipLoadAndAreTheirOwn() {
        assertThat(List.of("meishan-2020.yaml", "hainan-families.yaml", "institution-credit.yaml"))
                .extracting(ShippedSchemes::load)
                .extracting(AssessmentScheme::hash)
                .doesNotHaveDuplicates();
        assertThat(ShippedSchemes.load("meishan-2020.yaml").isExample()).isFalse();
        assertThat(ShippedSchemes.load("institution-credit.yaml").isExample()).isTrue();
        assertThat(ShippedSchemes.load("institution-credit.yaml").families())
                .extracting(family -> family.points().intValue())
                .containsExactly(30, 40, 20, 10);
        assertThat(ShippedSchemes.load("hainan-families.yaml").families()).hasSize(5);
    }

    @Test
    void wordsInAnotherOrderAreTheSameSchemeAndAnotherNumberIsNot() {
        final String hash = AssessmentSchemeLoader.parse("a.yaml", GOOD).hash();
        assertThat(AssessmentSchemeLoader.parse("b.yaml", "# a remark\n" + GOOD).hash())
                .isEqualTo(hash);
        assertThat(AssessmentSchemeLoader.parse("c.yaml", GOOD.replace("penalty: 3", "penalty: 3.0"))
                        .hash())
                .isEqualTo(hash);
        assertThat(AssessmentSchemeLoader.parse("d.yaml", GOOD.replace("penalty: 3", "penalty: 2"))
                        .hash())
                .isNotEqualTo(hash);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a key misspelt | veto_grade: fail | veto_grad: fail | veto_grad is not a key known",
                "a name with blanks | test-scheme | Test Scheme | scheme must be small letters",
                "subjects unknown | [community] | [village] | subject_types must name",
                "subjects twice | [community] | [community, community] | subject_types must name",
                "no source | source: none | '' | source is missing",
                "a year of another century | {year: 2020}, | {year: 20}, | year is no year of this century",
                "a year twice | {year: 2021, is_aim | {year: 2020, is_aim | year stands twice",
                "no step mode | step_mode: full_step | '' | rules.step_mode is missing",
                "a step mode unknown | step_mode: full_step | step_mode: half_step | Choose one of: full_step",
                "a missing rule unknown | missing: block | missing: guess | rules.missing is",
                "literal left open | literal_text_mode: false | '' | rules.literal_text_mode is missing",
                "a cap in words | cap_grade: 100 | cap_grade: high | rules.cap_grade is not a number",
                "a cap below the best grade | cap_grade: 100 | cap_grade: 65 | grades begin above cap_grade",
                "families that don't sum | points: 40 | points: 30 | but what belongs to it sums to",
                "items that don't sum | full: 10, curve: proportional | full: 20, curve: proportional | points should be 40",
                "a family twice | family: two | family: one | family names one a second time",
                "an item twice | item: \"2\" | item: \"1\" | item names 1 a second time",
                "no full score | full: 10, curve: proportional | curve: proportional | full is missing",
                "a full score of nothing | full: 10, curve: proportional | full: 0, curve: proportional | must be above 0",
                "a curve unknown | curve: linear | curve: spline | Choose one of: penalty, linear",
                "a measure with blanks | measure: stay | measure: mean stay | must be small letters",
                "measure and readings | measure: stay, unit | measure: stay, readings: {a: b}, unit | exactly one must be given",
                "a reading unknown | reading: x | reading: z | is none of the readings",
                "a unit unknown | unit: days | unit: weeks | Choose one of: share, days",
                "percent for a share | 2020: 0.88 | 2020: 88 | is a share above 1",
                "a target of another year | {2020: 0.88, 2021 | {2019: 0.88, 2021 | 2019 is no year of this scheme",
                "no target | floor: 14, target: 8 | floor: 14 | target is missing",
                "floor and target the same | floor: 14 | floor: 8 | floor equals the target",
                "a step of nothing | step: 0.01 | step: 0 | step must be above 0",
                "a negative step | step: 0.01 | step: -0.01 | step must be above 0",
                "no penalty | penalty: 3 | penalty: 0 | penalty must be above 0",
                "a direction unknown | better: higher | better: more | Choose one of: higher, lower",
                "a proportion of days | measure: satisfied, unit: share | measure: satisfied, unit: days | must be share for a proportional curve",
                "no sample | least_sample: 30 | least_sample: 0 | least_sample must be above 0",
                "milestones that don't sum | {measure: reform, points: 5} | {measure: reform, points: 6} | its milestones sum to 16",
                "a veto with points | clause: 5, curve | clause: 5, full: 1, curve | A veto has no points",
                "no conditions | conditions: [{measure: justice, unit: count, from: 1}] | conditions: [] | conditions is missing or empty",
                "half-life of nothing | half_life_months: 12 | half_life_months: 0 | must be from 1 to 600 months",
                "an event twice | event: returned | event: fraud | event names fraud a second time",
                "an event that does both | repairs: 3 | repairs: 3, points: 2 | exactly one must be given",
                "a fatal repair | repairs: 3 | repairs: 3, is_fatal: true | is_fatal is not for a repair",
                "fatal for ever | fatal_for_months: 24, | '' | fatal_for_months is missing",
                "a measure read in two ways | measure: satisfied, unit: share | measure: visits_x, unit: share | in two ways",
                "an event and a measure | event: returned | event: satisfied | for a measure and an event",
                "a gap between grades | from: 60, to: 70 | from: 60, to: 69 | to leaves a gap up to 70",
                "an overlap of grades | from: 60, to: 70 | from: 60, to: 71 | to overlaps the grade before",
                "a gap below | to: 60, share | from: 10, to: 60, share | grades leave a gap below 10",
                "a gap above | from: 70, share: 1 | from: 70, to: 100, share: 1 | to leaves a gap above",
                "a grade after the last | from: 60, to: 70, share | to: 70, share | comes after a grade without from",
                "a grade upside down | from: 60, to: 70 | from: 75, to: 70 | from is not below to",
                "a grade twice | grade: pass | grade: good | grade names good a second time",
                "a worse grade that pays more | share: 0.9 | share: 1.1 | A better grade never pays less",
                "a share beyond | share: 0.7 | share: 7 | share must be from 0 to 2",
                "no veto grade | veto_grade: fail | '' | veto_grade is missing",
                "a veto grade unknown | veto_grade: fail | veto_grade: out | veto_grade is no grade of this scheme",
                "an ambiguity decided twice | key: step_mode, | key: step_mode, chosen: prorata, | is taken from where step_mode is set",
                "an ambiguity without note | note_en: open, note_zh: 未定} | note_zh: 未定} | note_en is missing",
                "a reading of an item without | key: whose_fund | key: \"reading:2\" | names an item without readings",
            })
    void aWrongSchemeIsRefusedByLineAndKey(
            final String what, final String right, final String wrong, final String why) {
        assertThat(GOOD).as("the text that is to be changed").contains(right);
        final int at = GOOD.indexOf(right);
        final String bad = GOOD.substring(0, at) + wrong + GOOD.substring(at + right.length());
        assertThatThrownBy(() -> AssessmentSchemeLoader.parse("bad.yaml", bad))
                .as(what)
                .isInstanceOfSatisfying(DipperException.class, refusal -> {
                    assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED);
                    assertThat(refusal.what()).matches("The file bad\\.yaml is refused at line \\d+\\.");
                    assertThat(refusal.why() + " " + refusal.fix()).contains(why);
                    assertThat(refusal.fix()).isNotBlank();
                });
    }
}
