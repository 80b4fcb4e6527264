package org.dipper.supervision.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.dipper.catalog.auxiliary.AuxiliaryCodeLists;
import org.dipper.policy.BehaviourPolicy;
import org.dipper.supervision.FlaggedCaseTable;
import org.dipper.supervision.ReadmissionPairTable;
import org.dipper.table.Columns;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Findings of all rules in one pass")
class BehaviourFindingsTest {
    private static final BehaviourPolicy POLICY = BehaviourPolicy.DEFAULT;

    @Test
    void areThoseOfTheSlowReferenceInAnyOrderAndPartitioning() {
        final Set<String> rules = new TreeSet<>();
        for (int seed = 1; seed <= 3; seed++) {
            final List<CaseRow> rows = random(seed, 700);
            final Map<String, Integer> returns = returns(rows, new Random(seed));
            final List<String> expected = new SlowFindings(rows, returns).lines();

            expected.forEach(line -> rules.add(line.substring(0, line.indexOf(':'))));
            assertThat(lines(CaseRow.cases(rows), returns)).containsExactlyInAnyOrderElementsOf(expected);
            if (seed == 1) {
                final List<CaseRow> shuffled = new ArrayList<>(rows);
                Collections.shuffle(shuffled, new Random(7));
                assertThat(lines(CaseRow.cases(shuffled).repartition(7), returns))
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
        }
        assertThat(rules)
                .as("every rule raises a lead with one of the seeds")
                .containsExactly(
                        "abnormal_high_cost",
                        "abnormal_low_cost",
                        "insufficient_service",
                        "low_standard_admission",
                        "over_long_stay");
    }

    @Test
    void becomeALeadWhereTheyAreEnoughAndTheirShareIsHigh() {
        // H1: 5 of 50 are 10 %; H2: 4 of 10; H3: 5 of 51 with 9 of 60 elsewhere.
        final List<CaseRow> rows = new ArrayList<>();
        add(rows, "H1", 45, 5);
        add(rows, "H2", 6, 4);
        add(rows, "H3", 46, 5);

        assertThat(leads(rows, "abnormal_low_cost")).isEmpty();
        assertThat(leads(rows, "low_standard_admission")).containsOnlyKeys("low_standard_admission:H1:2024-Q1");
        assertThat(leads(rows, "low_standard_admission").get("low_standard_admission:H1:2024-Q1"))
                .isEqualTo("5 of 50 evaluable cases of 2024-Q1 (10.0 %); 14.8 % in all other institutions.");
    }

    @Test
    void becomeALeadWhereTheirShareIsHighBesideTheRegion() {
        // H1: 5 of 100 beside 5 of 150 elsewhere: exactly 1.5 times.
        final List<CaseRow> rows = new ArrayList<>();
        add(rows, "H1", 95, 5);
        add(rows, "H2", 145, 5);
        assertThat(leads(rows, "low_standard_admission")).containsOnlyKeys("low_standard_admission:H1:2024-Q1");

        add(rows, "H1", 1, 0);
        assertThat(leads(rows, "low_standard_admission")).isEmpty();
    }

    private static void add(final List<CaseRow> rows, final String institution, final int usual, final int low) {
        for (int i = 0; i < usual + low; i++) {
            final CaseRow row = CaseRow.of(String.format(Locale.ROOT, "%s-%04d", institution, rows.size()))
                    .in(institution);
            rows.add(i < usual ? row : row.days(2).with("stay_ratio", "0.2").with("cost_ratio", "0.2"));
        }
    }

    private static Map<String, String> leads(final List<CaseRow> rows, final String rule) {
        final Map<String, String> leads = new HashMap<>();
        new BehaviourFindings(POLICY, false)
                .apply(CaseRow.facts(rows.stream()
                        .map(row -> row.get("cost_ratio") == null ? row.with("cost_ratio", "1") : row)
                        .toList()))
                .where("rule = '" + rule + "'")
                .collectAsList()
                .forEach(row -> leads.put(row.getAs("lead_id"), row.getAs("summary")));
        return leads;
    }

    private static List<String> lines(final Dataset<Row> cases, final Map<String, Integer> returns) {
        final Dataset<Row> statistics = new GroupStatistics().apply(cases);
        final Dataset<Row> facts =
                new CaseFacts(POLICY, AuxiliaryCodeLists.none()).apply(cases, statistics, Optional.of(pairs(returns)));
        final Dataset<Row> flagged = new BehaviourFindings(POLICY, true).apply(facts);
        assertThat(flagged.columns()).containsExactlyElementsOf(FlaggedCaseTable.CONTRACT.columnNames());
        return flagged.collectAsList().stream()
                .map(row -> String.join(
                        " ",
                        row.getAs("lead_id"),
                        String.valueOf(row.<Integer>getAs("sequence")),
                        row.getAs("settlement_id"),
                        row.<java.math.BigDecimal>getAs("strength").toPlainString(),
                        text(row.getAs("excess_points")),
                        text(row.getAs("fund_at_stake_fen"))))
                .toList();
    }

    private static String text(final Object number) {
        return number == null ? "-" : number.toString();
    }

    private static Dataset<Row> pairs(final Map<String, Integer> returns) {
        final List<Row> rows = new ArrayList<>();
        final LocalDate day = CaseRow.DAY;
        returns.forEach((id, gap) -> rows.add(RowFactory.create(
                "2024", id, id + "-next", "H1", "H2", day, day.plusDays(gap), gap, false, false, false, true, null)));
        return SparkSessions.shared().createDataFrame(rows, Columns.schema(ReadmissionPairTable.CONTRACT));
    }

    private static Map<String, Integer> returns(final List<CaseRow> rows, final Random random) {
        final Map<String, Integer> returns = new HashMap<>();
        rows.forEach(row -> {
            if (random.nextInt(3) == 0) {
                returns.put(row.get("settlement_id"), random.nextInt(32));
            }
        });
        return returns;
    }

    /** Groups large and small, levels, quarters, hospitals of different habits. */
    private static List<CaseRow> random(final long seed, final int count) {
        final Random random = new Random(seed);
        final String[] ways = {"1", "1", "1", "1", "1", "1", "2", "3", "4", "5", null};
        final String[] paths = {null, "group", "group", "group", "group", "bed_day", "day_surgery"};
        final List<CaseRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final int hospital = random.nextInt(4);
            final int group = random.nextInt(12) == 0 ? 9 : random.nextInt(4);
            final boolean isOdd = hospital == 0 && random.nextInt(3) == 0;
            final double spread = Math.exp(random.nextGaussian() * 0.6 + (isOdd ? -1.5 : 0));
            final int days = isOdd ? 1 + random.nextInt(3) : 1 + (int) (Math.exp(random.nextGaussian() * 0.8) * 7);
            final boolean isSettled = random.nextInt(4) > 0;
            final int age = random.nextInt(90) - 3;
            rows.add(CaseRow.of(String.format(Locale.ROOT, "S%05d", i))
                    .in("H" + hospital)
                    .costing(Math.max(1, (long) (spread * (group + 1) * 500_000)))
                    .stay(random.nextInt(100), days)
                    .with("hospital_level", String.valueOf(1 + hospital % 3))
                    .with("group_code", group == 3 ? null : "G" + group)
                    .with("discharge_way", ways[random.nextInt(ways.length)])
                    .with("payment_path", paths[random.nextInt(paths.length)])
                    .with("admission_way", random.nextInt(5) == 0 ? null : String.valueOf(1 + random.nextInt(3)))
                    .with("age_years", age < 0 ? null : age)
                    .with("age_days", age < 0 ? 5 : null)
                    .with("is_return_planned", random.nextInt(6) == 0 ? true : null)
                    .with("principal_diagnosis", random.nextInt(15) == 0 ? "T43.2" : "J18.9")
                    .with("surgery_cost_fen", random.nextInt(4) == 0 ? null : random.nextInt(2) * 100L)
                    .with("main_procedure_key", (long) random.nextInt(2))
                    .with("procedure_attribute", 1)
                    .with("rw", isSettled ? 100 + random.nextInt(900) + ".1234" : null)
                    .with("institution_coefficient", isSettled ? "1.0500" : null)
                    .with("auxiliary_coefficient", random.nextBoolean() ? "1.2000" : null)
                    .with("case_score", isSettled ? 100 + random.nextInt(900) + ".4321" : null)
                    .with("point_value_fen", random.nextInt(3) == 0 ? null : "987.654321"));
        }
        // Rounding of a quarter's end: discharges stay within the first half of the year.
        return rows.stream()
                .map(row -> row.<Integer>get("discharge_month") > 202406 ? row.with("discharge_month", 202406) : row)
                .toList();
    }
}
