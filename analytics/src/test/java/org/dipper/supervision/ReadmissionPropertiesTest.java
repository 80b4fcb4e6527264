package org.dipper.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.policy.PlannedReturnRule;
import org.dipper.policy.ReadmissionPolicy;
import org.dipper.policy.SplitAdmissionPolicy;
import org.dipper.policy.SupervisionPolicy;
import org.dipper.supervision.split.SplitChains;
import org.dipper.supervision.split.SplitLinks;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold whatever the data: on generated histories and on the public CMS DE-SynPUF claims. */
@DisplayName("Readmission on any data")
class ReadmissionPropertiesTest {
    private static final String GENERATED = "generated";
    private static final String SYNPUF = "synpuf 1";
    private static final List<Integer> WINDOWS = List.of(7, 14, 15, 30, 31);
    private static final List<String> RULES =
            List.of("any", "same_institution", "same_category", "same_institution_same_category", "same_group");
    private static final SupervisionPolicy POLICY = new SupervisionPolicy(
            WINDOWS,
            false,
            15,
            // Follow-up is told by the months of the data, so it alone may change with a shift of all dates.
            new ReadmissionPolicy(
                    PlannedReturnRule.DEFAULTS, 31, 1, 3, 0, false, Set.of("2105"), Set.of("tumour_treatment"), false),
            SplitAdmissionPolicy.DEFAULT);

