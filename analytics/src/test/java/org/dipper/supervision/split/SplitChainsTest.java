package org.dipper.supervision.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
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
import org.dipper.supervision.CareHistories;
import org.dipper.supervision.CareStay;
import org.dipper.supervision.ReadmissionPairs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Chains of split admissions")
class SplitChainsTest {
    private static final SupervisionPolicy POLICY = new SupervisionPolicy(List.of(31), false, 15);
    private static final List<Set<String>> COMMUNITY = List.of(Set.of("H0", "H1", "H2"));

    @Test
    void holdTheirStaysInOrderWithTheLinkThatLedToEach() {
        final List<Row> stays = chains(List.of(
                CareStay.of("C", 1, 5).at("01"),
                CareStay.of("A", 5, 9).diagnosed("J18.9").at("02"),
                CareStay.of("B", 20, 21).diagnosed("J18.9").at("02")));

        assertThat(stays)
                .extracting(
                        row -> row.getAs("chain_id"),
                        row -> row.getAs("sequence"),
                        row -> row.getAs("settlement_id"),
                        row -> row.getAs("link_gap_days"),
                        row -> row.getAs("link_sub_types"))
                .containsExactly(
                        tuple("C", 1, "C", null, null), tuple("C", 2, "A", 0, "B1a"), tuple("C", 3, "B", 11, "B1d"));
        assertThat(stays.get(0).<String>getAs("gap_list")).isEqualTo("0, 11");
        assertThat(stays.get(0).<String>getAs("chain_sub_types")).isEqualTo("B1a+B1d");
        assertThat(stays.get(0).<BigDecimal>getAs("chain_strength")).isEqualByComparingTo("1");
    }

    @Test
    void breakWhereALinkIsMissingOrExcluded() {
        assertThat(chains(List.of(
                        CareStay.of("A", 1, 2),
                        CareStay.of("B", 4, 5),
                        CareStay.of("C", 7, 8).coming("1"),
                        CareStay.of("D", 10, 11),
                        CareStay.of("E", 40, 41))))
                .extracting(row -> row.getAs("chain_id"), row -> row.getAs("settlement_id"))
                .containsExactly(tuple("A", "A"), tuple("A", "B"), tuple("C", "C"), tuple("C", "D"));
    }

    @Test
    void areLongWhereThreeLinksStandWithinNinetyDays() {
        // Counted from the discharge of the first stay, day 2 or day 1, to the admission of the last, day 92.
        final CareStay last = CareStay.of("D", 92, 93);
        final List<CareStay> ninety =
                List.of(CareStay.of("A", 1, 2), CareStay.of("B", 17, 41), CareStay.of("C", 56, 77), last);
        final List<CareStay> ninetyOne =
                List.of(CareStay.of("A", 1, 1), CareStay.of("B", 16, 41), CareStay.of("C", 56, 77), last);

        assertThat(strengths(ninety)).containsExactly("B1d+B1e 0.973000");
        assertThat(strengths(ninetyOne)).containsExactly("B1d 0.700000");
    }

    @Test
    void areNotLongWithTwoLinks() {
        assertThat(strengths(List.of(CareStay.of("A", 1, 2), CareStay.of("B", 4, 5), CareStay.of("C", 7, 8))))
                .containsExactly("B1d 0.700000");
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53})
    void agreeWithTheSlowReferenceOnRandomHistories(final long seed) {
        final List<CareStay> stays = CareHistories.random(seed, 250);

        final Set<SlowChains.Chain> expected = SlowChains.of(stays, COMMUNITY);
        assertThat(expected.stream().filter(chain -> chain.stays().size() > 3)).isNotEmpty();
        assertThat(read(stays, 2)).isEqualTo(expected);
    }

    @Test
    void rowOrderPartitionsAndAShiftOfAllDatesChangeNothing() {
        final List<CareStay> stays = CareHistories.random(54, 150);
        final List<CareStay> shuffled = new ArrayList<>(stays);
        Collections.shuffle(shuffled, new Random(55));
        final Set<SlowChains.Chain> expected = read(stays, 2);

        assertThat(read(shuffled, 5)).isEqualTo(expected);
        assertThat(read(stays.stream().map(stay -> stay.shifted(100)).toList(), 1))
                .isEqualTo(expected);
    }

    @Test
    void anUnrelatedPersonChangesNothingAndAStaySplitInTwoRaisesThemByExactlyOne() {
        final List<CareStay> stays = CareHistories.random(56, 150);
        final List<CareStay> whole = new ArrayList<>(stays);
        whole.add(CareStay.of("X", 1, 9).ofPerson(999_999));
        final List<CareStay> split = new ArrayList<>(stays);
        split.add(CareStay.of("X1", 1, 4).ofPerson(999_999));
        split.add(CareStay.of("X2", 4, 9).ofPerson(999_999));
        final Set<SlowChains.Chain> before = read(stays, 2);
        final Set<SlowChains.Chain> after = new HashSet<>(before);
        after.add(new SlowChains.Chain(List.of("X1", "X2"), "0", new BigDecimal("0.700000")));

        assertThat(read(whole, 2)).isEqualTo(before);
        assertThat(read(split, 2)).isEqualTo(after);
    }

    private static List<String> strengths(final List<CareStay> stays) {
        return chains(stays).stream()
                .filter(row -> row.<Integer>getAs("sequence") == 1)
                .map(row -> row.getAs("chain_sub_types") + " "
                        + row.<BigDecimal>getAs("chain_strength").toPlainString())
                .toList();
    }

    private static List<Row> chains(final List<CareStay> stays) {
        return rows(stays, 2).orderBy("chain_id", "sequence").collectAsList();
    }

    private static Dataset<Row> rows(final List<CareStay> stays, final int partitions) {
        final Dataset<Row> cases = CareStay.rows(stays).repartition(partitions);
        return new SplitChains(POLICY.splitAdmission())
                .apply(new SplitLinks(POLICY, COMMUNITY)
                        .apply(new ReadmissionPairs("2010", POLICY).apply(cases).localCheckpoint(), cases)
                        .localCheckpoint());
    }

    private static Set<SlowChains.Chain> read(final List<CareStay> stays, final int partitions) {
        return rows(stays, partitions).collectAsList().stream()
                .collect(Collectors.groupingBy(row -> row.<String>getAs("chain_id")))
                .values()
                .stream()
                .map(rows -> new SlowChains.Chain(
                        rows.stream()
                                .sorted(java.util.Comparator.comparingInt(row -> row.<Integer>getAs("sequence")))
                                .map(row -> row.<String>getAs("settlement_id"))
                                .toList(),
                        rows.get(0).getAs("gap_list"),
                        rows.get(0).getAs("chain_strength")))
                .collect(Collectors.toSet());
    }
}
