package org.dipper.supervision.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.BasicCombinations;
import org.dipper.coding.PackedCode;
import org.dipper.grouping.AssignGroups;
import org.dipper.grouping.RelatedGroups;
import org.dipper.policy.SupervisionPolicy;
import org.dipper.supervision.CareHistories;
import org.dipper.supervision.CareStay;
import org.dipper.supervision.FlaggedCaseTable;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.supervision.LeadTable;
import org.dipper.supervision.Leads;
import org.dipper.supervision.ReadmissionPairs;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.testing.SparkSessions;
import org.dipper.testing.TestGroups;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Points of chains")
class ChainPointsTest {
    private static final SupervisionPolicy POLICY = new SupervisionPolicy(List.of(31), false, 15);
    private static final List<Set<String>> COMMUNITY = List.of(Set.of("H0", "H1", "H2"));
    private static final String STENT = "36.0600";
    /** Group scores by diagnosis, and by diagnosis with a stent. */
    private static final Map<String, String> PLAIN =
            Map.of("I21.9", "100", "I21.4", "90", "J18.9", "60", "I50.0", "70.5");

    private static final Map<String, String> WITH_STENT = Map.of("I21.9", "300", "J18.9", "10");

    private final CareStay first = stay("A", 1, 5, "I21.9", null, 9_000);

    @Test
    void areThoseOfTheStaysLessThoseOfTheMergedStayRegrouped() {
        // The costliest stay has no procedure, so the stent of the other makes the merged case one of 300 points.
        final Row chain = points(first, stay("B", 5, 9, "I21.9", STENT, 5_000));

        assertThat(chain.<String>getAs("merged_group_code")).isEqualTo("I21.9:stent");
        assertThat(chain.<BigDecimal>getAs("stay_points")).isEqualByComparingTo("400");
        assertThat(chain.<BigDecimal>getAs("merged_points")).isEqualByComparingTo("300");
        assertThat(chain.<BigDecimal>getAs("excess_points")).isEqualByComparingTo("100");
        // 100 x 812.345678 fen
        assertThat(chain.<Long>getAs("fund_at_stake_fen")).isEqualTo(81_235L);
    }

    @Test
    void areThoseTheStaysWereSettledWithAndTheCoefficientOfTheCostliest() {
        final Row chain =
                points(settled(first, "110", "1.1"), settled(stay("B", 5, 9, "I21.9", STENT, 5_000), "330", "1.2"));

        assertThat(chain.<BigDecimal>getAs("stay_points")).isEqualByComparingTo("440");
        assertThat(chain.<BigDecimal>getAs("merged_points")).isEqualByComparingTo("330");
        assertThat(chain.<BigDecimal>getAs("excess_points")).isEqualByComparingTo("110");
    }

    @Test
    void areGroupScoresWhereOneStayIsNotSettled() {
        assertThat(points(settled(first, "110", "1.1"), stay("B", 5, 9, "I21.9", STENT, 5_000))
                        .<BigDecimal>getAs("excess_points"))
                .isEqualByComparingTo("100");
    }

    @Test
    void areNeverBelowZeroAndTheDifferenceStaysVisible() {
        final Row chain = points(first, stay("B", 20, 22, "I21.4", STENT, 5_000).grouped("other", "10"));

        assertThat(chain.<BigDecimal>getAs("point_difference")).isEqualByComparingTo("-190");
        assertThat(chain.<BigDecimal>getAs("excess_points")).isEqualByComparingTo("0");
        assertThat(chain.<Long>getAs("fund_at_stake_fen")).isZero();
    }

    @Test
    void roundTheFundHalfUpOnce() {
        final CareStay next = stay("B", 8, 9, "I21.9", null, 1).with(SupervisedCaseTable.RW, new BigDecimal("0.0001"));
        final Function<String, Long> fund =
                value -> points(first.with(SupervisedCaseTable.POINT_VALUE_FEN, new BigDecimal(value)), next)
                        .getAs("fund_at_stake_fen");

        // 100 + 0.0001 - 100 points at 5,000 fen are half a fen.
        assertThat(fund.apply("5000.000000")).isEqualTo(1);
        assertThat(fund.apply("4999.999999")).isZero();
    }

    @Test
    void areNotToldWithoutAnEditionAGroupOrAPointValue() {
        final CareStay next = stay("B", 8, 9, "I21.9", null, 100);

        assertThat(nulls(points(Optional.empty(), first, next))).containsExactly("excess_points", "fund_at_stake_fen");
        assertThat(nulls(points(first.with(SupervisedCaseTable.RW, null), next)))
                .containsExactly("excess_points", "fund_at_stake_fen");
        assertThat(nulls(points(first.diagnosed("I21.2"), next))).containsExactly("excess_points", "fund_at_stake_fen");
        assertThat(nulls(points(first.with(SupervisedCaseTable.POINT_VALUE_FEN, null), next)))
                .containsExactly("fund_at_stake_fen");
    }