    @ParameterizedTest
    @ValueSource(strings = {GENERATED, SYNPUF})
    void ratesGrowWithTheWindowShrinkWithTheRuleAndSumOverInstitutions(final String source) throws IOException {
        final List<CareStay> stays = stays(source);
        final Map<String, long[]> rates = rates(stays, 2);

        for (final String rule : RULES) {
            for (final String ending : List.of("", "_unplanned")) {
                for (int i = 1; i < WINDOWS.size(); i++) {
                    assertThat(region(rates, WINDOWS.get(i - 1), rule + ending)[0])
                            .isLessThanOrEqualTo(region(rates, WINDOWS.get(i), rule + ending)[0]);
                }
                assertThat(region(rates, 31, rule + ending)[0])
                        .isLessThanOrEqualTo(region(rates, 31, "any" + ending)[0]);
            }
            assertThat(region(rates, 31, rule + "_unplanned")[0]).isLessThanOrEqualTo(region(rates, 31, rule)[0]);
        }
        assertThat(region(rates, 31, "any_unplanned")[0]).isPositive();
        assertThat(region(rates, 31, "any_unplanned")[1]).isEqualTo(sum(rates, "readmission_31d_any_unplanned", 1));
        assertThat(region(rates, 31, "any")[1])
                .isEqualTo(sum(rates, "readmission_31d_any", 1))
                .isEqualTo(eligible(stays));
        assertThat(region(rates, 31, "any_unplanned")[0]).isEqualTo(sum(rates, "readmission_31d_any_unplanned", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {GENERATED, SYNPUF})
    void aShiftOrderAndPartitionsChangeNothing(final String source) throws IOException {
        final List<CareStay> stays = stays(source);
        final List<CareStay> changed = new ArrayList<>();
        stays.forEach(stay -> changed.add(stay.shifted(-77)));
        Collections.shuffle(changed, new Random(91));

        assertThat(texts(rates(changed, 5))).isEqualTo(texts(rates(stays, 2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {GENERATED, SYNPUF})
    void anUnrelatedPersonAddsOnlyItsOwnAndAStaySplitInTwoRaisesChainsByOneAndNoRate(final String source)
            throws IOException {
        final List<CareStay> stays = stays(source);
        final CareStay whole = CareStay.of("X", 10, 30).ofPerson(999_999_999).in("OTHER");
        final List<CareStay> more = new ArrayList<>(stays);
        more.add(whole);
        final List<CareStay> split = new ArrayList<>(stays);
        split.add(CareStay.of("X1", 10, 20).ofPerson(999_999_999).in("OTHER"));
        split.add(CareStay.of("X2", 20, 30).ofPerson(999_999_999).in("OTHER"));
        final Map<String, long[]> before = rates(stays, 2);
        final Map<String, long[]> with = rates(more, 2);
        final Map<String, long[]> after = rates(split, 2);

        for (final String rule : List.of("any", "any_unplanned", "same_institution_same_category")) {
            final long[] rate = region(before, 31, rule);
            assertThat(region(with, 31, rule)).containsExactly(rate[0], rate[1] + 1);
            assertThat(region(after, 31, rule)).containsExactly(rate[0], rate[1] + 2);
        }
        final String candidate = "split_admission_candidate region all";
        assertThat(after.get(candidate)[0]).isEqualTo(before.get(candidate)[0] + 1);
        assertThat(with.get(candidate)[0]).isEqualTo(before.get(candidate)[0]);
        final long chains = chains(stays);
        assertThat(chains(more)).isEqualTo(chains);
        assertThat(chains(split)).isEqualTo(chains + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {GENERATED, SYNPUF})
    void cuttingTheDataShortChangesOnlyIndexStaysOfTheLastDays(final String source) throws IOException {
        final List<CareStay> stays = stays(source);
        final List<LocalDate> admissions =
                stays.stream().map(CareStay::admission).sorted().toList();
        final LocalDate cut = admissions.get(admissions.size() * 3 / 4);
        final List<CareStay> cutShort =
                stays.stream().filter(stay -> !stay.admission().isAfter(cut)).toList();
        final LocalDate safe = cut.minusDays(31);

        assertThat(cutShort).hasSizeLessThan(stays.size());
        assertThat(returnsOfIndexUntil(cutShort, safe)).isNotEmpty().isEqualTo(returnsOfIndexUntil(stays, safe));
        assertThat(returnsOfIndexUntil(cutShort, cut)).isNotEqualTo(returnsOfIndexUntil(stays, cut));
    }

    private static Set<String> returnsOfIndexUntil(final List<CareStay> stays, final LocalDate last) {
        return pairs(CareStay.rows(stays)).collectAsList().stream()
                .filter(row -> !row.<LocalDate>getAs("index_discharge_date").isAfter(last))
                .filter(row -> row.<Integer>getAs("gap_days") <= 31)
                .map(row -> row.getAs("index_settlement_id") + " " + row.getAs("next_settlement_id") + " "
                        + row.getAs("gap_days") + " " + row.getAs("planned_rule") + " " + row.getAs("transfer_rule")
                        + " " + row.getAs("unplanned_index_exclusion"))
                .collect(Collectors.toSet());
    }

    private static List<CareStay> stays(final String source) throws IOException {
        return source.equals(GENERATED)
                ? CareHistories.random(71, 300)
                : SynPufReadmissionTest.sample(1, new HashMap<>()).stream()
                        .map(SynPufReadmissionTest::care)
                        .toList();
    }

    private static Dataset<Row> pairs(final Dataset<Row> cases) {
        return new ReadmissionPairs("any", POLICY).apply(cases);
    }

    private static long chains(final List<CareStay> stays) {
        final Dataset<Row> cases = CareStay.rows(stays);
        return new SplitChains(POLICY.splitAdmission())
                .apply(new SplitLinks(POLICY, List.of())
                        .apply(pairs(cases).localCheckpoint(), cases)
                        .localCheckpoint())
                .select("chain_id")
                .distinct()
                .count();
    }

    private static Map<String, long[]> rates(final List<CareStay> stays, final int partitions) {
        final Dataset<Row> cases = CareStay.rows(stays).repartition(partitions);
        final Map<String, long[]> rates = new TreeMap<>();
        ReadmissionIndicators.ofGroupedCases("any", POLICY)
                .apply(cases, pairs(cases))
                .collectAsList()
                .forEach(row -> rates.put(
                        row.getAs("indicator") + " " + row.getAs("subject_type") + " " + row.getAs("subject"),
                        new long[] {
                            row.getDecimal(row.fieldIndex("numerator")).longValueExact(),
                            row.getDecimal(row.fieldIndex("denominator")).longValueExact()
                        }));
        return rates;
    }

    private static Map<String, String> texts(final Map<String, long[]> rates) {
        final Map<String, String> texts = new TreeMap<>();
        rates.forEach((key, rate) -> texts.put(key, rate[0] + "/" + rate[1]));
        return texts;
    }

    private static long[] region(final Map<String, long[]> rates, final int window, final String rule) {
        return rates.get("readmission_" + window + "d_" + rule + " region all");
    }

    private static long sum(final Map<String, long[]> rates, final String indicator, final int part) {
        return rates.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(indicator + " institution "))
                .mapToLong(entry -> entry.getValue()[part])
                .sum();
    }

    private static long eligible(final List<CareStay> stays) {
        return stays.stream()
                        .filter(stay -> !Set.of("4", "5")
                                .contains(String.valueOf(
                                        stay.<String>get(org.dipper.cases.SettledCaseTable.DISCHARGE_WAY))))
                        .count()
                - pairs(CareStay.rows(stays))
                        .where("index_exclusion = 'overlap'")
                        .count();
    }
}
