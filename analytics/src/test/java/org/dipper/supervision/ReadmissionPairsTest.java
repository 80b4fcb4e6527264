package org.dipper.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.policy.SupervisionPolicy;
import org.dipper.table.Columns;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Readmission pairs")
class ReadmissionPairsTest {
    @Test
    void pairsAStayWithTheNextStayOfTheSamePersonOnly() {
        assertThat(pairs(
                        Stay.of("A", 1, 5),
                        Stay.of("B", 10, 12),
                        Stay.of("C", 7, 8).ofPerson(2)))
                .extracting(SlowPairs.Pair::index, SlowPairs.Pair::next, SlowPairs.Pair::gapDays)
                .containsExactly(tuple("A", "B", 5));
    }

    @Test
    void staysThatTouchOnADayDoNotOverlap() {
        assertThat(pairs(Stay.of("A", 1, 5), Stay.of("B", 5, 9)))
                .containsExactly(new SlowPairs.Pair("A", "B", 0, true, true, false, null));
    }

    @Test
    void anOverlapIsKeptAndFlaggedAndItsIndexStayDoesNotCount() {
        assertThat(pairs(Stay.of("A", 1, 5), Stay.of("B", 4, 9).in("H2")))
                .containsExactly(new SlowPairs.Pair("A", "B", -1, false, true, true, "overlap"));
    }

    @Test
    void aContainedStayIsPairedWithItsContainerAndTheLineGoesOn() {
        assertThat(pairs(Stay.of("A", 1, 20), Stay.of("B", 5, 6), Stay.of("C", 25, 26)))
                .extracting(
                        SlowPairs.Pair::index, SlowPairs.Pair::next, SlowPairs.Pair::gapDays, SlowPairs.Pair::exclusion)
                .containsExactlyInAnyOrder(tuple("B", "A", -5, "overlap"), tuple("A", "C", 5, null));
    }

    @Test
    void oneDayStaysOnTheSameDayFollowEachOther() {
        assertThat(pairs(Stay.of("A", 1, 5), Stay.of("B", 5, 5), Stay.of("C", 5, 5), Stay.of("D", 8, 9)))
                .extracting(SlowPairs.Pair::index, SlowPairs.Pair::next, SlowPairs.Pair::gapDays)
                .containsExactlyInAnyOrder(tuple("A", "B", 0), tuple("B", "C", 0), tuple("C", "D", 3));
    }

    @Test
    void twoStaysWithEqualDatesAreOneAndItsDouble() {
        assertThat(pairs(Stay.of("A", 1, 5), Stay.of("B", 1, 5)))
                .containsExactly(new SlowPairs.Pair("B", "A", -4, true, true, true, "overlap"));
    }

    @Test
    void deathAndLeavingAgainstAdviceAreKeptWithTheirReason() {
        assertThat(pairs(Stay.of("A", 1, 5).leaving("5"), Stay.of("B", 8, 9).leaving("4"), Stay.of("C", 11, 12)))
                .extracting(SlowPairs.Pair::index, SlowPairs.Pair::exclusion)
                .containsExactlyInAnyOrder(tuple("A", "died"), tuple("B", "against_advice"));
    }

    @Test
    void aMissingDischargeWayExcludesNothing() {
        assertThat(pairs(Stay.of("A", 1, 5).leaving(null), Stay.of("B", 8, 9)))
                .extracting(SlowPairs.Pair::exclusion)
                .containsOnlyNulls();
    }

    @Test
    void aTransferToAnotherHospitalTheNextDayIsAPairToo() {
        assertThat(pairs(Stay.of("A", 1, 5).leaving("2"), Stay.of("B", 6, 9).in("H2")))
                .containsExactly(new SlowPairs.Pair("A", "B", 1, false, true, false, null));
    }

    @Test
    void categoriesAreComparedByThreeCharacters() {
        assertThat(pairs(
                        Stay.of("A", 1, 2).with("I21.4"),
                        Stay.of("B", 3, 4),
                        Stay.of("C", 5, 6).with("I22.0")))
                .extracting(SlowPairs.Pair::index, SlowPairs.Pair::isSameCategory)
                .containsExactlyInAnyOrder(tuple("A", true), tuple("B", false));
    }

