package org.dipper.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.dipper.settlement.fund.PoolFund;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A settlement year's rules as people get them wrong: each is refused, naming its line, its key and what to do. */
class SettlementPolicyRefusalsTest {
    /** Every part of a settlement year, one rule a line, so that a wrong rule stands on the line where the text differs. */
    private static final String GOOD = """
            region: test
            year: 2025
            catalog: {threshold: 15, year_weights: [1, 2, 7], score_scale: 1000}
            settlement:
              pools:
                - {pool: "310", fund_yuan: 3000000.00, fund_payment_ratio: 0.7, year_start_point_value: 10.5}
                - {pool: "390", budget: {method: by_rate, last_dip_fund_yuan: 1000, growth: 0.05, growth_limit: 0.06}}
                - {pool: "391", budget: {method: by_item, inpatient_yuan: 1000}, adjustment_fund_share: 0.05}
              institution_coefficient: {by_level: {"3": 1.1}, otherwise: 1}
              deviation:
                base: standard
                low_ratio: 0.5
                high_ratio: 2
                high_mode: linear_uplift
                high_ratio_by_score: [{up_to_score: 50, ratio: 4}, {up_to_score: 100, ratio: 3}]
                extreme_ratio: 5
                extreme_mode: capped_uplift
              basic_level_coefficient_of_level: "3"
              ungrouped_factor: 0.7
              special_review: {quota_per_mille: 5, itemised_factor: 0.9}
              bed_day:
                - name: psychiatric
                  medical_types: ["2105"]
                  unit: yuan
                  phases: [{up_to_day: 30, otherwise: 300}, {up_to_day: 60, otherwise: 200}, {otherwise: 150}]
              tcm:
                - {name: fracture, diagnoses: [S52], score: 100}
              incomplete_stays: {discharge_ways: ["2"], mode: by_days, full_days: 7}
              day_surgery: {medical_types: ["28"], factor: 0.9}
              bonuses:
                - {name: robot, procedures: ["17.4200"], score: 50}
              point_value: {mode: elastic, fixed_share: 0.5, control_interval: {below: 0.05, above: 0.1}}
              month: {formula: ratio, prepay_ratio: 0.95, prepayment_months: 1}
              clearing:
                assessment_by_score: [{from: 90, coefficient: 1}, {from: 0, coefficient: 0.9}]
                deposit_return: [{from: 80, share: 1}, {from: 0, share: 0.5}]
                bands: [{from: 0, to: 0.8, share: 0}, {from: 0.8, to: 1, share: 0.5}, {from: 1, share: 0.3}]
                surplus_cap: 0.1
              cross_region: {local_areas: ["3701"]}
              communities:
                - {code: C1, lead: H1, pool: "390", members: [H1, H2], areas: ["370102"], package_yuan: 1000000,
                   grades: [{from: 70, share: 1}, {from: 0, share: 0.7, next_year: 0.9}]}
            supervision: {readmission_windows_days: [31, 7], split_gap_days: 15}
            """;

