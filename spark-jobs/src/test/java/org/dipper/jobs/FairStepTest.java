package org.dipper.jobs;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.dipper.policy.BehaviourPolicy;
import org.dipper.policy.FairRankingPolicy;
import org.dipper.policy.SupervisionPolicy;
import org.dipper.supervision.LeadRule;
import org.dipper.supervision.LeadTable;
import org.dipper.supervision.ReadmissionPairs;
import org.dipper.supervision.SplitAdmission;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.supervision.SupervisedCases;
import org.dipper.supervision.behaviour.BehaviourFindings;
import org.dipper.supervision.fair.ExpectedValueTable;
import org.dipper.supervision.fair.FairRankingTable;
import org.dipper.supervision.fair.MonthlySignalTable;
import org.dipper.supervision.fair.RankedMeasure;
import org.dipper.supervision.upcoding.DecisiveCode;
import org.dipper.table.Columns;
import org.dipper.testing.SparkSessions;
import org.dipper.testing.TestCase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Nine hospitals of 48 persons, four a month. Of H0 to H7 about 4 return, of H8 24, all of them from September on; H3 loses 12
 * against advice; TINY has 3 persons.
 */
@DisplayName("The step that ranks institutions")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FairStepTest {
    private static final String RETURNS = RankedMeasure.RETURN_15_DAYS.indicator();
    private static final SupervisionPolicy POLICY = new SupervisionPolicy(List.of(31), false, 15);
    private static final long FUND_FEN = 700;

    private List<Row> expected;
    private List<Row> ranking;
    private List<Row> signals;

    @BeforeAll
    void rank() {
        final FairStep.Found found = step(year());
        assertThat(found.expectedValues().columns())
                .containsExactlyElementsOf(ExpectedValueTable.CONTRACT.columnNames());
        assertThat(found.ranking().columns()).containsExactlyElementsOf(FairRankingTable.CONTRACT.columnNames());
        assertThat(found.signals().columns()).containsExactlyElementsOf(MonthlySignalTable.CONTRACT.columnNames());
        expected = found.expectedValues().collectAsList();
        ranking = found.ranking().collectAsList();
        signals = found.signals().collectAsList();
    }

    @Test
    void theHospitalWhosePersonsReturnStandsFirst() {
        final Row first = one(ranking, row -> is(row, "indicator", "readmission_31d_any") && is(row, "rank", 1));
        assertThat(first.<String>getAs("institution_code")).isEqualTo("H8");
        assertThat(first.<BigDecimal>getAs("ratio").doubleValue()).isGreaterThan(2);
        assertThat(first.<BigDecimal>getAs("probability_high").doubleValue()).isGreaterThan(0.9);
        assertThat(first.<Long>getAs("case_count")).isEqualTo(72);
        assertThat(first.<BigDecimal>getAs("observed")).isEqualByComparingTo("24");
        assertThat(first.<String>getAs("peer_group")).isEqualTo("3");
        final Row left = one(ranking, row -> is(row, "indicator", "against_advice_share") && is(row, "rank", 1));
        assertThat(left.<String>getAs("institution_code")).isEqualTo("H3");
    }

    @Test
    void theFundAtStakeIsThatOfTheExcessCases() {
        final Row row = of("H8");
        final BigDecimal excess = row.<BigDecimal>getAs("observed").subtract(row.<BigDecimal>getAs("expected"));
        assertThat(row.<Long>getAs("fund_at_stake_fen"))
                .isEqualTo(excess.multiply(BigDecimal.valueOf(FUND_FEN))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact())
                .isPositive();
    }

    @Test
    void leadsOfARelatedRuleStandInWhereTheirFundIsLarger() {
        // 400 + 600 of split admissions; the lead of another rule and the one without a fund say nothing here.
        assertThat(of("H1").<Long>getAs("fund_at_stake_fen")).isEqualTo(1_000_000);
        assertThat(of("TINY").<Long>getAs("fund_at_stake_fen")).isZero();
        final Row any =
                one(ranking, row -> is(row, "indicator", "readmission_31d_any") && is(row, "institution_code", "H1"));
        assertThat(any.<Long>getAs("fund_at_stake_fen")).isLessThan(1_000_000);
    }

    @Test
    void fewCasesAreMarkedAndAMeasureWithoutACaseHasNoRows() {
        assertThat(of("TINY").<Boolean>getAs("is_small_count")).isTrue();
        assertThat(of("H1").<Boolean>getAs("is_small_count")).isFalse();
        assertThat(ranking).extracting(row -> row.<String>getAs("indicator")).doesNotContain("auxiliary_uplift_share");
        assertThat(ranking.stream().map(row -> row.<String>getAs("indicator")).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(RankedMeasure.values())
                        .filter(measure -> measure != RankedMeasure.UPLIFT)
                        .map(RankedMeasure::indicator)
                        .toList());
    }

    @Test
    void monthsSumToTheYearAndTheChangeRaisesAnAlarm() {
        final List<Row> months = signals.stream()
                .filter(row -> is(row, "indicator", RETURNS) && is(row, "institution_code", "H1"))
                .toList();
        // H1 is not large, so its months are compared as its year is.
        final BigDecimal sum =
                months.stream().map(row -> row.<BigDecimal>getAs("expected")).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum.subtract(of("H1").<BigDecimal>getAs("expected")).abs()).isLessThan(new BigDecimal("0.00002"));
        assertThat(months.stream()
                        .mapToLong(row -> row.<Long>getAs("case_count"))
                        .sum())
                .isEqualTo(of("H1").<Long>getAs("case_count"));
        final List<Row> alarms =
                signals.stream().filter(row -> is(row, "is_alarm", true)).toList();
        assertThat(alarms).anyMatch(row -> is(row, "institution_code", "H8") && is(row, "indicator", RETURNS));
        assertThat(alarms.stream().filter(row -> is(row, "indicator", RETURNS)).map(row -> row.<Integer>getAs("month")))
                .allMatch(month -> month >= 202409);
        assertThat(months).allMatch(row -> is(row, "is_small_count", true));
    }

    @Test
    void orderAndPartitionsChangeNothing() {
        final List<TestCase> shuffled = year();
        Collections.shuffle(shuffled, new Random(7));
        final FairStep.Found found = step(POLICY)
                .apply(supervised(shuffled).repartition(5), pairs(shuffled).repartition(3), leads());
        assertThat(words(found.ranking().collectAsList())).isEqualTo(words(ranking));
        assertThat(words(found.expectedValues().collectAsList())).isEqualTo(words(expected));
        assertThat(words(found.signals().collectAsList())).isEqualTo(words(signals));
    }

    @Test
    void upliftIsRankedOnceScoresAreThere() {
        // Every case of H5 has a coefficient of 1.25, every tenth elsewhere; a fifth of its fund is what it added.
        final List<TestCase> cases = year();
        final Dataset<Row> scored = supervised(cases)
                .withColumn(
                        SupervisedCaseTable.AUXILIARY_COEFFICIENT.name(),
                        when(
                                        functions
                                                .col("institution_code")
                                                .equalTo("H5")
                                                .or(functions
                                                        .col("settlement_id")
                                                        .endsWith("-7")),
                                        lit(new BigDecimal("1.2500")))
                                .otherwise(lit(new BigDecimal("1.0000"))));
        final List<Row> rows =
                step(POLICY).apply(scored, pairs(cases), leads()).ranking().collectAsList();
        final Row first = one(rows, row -> is(row, "indicator", "auxiliary_uplift_share") && is(row, "rank", 1));
        assertThat(first.<String>getAs("institution_code")).isEqualTo("H5");
        final BigDecimal excess = first.<BigDecimal>getAs("observed").subtract(first.<BigDecimal>getAs("expected"));
        assertThat(first.<Long>getAs("fund_at_stake_fen"))
                .isEqualTo(excess.multiply(BigDecimal.valueOf(FUND_FEN / 5))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    @Test
    void relatedRulesAreRulesThatThereAre() {
        final List<String> known = new ArrayList<>(new BehaviourFindings(BehaviourPolicy.DEFAULT, true)
                .definitions().stream().map(LeadRule::id).toList());
        known.addAll(List.of(SplitAdmission.RULE, DecisiveCode.RULE));
        for (final RankedMeasure measure : RankedMeasure.values()) {
            assertThat(known).containsAll(measure.relatedRules());
        }
    }

    @Test
    void thresholdsOfThePolicyAreUsed() {
        final FairRankingPolicy usual = FairRankingPolicy.USUAL;
        final FairRankingPolicy strict = new FairRankingPolicy(
                new BigDecimal("5"),
                usual.extremes(),
                usual.extremeShare(),
                100,
                1,
                5,
                20,
                15,
                usual.rateRatio(),
                usual.falseAlarmsPerYear());
        final List<TestCase> cases = year();
        final FairStep.Found found = step(new SupervisionPolicy(List.of(31), false, 15).withRanking(strict))
                .apply(supervised(cases), pairs(cases), leads());
        final Row row = one(
                found.ranking().collectAsList(),
                each -> is(each, "indicator", RETURNS) && is(each, "institution_code", "H8"));
        assertThat(row.<Boolean>getAs("is_small_count")).isTrue();
        assertThat(row.<BigDecimal>getAs("probability_high"))
                .isLessThan(of("H8").<BigDecimal>getAs("probability_high"));
        assertThat(found.signals().collectAsList()).noneMatch(each -> is(each, "is_small_count", true));
    }

    private static FairStep step(final SupervisionPolicy policy) {
        return new FairStep("2024", policy, (name, rows) -> rows.localCheckpoint());
    }

    private static FairStep.Found step(final List<TestCase> cases) {
        return step(POLICY).apply(supervised(cases), pairs(cases), leads());
    }

    private static Dataset<Row> supervised(final List<TestCase> cases) {
        return new SupervisedCases(Map.of(), Optional.empty()).apply(TestCase.rows(SparkSessions.shared(), cases));
    }

    private static Dataset<Row> pairs(final List<TestCase> cases) {
        return new ReadmissionPairs("2024").apply(TestCase.rows(SparkSessions.shared(), cases));
    }

    private static Dataset<Row> leads() {
        final List<Row> rows = List.of(
                lead("split_admission", "H1", 400_000L),
                lead("split_admission", "H1", 600_000L),
                lead("split_admission", "TINY", null),
                lead("identical_bills", "H1", 9_000_000L));
        return SparkSessions.shared().createDataFrame(rows, Columns.schema(LeadTable.CONTRACT));
    }

    private static Row lead(final String rule, final String institution, final Long fundFen) {
        final Map<String, Object> values = new HashMap<>();
        values.put("lead_id", rule + institution + fundFen);
        values.put("rule", rule);
        values.put("rule_version", "1");
        values.put("period", "2024");
        values.put("institution_code", institution);
        values.put("case_count", 2L);
        values.put("total_cost_fen", 1_000L);
        values.put("fund_pay_fen", 700L);
        values.put("evidence", "test");
        values.put("not_checked", "");
        values.put("state", "open");
        values.put("fund_at_stake_fen", fundFen);
        return RowFactory.create(
                LeadTable.CONTRACT.columnNames().stream().map(values::get).toArray());
    }

    private static List<TestCase> year() {
        final List<TestCase> cases = new ArrayList<>();
        for (int hospital = 0; hospital < 9; hospital++) {
            for (int person = 0; person < 48; person++) {
                // One of every 16, and up to two more.
                final boolean isBack = hospital == 8 ? person >= 24 : person % 16 == 0 || person <= hospital % 3;
                stays(cases, "H" + hospital, person, isBack, hospital == 3 && person % 4 == 3);
            }
        }
        for (int person = 0; person < 3; person++) {
            stays(cases, "TINY", person, false, false);
        }
        return cases;
    }

    /** The person's stay, four persons a month; half a year of H8's returns is within its last four months. */
    private static void stays(
            final List<TestCase> cases,
            final String institution,
            final int person,
            final boolean isBack,
            final boolean isAgainstAdvice) {
        final boolean isLate = institution.equals("H8") && isBack;
        final LocalDate from = LocalDate.of(2024, isLate ? 9 + person % 4 : 1 + person % 12, 1 + person % 5);
        final TestCase stay = TestCase.of(institution + "-" + person, 2024, "J18.9", 1_000)
                .at(institution, "3")
                .of(institution + "person" + person, from, from.plusDays(5));
        cases.add(isAgainstAdvice ? stay.leaving("4") : stay);
        if (isBack) {
            cases.add(TestCase.of(institution + "-back-" + person, 2024, "J18.9", 1_000)
                    .at(institution, "3")
                    .of(institution + "person" + person, from.plusDays(10), from.plusDays(14)));
        }
    }

    private Row of(final String institution) {
        return one(ranking, row -> is(row, "indicator", RETURNS) && is(row, "institution_code", institution));
    }

    private static Row one(final List<Row> rows, final Predicate<Row> is) {
        final List<Row> found = rows.stream().filter(is).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static boolean is(final Row row, final String column, final Object value) {
        return value.equals(row.getAs(column));
    }

    private static List<String> words(final List<Row> rows) {
        return rows.stream().map(row -> row.mkString(" ")).sorted().collect(Collectors.toList());
    }
}