    @Test
    void followsItsContract() {
        final Dataset<Row> pairs = new ReadmissionPairs("2010").apply(Stay.cases(List.of(Stay.of("A", 1, 2))));
        assertThat(pairs.columns()).containsExactlyElementsOf(ReadmissionPairTable.CONTRACT.columnNames());
        assertThat(pairs.schema().fields()).extracting("dataType").containsExactly((Object[])
                java.util.stream.Stream.of(
                                Columns.schema(ReadmissionPairTable.CONTRACT).fields())
                        .map(org.apache.spark.sql.types.StructField::dataType)
                        .toArray());
        assertThat(pairs.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithTheSlowReferenceOnRandomHistories(final long seed) {
        final List<Stay> stays = Histories.random(seed, 400);
        assertThat(pairs(stays)).isEqualTo(SlowPairs.of(stays));
    }

    @ParameterizedTest
    @ValueSource(longs = {81, 82, 83})
    void tellTransfersPlansFollowUpAndSpellsAsTheSlowReferenceDoes(final long seed) {
        final List<CareStay> stays = CareHistories.random(seed, 300);
        final Set<String> expected = SlowPairFacts.of(stays);
        final Set<String> line = new HashSet<>();
        final Set<String> contained = new HashSet<>();
        new ReadmissionPairs("2010").apply(CareStay.rows(stays)).collectAsList().forEach(row -> {
            final String text = SlowPairFacts.text(row);
            (expected.contains(text) ? line : contained).add(text);
        });

        assertThat(line).isEqualTo(expected);
        assertThat(contained).isNotEmpty().allMatch(text -> text.contains(" null null null null "));
        assertThat(expected).anyMatch(text -> text.contains("recorded_plan"));
        assertThat(expected).anyMatch(text -> text.contains("discharge_way"));
    }

    @Test
    void everyStayIsTheIndexStayOfAtMostOnePair() {
        final Set<SlowPairs.Pair> pairs = pairs(Histories.random(4, 400));
        assertThat(pairs).extracting(SlowPairs.Pair::index).doesNotHaveDuplicates();
    }

    @Test
    void rowOrderAndPartitionsChangeNothing() {
        final List<Stay> stays = Histories.random(5, 200);
        final List<Stay> shuffled = new ArrayList<>(stays);
        Collections.shuffle(shuffled, new Random(6));
        final Set<SlowPairs.Pair> expected = pairs(stays);
        for (final int partitions : new int[] {1, 3, 7}) {
            assertThat(read(new ReadmissionPairs("2010")
                            .apply(Stay.cases(shuffled).repartition(partitions))))
                    .isEqualTo(expected);
        }
    }

    @Test
    void allWindowsShareOneShuffleAndOneSort() {
        final String plan = plan(new ReadmissionPairs("2010").apply(CareStay.rows(List.of(CareStay.of("A", 1, 2)))));

        assertThat(plan.split("Exchange hashpartitioning\\(person_key_high", -1))
                .hasSize(2);
        assertThat(plan.split("Sort \\[person_key_high", -1)).hasSize(2);
        assertThat(plan).contains("data_end");
    }

    @Test
    void theRatesOfAllReturnsCarryNothingThatOnlyUnplannedOnesAskFor() {
        final Dataset<Row> cases = CareStay.rows(List.of(CareStay.of("A", 1, 2)));
        final SupervisionPolicy policy = new SupervisionPolicy(List.of(7, 31), false, 15);
        final String plan = plan(ReadmissionIndicators.ofAllReturns("2010", policy)
                .apply(cases, new ReadmissionPairs("2010").apply(cases)));

        assertThat(plan).doesNotContain("data_end").doesNotContain("stay_marks").doesNotContain("is_return_planned");
        assertThat(plan).doesNotContain("previous_more").doesNotContain("first_unplanned");
    }

    private static String plan(final Dataset<Row> rows) {
        return ((org.apache.spark.sql.classic.Dataset<Row>) rows)
                .queryExecution()
                .executedPlan()
                .toString();
    }

    @Test
    void shiftingAllDatesChangesNothing() {
        final List<Stay> stays = Histories.random(7, 200);
        assertThat(pairs(stays.stream().map(stay -> stay.shifted(100)).toList()))
                .isEqualTo(pairs(stays));
    }

    @Test
    void anUnrelatedPersonChangesNothing() {
        final List<Stay> stays = Histories.random(8, 200);
        final List<Stay> more = new ArrayList<>(stays);
        more.add(Stay.of("X1", 1, 3).ofPerson(999_999));
        more.add(Stay.of("X2", 4, 5).ofPerson(999_999));
        final Set<SlowPairs.Pair> others = pairs(more).stream()
                .filter(pair -> !pair.index().startsWith("X"))
                .collect(Collectors.toSet());
        assertThat(others).isEqualTo(pairs(stays));
    }

    static Set<SlowPairs.Pair> pairs(final Stay... stays) {
        return pairs(List.of(stays));
    }

    static Set<SlowPairs.Pair> pairs(final List<Stay> stays) {
        return read(new ReadmissionPairs("2010").apply(Stay.cases(stays)));
    }

    private static Set<SlowPairs.Pair> read(final Dataset<Row> pairs) {
        return read(pairs.collectAsList());
    }

    static Set<SlowPairs.Pair> read(final List<Row> pairs) {
        final List<SlowPairs.Pair> read = pairs.stream()
                .peek(row -> assertThat(row.<Boolean>getAs("is_index_eligible"))
                        .isEqualTo(row.getAs("index_exclusion") == null))
                .map(row -> new SlowPairs.Pair(
                        row.getAs("index_settlement_id"),
                        row.getAs("next_settlement_id"),
                        row.getAs("gap_days"),
                        row.getAs("is_same_institution"),
                        row.getAs("is_same_category"),
                        row.getAs("is_overlap"),
                        row.getAs("index_exclusion")))
                .toList();
        assertThat(read).doesNotHaveDuplicates();
        return new HashSet<>(read);
    }
}