    @Test
    void comeFromAMergedStayWithEverythingOfItsStays() {
        final Row merged = new MergedStays()
                .apply(chainStays(List.of(
                        CareStay.of("A", 1, 5)
                                .diagnosed("I21.9", "E11.9")
                                .costing(100)
                                .operated(null),
                        CareStay.of("B", 5, 9)
                                .diagnosed("I21.4", "I21.9", "N18.0")
                                .operated(STENT, "00.6600")
                                .costing(300),
                        CareStay.of("C", 12, 13)
                                .diagnosed("I21.0", "E11.9", "I10.0")
                                .operated("39.7200", STENT)
                                .costing(300))))
                .head();

        assertThat(merged.<String>getAs("settlement_id")).isEqualTo("A");
        assertThat(merged.<String>getAs("principal_diagnosis")).isEqualTo("I21.4");
        assertThat(merged.<Integer>getAs("diagnosis_subcategory_key"))
                .isEqualTo(PackedCode.packInt("I21.4").orElseThrow());
        assertThat(merged.<String>getList(merged.fieldIndex("other_diagnoses")))
                .containsExactly("I21.9", "E11.9", "N18.0", "I21.0", "I10.0");
        assertThat(merged.<String>getAs("main_procedure")).isEqualTo(STENT);
        assertThat(merged.<String>getList(merged.fieldIndex("other_procedures")))
                .containsExactly("00.6600", "39.7200");
        assertThat(merged.<Integer>getAs("procedure_attribute")).isEqualTo(4);
        assertThat(merged.<Long>getAs("total_cost_fen")).isEqualTo(700);
        assertThat(merged.<Integer>getAs("stay_days")).isEqualTo(9);
        assertThat(merged.getAs("admission_date").toString()).isEqualTo("2010-01-01");
        assertThat(merged.getAs("discharge_date").toString()).isEqualTo("2010-01-13");
        assertThat(merged.schema().fieldNames())
                .containsExactly(SettledCaseTable.CONTRACT.columnNames().toArray(String[]::new));
    }

    @Test
    void areReproducedByRegroupingRandomChainsByHand() {
        final List<CareStay> stays = CareHistories.random(61, 250).stream()
                .map(stay -> graded(stay).with(SupervisedCaseTable.POINT_VALUE_FEN, new BigDecimal("812.345678")))
                .toList();
        final Map<String, CareStay> byId = stays.stream().collect(Collectors.toMap(CareStay::id, Function.identity()));
        final Map<String, String> expected = new TreeMap<>();
        SlowChains.of(stays, COMMUNITY)
                .forEach(chain -> expected.put(
                        chain.stays().get(0),
                        byHand(chain.stays().stream().map(byId::get).toList())));

        final Map<String, String> found = new TreeMap<>();
        new ChainPoints(Optional.of(ChainPointsTest::regroup))
                .apply(chainStays(stays))
                .collectAsList()
                .forEach(row -> found.put(
                        row.getAs("chain_id"),
                        row.isNullAt(row.fieldIndex("excess_points"))
                                ? "not told"
                                : row.<BigDecimal>getAs("excess_points").setScale(1) + " "
                                        + row.getAs("fund_at_stake_fen")));
        assertThat(found).isEqualTo(expected);
        assertThat(expected.values()).anyMatch(text -> !text.startsWith("not") && !text.startsWith("0"));
    }

    @Test
    void standOnALeadWithItsStaysItsStrengthAndItsWords() {
        final Dataset<Row> cases = CareStay.rows(List.of(
                first.at("01").planning(false),
                stay("B", 6, 9, "J18.9", null, 5_000).at("02").coming("2")));
        final SplitAdmissionRule rule =
                new SplitAdmissionRule(POLICY, false, links(cases), Optional.of(ChainPointsTest::regroup));
        final Dataset<Row> flagged = rule.apply(cases);
        final Leads leads = new Leads("2010", rule.definition());
        final Row lead = leads.apply(flagged).head();

        assertThat(flagged.columns()).containsExactlyElementsOf(FlaggedCaseTable.CONTRACT.columnNames());
        assertThat(lead.<String>getAs("lead_id")).isEqualTo("split_admission:A");
        assertThat(lead.<String>getAs("subject")).isEqualTo("A");
        assertThat(lead.<String>getAs("institution_code")).isEqualTo("H1");
        assertThat(lead.<Long>getAs("case_count")).isEqualTo(2);
        assertThat(lead.<Long>getAs("total_cost_fen")).isEqualTo(14_000);
        assertThat(lead.<BigDecimal>getAs("strength")).isEqualByComparingTo("1");
        assertThat(lead.<BigDecimal>getAs("excess_points")).isEqualByComparingTo("60");
        assertThat(lead.<Long>getAs("fund_at_stake_fen")).isEqualTo(48_741);
        assertThat(lead.<String>getAs("evidence"))
                .isEqualTo("2 stays in a row, days between: 1; circumstances B1a. The stays earned 160.0000 points, one"
                        + " merged stay would earn 100.0000 (group I21.9): difference 60.0000.");
        assertThat(lead.<String>getAs("evidence_zh")).startsWith("连续住院 2 次，间隔天数：1；情形 B1a。");
        assertThat(lead.<String>getAs("not_checked")).contains("B1c").contains("B1f");
        assertThat(lead.<String>getAs("parameters"))
                .contains("split_gap_days=15")
                .contains("return_weight=0.7");
        final Dataset<Row> leadCases = leads.cases(flagged);
        assertThat(leadCases.columns()).containsExactlyElementsOf(LeadCaseTable.CONTRACT.columnNames());
        assertThat(leadCases.orderBy("sequence").collectAsList())
                .extracting(row -> row.<String>getAs("finding"))
                .containsExactly(
                        "First stay of the chain.",
                        "Admitted again 1 day after discharge: another department (B1a); weight 1.0000.");
        assertThat(leads.apply(flagged).columns()).containsExactlyElementsOf(LeadTable.CONTRACT.columnNames());
    }