    @Test
    void theRulesWithoutMistakeAreAccepted() {
        assertThat(PolicyLoader.parse("good.yaml", GOOD).hash()).hasSize(64);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "pools misspelt | pools: | pools_: | settlement.pools_ is not a key known",
                "a pool twice | 'pool: \"391\"' | 'pool: \"310\"' | pool names 310 a second time",
                "no fund | fund_yuan: 3000000.00, | '' | must have either fund_yuan or",
                "two funds | fund_yuan: 3000000.00 | fund_yuan: 3000000.00, fund_share_of_cost: 0.8 | one of them",
                "fund 0 | fund_yuan: 3000000.00 | fund_yuan: 0 | fund_yuan must be above 0",
                "negative fund | fund_yuan: 3000000.00 | fund_yuan: -1 | fund_yuan must be above 0",
                "part of a fen | fund_yuan: 3000000.00 | fund_yuan: 1.005 | whole in fen",
                "fund in words | fund_yuan: 3000000.00 | fund_yuan: 3 million | fund_yuan is not a number",
                "fund beyond count | fund_yuan: 3000000.00 | fund_yuan: 1e30 | from 0 to 10^12",
                "share above 1 | fund_yuan: 3000000.00 | fund_share_of_cost: 80 | at most 1",
                "share too fine | fund_yuan: 3000000.00 | fund_share_of_cost: 0.12345678 | six decimals",
                "ratio as percent | fund_payment_ratio: 0.7 | fund_payment_ratio: 70 | 0.7 means 70 percent",
                "point value 0 | year_start_point_value: 10.5 | year_start_point_value: 0 | must be above 0",
                "growth above limit | growth: 0.05 | growth: 0.07 | budget.growth is above growth_limit",
                "growth as percent | growth: 0.05 | growth: 5 | 0.05 means 5 percent",
                "no growth | ' growth: 0.05,' | '' | growth is missing",
                "last fund 0 | last_dip_fund_yuan: 1000 | last_dip_fund_yuan: 0 | last_dip_fund_yuan must be above 0",
                "unknown method | method: by_item | method: by_wish | Choose one of: by_item, by_share, by_rate",
                "key of another method | inpatient_yuan: 1000 | inpatient_yuan: 1000, growth: 0 | growth is not a key",
                "share of no budget | year_start_point_value: 10.5 | adjustment_fund_share: 0.1 | is a share of a budget",
                "adjustment twice | share: 0.05} | share: 0.05, adjustment_fund_yuan: 1} | instead of adjustment_fund_yuan",
                "unknown pool key | fund_payment_ratio: 0.7 | fund_ratio: 0.7 | fund_ratio is not a key known here",
            })
    void fundsThatAreWrongAreRefused(final String name, final String good, final String bad, final String reason) {
        assertRefused(good, bad, reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "scores that fall | up_to_score: 100 | up_to_score: 40 | up_to_score is not above the one before",
                "ratio below low | ratio: 3} | ratio: 0.4} | ratio is below 1",
                "extreme below high | extreme_ratio: 5 | extreme_ratio: 3.5 | not above every high ratio",
                "unknown mode | extreme_mode: capped_uplift | extreme_mode: cut | normal_score, capped_uplift",
                "unknown deviation key | extreme_mode: capped_uplift | extreme_cap: 3 | extreme_cap is not a key",
                "mode of no ratio | extreme_ratio: 5 | 'extreme_inclusive: true' | stands without extreme_ratio",
                "level without value | of_level: \"3\" | of_level: \"2\" | is no level of institution_coefficient",
                "quota above all | quota_per_mille: 5 | quota_per_mille: 1001 | from 0 to 1000",
                "quota too fine | quota_per_mille: 5 | quota_per_mille: 0.0005 | three decimals",
                "factor above 1 | itemised_factor: 0.9 | itemised_factor: 1.1 | itemised_factor must be above 0",
                "unknown review key | quota_per_mille: 5 | quota: 5 | special_review.quota is not a key",
                "phases that gap | {otherwise: 150} | {up_to_day: 90, otherwise: 150} | leave a gap after day 90",
                "phase after the end | up_to_day: 60, | '' | stands after a phase without end",
                "phase not after | up_to_day: 60 | up_to_day: 30 | up_to_day is not after the phase before",
                "negative rate | otherwise: 200 | otherwise: -200 | otherwise must be from 0",
                "no phase | [{up_to_day: 30, otherwise: 300}, {up_to_day: 60, otherwise: 200}, {otherwise: 150}] | [] | gap",
                "unknown unit | unit: yuan | unit: fen | unit is neither yuan nor points",
                "unknown phase key | {otherwise: 150} | {rate: 150, otherwise: 150} | phases[3].rate is not a key",
                "blank prefix | diagnoses: [S52] | diagnoses: [\"\"] | diagnoses holds a blank",
                "rule of every case | 'diagnoses: [S52], ' | '' | tcm[1].name takes every case",
                "score 0 | score: 100} | score: 0} | tcm[1].score must be above 0",
                "unknown tcm key | score: 100} | score: 100, factor: 1} | tcm[1].factor is not a key",
                "days in wrong mode | mode: by_days | mode: by_cost | full_days belongs to mode by_days",
                "no days | ', full_days: 7' | '' | full_days belongs to mode by_days",
                "days 0 | full_days: 7 | full_days: 0 | from 1 to 3660",
                "no discharge way | discharge_ways: [\"2\"] | discharge_ways: [] | discharge_ways names none",
                "no medical type | medical_types: [\"28\"] | medical_types: [] | medical_types names none",
                "negative factor | '], factor: 0.9' | '], factor: -0.9'  | day_surgery.factor must be from 0",
                "bonus of none | procedures: [\"17.4200\"] | procedures: [] | procedures names none",
                "bonus 0 | score: 50} | score: 0} | bonuses[1].score must be above 0",
                "no area | local_areas: [\"3701\"] | local_areas: [] | local_areas names no area",
                "blank area | local_areas: [\"3701\"] | local_areas: [\" \"] | local_areas holds a blank",
                "unknown cross-region key | local_areas: [\"3701\"] | areas: [\"3701\"] | areas is not a key",
            })
    void pathsThatAreWrongAreRefused(final String name, final String good, final String bad, final String reason) {
        assertRefused(good, bad, reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "fixed share of nothing elastic | mode: elastic | mode: floating | stands without mode elastic",
                "elastic without share | fixed_share: 0.5, | '' | fixed_share is missing",
                "share of all | fixed_share: 0.5 | fixed_share: 1 | leaves nothing to float",
                "interval beside fixed | 'elastic, fixed_share: 0.5' | fixed | control_interval has nothing to limit",
                "interval above 1 | below: 0.05 | below: 5 | below must be from 0 to 1",
                "half an interval | 'below: 0.05, ' | '' | control_interval.below is missing",
                "quantiles crossed | fixed_share: 0.5 | fixed_share: 0.5, lower_quantile: 0.98 | not below upper_quantile",
                "good value beside elastic | fixed_share: 0.5 | fixed_share: 0.5, settlement: good_value | of its own",
                "unknown year start | fixed_share: 0.5 | fixed_share: 0.5, year_start: mean | Choose one of: weighted",
                "unknown value key | fixed_share: 0.5 | share: 0.5 | point_value.share is not a key",
                "prepay 0 | prepay_ratio: 0.95 | prepay_ratio: 0 | prepay_ratio must be above 0",
                "prepay as percent | prepay_ratio: 0.95 | prepay_ratio: 95 | at most 1",
                "unknown formula | formula: ratio | formula: quota | Choose one of: ratio, deduction",
                "months beyond a year | prepayment_months: 1 | prepayment_months: 13 | from 0 to 12",
                "months without end | prepayment_months: 1 | prepayment_months: 1e-999999999 | four decimals",
                "unknown month key | prepayment_months: 1 | deposit: 0.05 | month.deposit is not a key",
                "bands with a gap | from: 0.8, | from: 0.9, | leaves a gap after the band before",
                "bands that overlap | from: 0.8, | from: 0.7, | overlaps the band before",
                "bands not from 0 | from: 0, to: 0.8 | from: 0.5, to: 0.8 | leaves a gap",
                "bands without end | {from: 1, share: 0.3} | {from: 1, to: 2, share: 0.3} | leave a gap above 2",
                "bands without 1 | 'to: 1, share: 0.5}, {from: 1,' | 'to: 1.1, share: 0.5}, {from: 1.1,' | no border at 1",
                "band without width | from: 0, to: 0.8 | from: 0, to: 0 | to is not above from",
                "band after the end | 'to: 1, share: 0.5' | share: 0.5 | overlaps the band before",
                "band share above 1 | share: 0.3} | share: 1.3} | share must be from 0 to 1",
                "unknown band key | share: 0.3} | rate: 0.3} | bands[3].rate is not a key",
                "cap above 1 | surplus_cap: 0.1 | surplus_cap: 10 | surplus_cap must be above 0 and at most 1",
                "unknown clearing key | surplus_cap: 0.1 | overspend_cap: 0.1 | clearing.overspend_cap is not a key",
                "grades that rise | {from: 0, coefficient | {from: 95, coefficient | from is not below the grade before",
                "grades not to 0 | {from: 0, coefficient | {from: 60, coefficient | gap below its last grade",
                "score beyond count | from: 90, coefficient | from: 1e999999999, coefficient | from 0 to 1000",
                "deposit above 1 | from: 80, share: 1 | from: 80, share: 1.1 | No more than the deposit",
                "unknown grade key | coefficient: 1} | factor: 1} | assessment_by_score[1].factor is not a key",
            })
    void valuesAndClearingThatAreWrongAreRefused(
            final String name, final String good, final String bad, final String reason) {
        assertRefused(good, bad, reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "unknown pool | H1, pool: \"390\" | H1, pool: \"500\" | communities[1].pool is no pool of this policy",
                "no area | areas: [\"370102\"] | areas: [] | communities[1].areas names no area",
                "blank area | areas: [\"370102\"] | areas: [\"\"] | communities[1].areas holds a blank",
                "package 0 | package_yuan: 1000000 | package_yuan: 0 | package_yuan must be above 0",
                "negative package | package_yuan: 1000000 | package_yuan: -5 | package_yuan must be from 0",
                "grades not to 0 | from: 0, share: 0.7 | from: 60, share: 0.7 | grades leaves a gap below",
                "grades that rise | from: 0, share: 0.7 | from: 75, share: 0.7 | not below the grade before",
                "unknown grade key | next_year: 0.9 | next: 0.9 | grades[2].next is not a key",
                "unknown key | package_yuan: 1000000 | package: 1000000 | communities[1].package is not a key",
            })
    void communitiesThatAreWrongAreRefused(
            final String name, final String good, final String bad, final String reason) {
        assertRefused(good, bad, reason);
    }

    @Test
    void communitiesThatShareAnAreaAreRefused() {
        assertRefused(
                "next_year: 0.9}]}",
                "next_year: 0.9}]}\n    - {code: C2, lead: H3, pool: \"390\", members: [H3], areas: [\"3701\"],"
                        + " package_yuan: 5, grades: [{from: 0, share: 1}]}",
                "communities[2].areas has residents in common with C1");
    }

    @Test
    void aBudgetThatLeavesNothingIsRefusedWhereTheFundIsSized() {
        for (final String bad : List.of(
                "adjustment_fund_share: 1}", "adjustment_fund_yuan: 1000}", "adjustment_fund_yuan: 999999999999}")) {
            final Policy policy = PolicyLoader.parse("bad.yaml", GOOD.replace("adjustment_fund_share: 0.05}", bad));
            assertThatThrownBy(() -> PoolFund.of(policy.settlement().pool("391").orElseThrow(), 0))
                    .isInstanceOfSatisfying(DipperException.class, refusal -> {
                        assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED);
                        assertThat(refusal.what()).contains("391").contains("no fund to distribute");
                        assertThat(refusal.fix()).contains("settlement.pools");
                    });
        }
    }

    private static void assertRefused(final String good, final String bad, final String reason) {
        final String text =
                GOOD.replaceFirst(java.util.regex.Pattern.quote(good), java.util.regex.Matcher.quoteReplacement(bad));
        final int line = differs(text);
        assertThatThrownBy(() -> PolicyLoader.parse("bad.yaml", text))
                .isInstanceOfSatisfying(DipperException.class, refusal -> {
                    assertThat(refusal.exitCode()).as(refusal.getMessage()).isEqualTo(ExitCode.REFUSED);
                    assertThat(refusal.what()).isEqualTo("The file bad.yaml is refused at line " + line + ".");
                    assertThat(refusal.getMessage()).contains(reason);
                    assertThat(List.of(refusal.why(), refusal.fix()))
                            .allSatisfy(words -> assertThat(words).isNotBlank().doesNotContain("Exception"));
                });
    }

    /** The first line that is not that of the good text, from 1. */
    private static int differs(final String text) {
        final List<String> good = GOOD.lines().toList();
        final List<String> bad = text.lines().toList();
        for (int i = 0; i < good.size(); i++) {
            if (!good.get(i).equals(bad.get(i))) {
                return i + 1;
            }
        }
        throw new AssertionError("Nothing was changed; mend the row of the test");
    }
}
