package org.dipper.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.PlannedReturnRule;
import org.dipper.policy.ReadmissionPolicy;
import org.dipper.policy.SupervisionPolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A test a row of the table of edge cases that the three public definitions treat differently. */
@DisplayName("Edge cases of readmission")
class ReadmissionEdgeCasesTest {
    private static final List<Integer> WINDOWS = List.of(7, 15, 31);
    /** The defaults, on histories that end with their last stay. */
    private static final ReadmissionPolicy USUAL = policy(0, false, false);

    /** Long after the others, so that they have their follow-up. */
    private static final CareStay LAST = CareStay.of("LAST", 200, 201).ofPerson(99);

    @Test
    void theIndexMustBeAliveAndNotAgainstAdviceAndBothAreKeptApart() {
        final List<Row> pairs = pairs(
                USUAL,
                CareStay.of("A", 1, 5).leaving("5"),
                CareStay.of("B", 8, 9).leaving("4"),
                CareStay.of("C", 12, 13));

        assertThat(pairs)
                .extracting(row -> row.getAs("index_settlement_id"), row -> row.getAs("unplanned_index_exclusion"))
                .containsExactly(tuple("A", "died"), tuple("B", "against_advice"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, H2, 0, dates",
        "1, H2, 1, dates",
        "1, H2, 2, ",
        "2, H2, 1, discharge_way_and_dates",
        "2, H2, 3, discharge_way",
        "2, H2, 4, ",
        "2, H1, 1, ",
        "5, H2, 1, "
    })
    void aTransferIsToldByWayOrDatesAndTheTestThatFiredIsKept(
            final String way, final String next, final int gap, final String rule) {
        final Row pair = pairs(
                        USUAL,
                        CareStay.of("A", 1, 5).leaving(way),
                        CareStay.of("B", 5 + gap, 20).in(next))
                .get(0);

        assertThat(pair.<String>getAs("transfer_rule")).isEqualTo(rule);
        assertThat(pair.<Boolean>getAs("is_transfer")).isEqualTo(rule != null);
    }

    @Test
    void onlyTheLastStayOfASpellIsAnIndexAndTheOpenerIsReported() {
        final CareStay[] stays = {
            CareStay.of("A", 1, 5),
            CareStay.of("B", 6, 9).in("H2"),
            CareStay.of("C", 9, 12).in("H3"),
            CareStay.of("D", 15, 20).in("H3")
        };
        final List<Row> pairs = pairs(USUAL, stays);

        assertThat(pairs)
                .extracting(
                        row -> row.getAs("index_settlement_id"),
                        row -> row.getAs("unplanned_index_exclusion"),
                        row -> row.getAs("spell_settlement_id"),
                        row -> row.getAs("spell_institution_code"))
                .containsExactly(
                        tuple("A", "transferred", "A", "H1"),
                        tuple("B", "transferred", "A", "H1"),
                        tuple("C", null, "A", "H1"));
        final Map<String, String> rates = rates(USUAL, stays);
        assertThat(rates.get("readmission_7d_any_unplanned institution H3")).isEqualTo("1/2");
        assertThat(rates.get("readmission_7d_any_unplanned region all")).isEqualTo("1/3");
        assertThat(rates.get("readmission_7d_any region all")).isEqualTo("3/5");
    }

    @Test
    void aSameDayReturnForTheSameDiseaseIsNeitherMergedNorDroppedNorAReadmission() {
        final Map<String, String> rates = rates(USUAL, CareStay.of("A", 1, 5), CareStay.of("B", 5, 9));

        assertThat(rates.get("readmission_7d_any_unplanned region all")).isEqualTo("0/3");
        assertThat(rates.get("split_admission_candidate region all")).isEqualTo("1/3");
    }

    @Test
    void overlappingStaysAreBothKeptAndFlaggedAndAreNoIndex() {
        final List<Row> pairs = pairs(
                USUAL,
                CareStay.of("A", 1, 5),
                CareStay.of("B", 4, 9).in("H2"),
                CareStay.of("C", 5, 6).in("H3"),
                CareStay.of("D", 9, 10));

        assertThat(pairs)
                .extracting(
                        row -> row.getAs("index_settlement_id"),
                        row -> row.getAs("next_settlement_id"),
                        row -> row.getAs("is_overlap"),
                        row -> row.getAs("unplanned_index_exclusion"))
                .containsExactly(
                        tuple("A", "B", true, "overlap"),
                        tuple("B", "D", false, "transferred"),
                        tuple("C", "B", true, "overlap"));
    }

    @ParameterizedTest
    @CsvSource({
        "Z51.1, , 3, tumour_treatment",
        "Z51.8, , 3, tumour_treatment",
        "C34.9, 99.2500, 3, tumour_treatment",
        "C34.9, 99.2500, 1, ",
        "Z49.1, , 1, dialysis",
        "N18.0, 39.9500, 2, dialysis",
        "Z47.0, , 2, fixation_removal",
        "S82.2, 78.6700, 2, fixation_removal",
        "Z50.1, , 2, rehabilitation",
        "Z43.3, , 2, staged_surgery",
        "I21.9, 36.0600, 2, "
    })
    void aPlannedReturnIsToldByTheListAndTheRuleThatFiredIsKept(
            final String diagnosis, final String procedure, final String way, final String rule) {
        final Row pair = pairs(
                        USUAL,
                        CareStay.of("A", 1, 5),
                        CareStay.of("B", 20, 22)
                                .diagnosed(diagnosis)
                                .operated(procedure)
                                .coming(way))
                .get(0);

        assertThat(pair.<String>getAs("planned_rule")).isEqualTo(rule);
    }

    @Test
    void birthAfterPregnancyIsASequenceAndAReturnAfterAnotherDiseaseIsNot() {
        final CareStay birth = CareStay.of("B", 20, 22).diagnosed("O80.0");

        assertThat(pairs(USUAL, CareStay.of("A", 1, 5).diagnosed("O47.0"), birth)
                        .get(0)
                        .<String>getAs("planned_rule"))
                .isEqualTo("obstetric_sequence");
        assertThat(pairs(USUAL, CareStay.of("A", 1, 5), birth).get(0).<String>getAs("planned_rule"))
                .isNull();
    }

    @Test
    void aRecordedPlanCountsForThirtyOneDaysAndWhatIsNotToldIsNull() {
        final CareStay flagged = CareStay.of("A", 1, 5).planning(true);

        assertThat(planned(flagged, CareStay.of("B", 36, 37))).isEqualTo("recorded_plan true");
        assertThat(planned(flagged, CareStay.of("B", 37, 38))).isEqualTo("null false");
        assertThat(planned(CareStay.of("A", 1, 5).planning(false), CareStay.of("B", 9, 10)))
                .isEqualTo("null false");
        assertThat(planned(CareStay.of("A", 1, 5), CareStay.of("B", 9, 10))).isEqualTo("null null");
    }

    @Test
    void theListOfPlannedReturnsIsData() {
        final ReadmissionPolicy own = new ReadmissionPolicy(
                List.of(new PlannedReturnRule("heart", List.of("I21"), List.of(), false)),
                31,
                1,
                3,
                0,
                false,
                Set.of(),
                Set.of(),
                false);

        assertThat(pairs(own, CareStay.of("A", 1, 5), CareStay.of("B", 9, 10))
                        .get(0)
                        .<String>getAs("planned_rule"))
                .isEqualTo("heart");
    }

    @Test
    void anUnplannedReturnAfterAPlannedOneCountsOnlyWhereThePolicySays() {
        final CareStay[] stays = {
            CareStay.of("A", 1, 5), CareStay.of("B", 10, 11).diagnosed("Z49.1"), CareStay.of("C", 15, 16)
        };

        assertThat(pairs(USUAL, stays).get(0).<Integer>getAs("days_to_unplanned_return"))
                .isEqualTo(10);
        // The later stay is the return of the planned one in any case.
        assertThat(rates(USUAL, stays).get("readmission_15d_any_unplanned region all"))
                .isEqualTo("1/4");
        assertThat(rates(policy(0, true, false), stays).get("readmission_15d_any_unplanned region all"))
                .isEqualTo("2/4");
        assertThat(rates(policy(0, true, false), stays).get("readmission_7d_any_unplanned region all"))
                .isEqualTo("1/4");
    }

    @Test
    void severalReturnsCountOncePerIndex() {
        assertThat(rates(USUAL, CareStay.of("A", 1, 5), CareStay.of("B", 8, 9), CareStay.of("C", 12, 13))
                        .get("readmission_31d_any_unplanned region all"))
                .isEqualTo("2/4");
    }

    @Test
    void aReadmissionIsANewIndexUnlessThePolicyWashesItOut() {
        final CareStay[] stays = {
            CareStay.of("A", 1, 5), CareStay.of("B", 8, 9), CareStay.of("C", 12, 13), CareStay.of("D", 90, 91)
        };

        assertThat(rates(USUAL, stays).get("readmission_7d_any_unplanned region all"))
                .isEqualTo("2/5");
        // B and C begin within 30 days of the stay before them: A and D are left, and one of another person.
        assertThat(rates(policy(30, false, false), stays).get("readmission_7d_any_unplanned region all"))
                .isEqualTo("1/3");
        assertThat(pairs(policy(30, false, false), stays))
                .extracting(row -> row.getAs("index_settlement_id"), row -> row.getAs("unplanned_index_exclusion"))
                .containsExactly(tuple("A", null), tuple("B", "washed_out"), tuple("C", "washed_out"));
    }

    @Test
    void aWashedOutStayWithoutAReturnLeavesTheDenominatorToo() {
        assertThat(rates(policy(30, false, false), CareStay.of("A", 1, 5), CareStay.of("B", 8, 9))
                        .get("readmission_7d_any_unplanned region all"))
                .isEqualTo("1/2");
    }

    @Test
    void theLongestWindowMustEndWithinTheDataOfTheInstitution() {
        // Data of H1 end on 28 February, 58 days after the first day; H2 ends in July.
        final CareStay[] stays = {
            CareStay.of("A", 20, 28),
            CareStay.of("B", 20, 29).ofPerson(2),
            CareStay.of("C", 50, 51).ofPerson(3),
            CareStay.of("D", 200, 201).ofPerson(4).in("H2")
        };
        final ReadmissionPolicy followed = policy(0, false, true);

        assertThat(rates(followed, stays, WINDOWS).get("readmission_7d_any_unplanned institution H1"))
                .isEqualTo("0/1");
        assertThat(rates(followed, stays, List.of(7)).get("readmission_7d_any_unplanned institution H1"))
                .isEqualTo("0/3");
        assertThat(pairs(followed, CareStay.of("E", 20, 29), CareStay.of("F", 50, 51))
                        .get(0))
                .extracting(row -> row.getAs("is_followup_complete"), row -> row.getAs("unplanned_index_exclusion"))
                .containsExactly(false, "follow_up_incomplete");
    }

    @Test
    void aLaterStayWithoutDiseaseGroupIsAReadmissionStill() {
        final CareStay[] stays = {CareStay.of("A", 1, 5).grouped("G1", "10"), CareStay.of("B", 8, 9)};

        assertThat(rates(USUAL, stays).get("readmission_7d_any_unplanned region all"))
                .isEqualTo("1/3");
        assertThat(rates(USUAL, stays).get("readmission_7d_same_group region all"))
                .isEqualTo("0/3");
        assertThat(pairs(USUAL, stays).get(0).<Boolean>getAs("is_same_group")).isNull();
    }

    @Test
    void bedDayStaysAndTumourTreatmentAreNoIndex() {
        final CareStay[] stays = {
            CareStay.of("A", 1, 5).with(SettledCaseTable.MEDICAL_TYPE, "2105"),
            CareStay.of("B", 8, 9).diagnosed("Z51.1"),
            CareStay.of("C", 12, 13)
        };

        assertThat(pairs(USUAL, stays))
                .extracting(row -> row.getAs("unplanned_index_exclusion"), row -> row.getAs("is_index_eligible"))
                .containsExactly(tuple("bed_day", true), tuple("treatment_cycle", true));
        assertThat(rates(USUAL, stays).get("readmission_7d_any_unplanned region all"))
                .isEqualTo("0/2");
    }

    @Test
    void pairsTellTheNearnessOfDiseaseDepartmentAndRoute() {
        final Row pair = pairs(
                        USUAL,
                        CareStay.of("A", 1, 5).diagnosed("I21.0").at("03.01").grouped("G1", "10"),
                        CareStay.of("B", 8, 9)
                                .diagnosed("I21.4")
                                .at("03.01")
                                .grouped("G1", "10")
                                .coming("1"))
                .get(0);

        assertThat(List.of(
                        "is_same_category",
                        "is_same_subcategory",
                        "is_same_group",
                        "is_same_department",
                        "is_next_emergency"))
                .map(name -> pair.<Boolean>getAs(name))
                .containsExactly(true, false, true, true, true);
    }

    private static String planned(final CareStay... stays) {
        final Row pair = pairs(USUAL, stays).get(0);
        return pair.getAs("planned_rule") + " " + pair.getAs("is_planned");
    }

    private static ReadmissionPolicy policy(final int washout, final boolean looksFurther, final boolean followsUp) {
        return new ReadmissionPolicy(
                PlannedReturnRule.DEFAULTS,
                31,
                1,
                3,
                washout,
                looksFurther,
                Set.of("2105"),
                Set.of(PlannedReturnRule.TUMOUR_TREATMENT),
                followsUp);
    }

    private static SupervisionPolicy supervision(final ReadmissionPolicy policy, final List<Integer> windows) {
        return new SupervisionPolicy(windows, false, 15, policy, org.dipper.policy.SplitAdmissionPolicy.DEFAULT);
    }

    private static List<Row> pairs(final ReadmissionPolicy policy, final CareStay... stays) {
        return new ReadmissionPairs("2010", supervision(policy, WINDOWS))
                .apply(CareStay.rows(List.of(stays)))
                .orderBy("index_settlement_id")
                .collectAsList();
    }

    private static Map<String, String> rates(final ReadmissionPolicy policy, final CareStay... stays) {
        return rates(policy, Stream.concat(Stream.of(stays), Stream.of(LAST)).toArray(CareStay[]::new), WINDOWS);
    }

    private static Map<String, String> rates(
            final ReadmissionPolicy policy, final CareStay[] stays, final List<Integer> windows) {
        final SupervisionPolicy supervision = supervision(policy, windows);
        final Dataset<Row> cases = CareStay.rows(List.of(stays));
        final Map<String, String> rates = new TreeMap<>();
        ReadmissionIndicators.ofGroupedCases("2010", supervision)
                .apply(
                        cases,
                        new ReadmissionPairs("2010", supervision).apply(cases).localCheckpoint())
                .collectAsList()
                .forEach(row -> rates.put(
                        row.getAs("indicator") + " " + row.getAs("subject_type") + " " + row.getAs("subject"),
                        row.getDecimal(row.fieldIndex("numerator")).intValueExact() + "/"
                                + row.getDecimal(row.fieldIndex("denominator")).intValueExact()));
        return rates;
    }
}