    private static String byHand(final List<CareStay> stays) {
        BigDecimal sum = BigDecimal.ZERO;
        for (final CareStay stay : stays) {
            final BigDecimal score = stay.get(SupervisedCaseTable.RW);
            if (score == null) {
                return "not told";
            }
            sum = sum.add(score);
        }
        final List<CareStay> byCost = new ArrayList<>(stays);
        byCost.sort(Comparator.comparing((CareStay stay) -> stay.<Long>get(SettledCaseTable.TOTAL_COST_FEN))
                .reversed());
        final String procedure = byCost.stream()
                .map(stay -> stay.<String>get(SettledCaseTable.MAIN_PROCEDURE))
                .filter(code -> code != null)
                .findFirst()
                .orElse(null);
        final String score = score(byCost.get(0).get(SettledCaseTable.PRINCIPAL_DIAGNOSIS), procedure);
        if (score == null) {
            return "not told";
        }
        final BigDecimal excess = sum.subtract(new BigDecimal(score)).max(BigDecimal.ZERO);
        return excess.setScale(1) + " "
                + excess.multiply(new BigDecimal("812.345678")).setScale(0, RoundingMode.HALF_UP);
    }

    private static String score(final String diagnosis, final String procedure) {
        if (procedure == null) {
            return PLAIN.get(diagnosis);
        }
        return procedure.equals(STENT) ? WITH_STENT.get(diagnosis) : null;
    }

    private static CareStay graded(final CareStay stay) {
        final String score =
                score(stay.get(SettledCaseTable.PRINCIPAL_DIAGNOSIS), stay.get(SettledCaseTable.MAIN_PROCEDURE));
        return score == null ? stay : stay.with(SupervisedCaseTable.RW, new BigDecimal(score));
    }

    private static CareStay stay(
            final String id,
            final int admission,
            final int discharge,
            final String diagnosis,
            final String procedure,
            final long costFen) {
        return graded(CareStay.of(id, admission, discharge)
                .diagnosed(diagnosis)
                .operated(procedure)
                .costing(costFen)
                .with(SupervisedCaseTable.POINT_VALUE_FEN, new BigDecimal("812.345678")));
    }

    private static CareStay settled(final CareStay stay, final String score, final String coefficient) {
        return stay.with(SupervisedCaseTable.CASE_SCORE, new BigDecimal(score))
                .with(SupervisedCaseTable.INSTITUTION_COEFFICIENT, new BigDecimal(coefficient));
    }

    private static List<String> nulls(final Row chain) {
        return List.of("excess_points", "fund_at_stake_fen").stream()
                .filter(name -> chain.isNullAt(chain.fieldIndex(name)))
                .toList();
    }

    private static Row points(final CareStay... stays) {
        return points(Optional.of(ChainPointsTest::regroup), stays);
    }

    private static Row points(final Optional<UnaryOperator<Dataset<Row>>> regroup, final CareStay... stays) {
        return new ChainPoints(regroup).apply(chainStays(List.of(stays))).head();
    }

    private static Dataset<Row> chainStays(final List<CareStay> stays) {
        final Dataset<Row> cases = CareStay.rows(stays);
        return new SplitChains(POLICY.splitAdmission())
                .apply(links(cases).localCheckpoint())
                .join(cases, "settlement_id")
                .localCheckpoint();
    }

    private static Dataset<Row> links(final Dataset<Row> cases) {
        return new SplitLinks(POLICY, COMMUNITY)
                .apply(new ReadmissionPairs("2010", POLICY).apply(cases).localCheckpoint(), cases);
    }

    private static Dataset<Row> regroup(final Dataset<Row> cases) {
        final Dataset<Row> stent = TestGroups.rows(SparkSessions.shared(), WITH_STENT)
                .withColumn(
                        "procedure_key", functions.lit(PackedCode.pack(STENT).orElseThrow()))
                .withColumn("group_code", functions.concat(functions.col("group_code"), functions.lit(":stent")));
        final Dataset<Row> groups =
                TestGroups.rows(SparkSessions.shared(), PLAIN).unionByName(stent);
        return new AssignGroups(groups, true, new RelatedGroups.Builder().build())
                .apply(new BasicCombinations().apply(cases));
    }
}
