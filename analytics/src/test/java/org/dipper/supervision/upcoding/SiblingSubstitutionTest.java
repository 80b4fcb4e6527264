package org.dipper.supervision.upcoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Row;
import org.dipper.policy.UpCodingPolicy;
import org.dipper.supervision.FlaggedCaseTable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Sibling substitution")
class SiblingSubstitutionTest {
    @Test
    void findsTheHospitalThatCodesAFamilyHigherThanItsPeersAndWhatThatEarns() {
        // Nine peers code one case in five as J18.0; hospital 1 codes four in five so.
        final List<Row> flagged =
                flagged(peers(2, 10).add(1, 3, 80, "J18.0", 0.6).add(1, 3, 20, "J18.9", 1));

        assertThat(flagged).hasSize(80).allSatisfy(row -> {
            assertThat(row.<String>getAs("lead_id")).isEqualTo("sibling_substitution:H1:J18+-");
            assertThat(row.<String>getAs("group_code")).isEqualTo("J18.0");
            assertThat(row.<BigDecimal>getAs("strength")).isGreaterThan(new BigDecimal("0.99"));
        });
        // The peers' mean is 600, that of hospital 1 is 900: 100 cases too many by 300 points each.
        assertThat(points(flagged)).isEqualByComparingTo("30000");
        assertThat(flagged.get(0).<String>getAs("summary"))
                .isEqualTo("100 cases of J18+- score 900.0000 on average, at peers 600.0000.");
        assertThat(flagged.stream()
                        .mapToLong(row -> row.getAs("fund_at_stake_fen"))
                        .sum())
                .isEqualTo(30_000_000L);
    }

    @Test
    void leavesTheHospitalAloneThatCodesAsItsPeersDo() {
        assertThat(flagged(peers(1, 10))).isEmpty();
    }

    @Test
    void leavesASmallFamilyAlone() {
        assertThat(flagged(peers(2, 10).add(1, 3, 9, "J18.0", 1))).isEmpty();
        assertThat(flagged(peers(2, 10).add(1, 3, 10, "J18.0", 1))).hasSize(10);
    }

    @Test
    void leavesAFamilyAloneThatHasFewPeers() {
        assertThat(flagged(peers(2, 5).add(1, 3, 100, "J18.0", 1))).isEmpty();
        assertThat(flagged(peers(2, 6).add(1, 3, 100, "J18.0", 1))).hasSize(100);
    }

    @Test
    void doesNotDependOnOrderOrPartitions() {
        final CodedCases cases = peers(2, 10).add(1, 3, 80, "J18.0", 0.6).add(1, 3, 20, "J18.9", 1);
        final SiblingSubstitution rule = new SiblingSubstitution(UpCodingPolicy.DEFAULT);

        assertThat(rule.apply(cases.rows().repartition(7)).orderBy("sequence").collectAsList())
                .isEqualTo(rule.apply(cases.rows()).orderBy("sequence").collectAsList());
    }

    @Test
    void countsScoresAboveAHundredThousandPoints() {
        final CodedCases cases = new CodedCases();
        for (int hospital = 2; hospital <= 10; hospital++) {
            cases.add(hospital, 3, 20, "C92.0", 1).add(hospital, 3, 80, "C92.1", 1);
        }

        // C92.0 scores 150,000 points, C92.1 800: 80 of 100 instead of 20 are 60 cases of 149,200 points too many.
        assertThat(points(flagged(cases.add(1, 3, 80, "C92.0", 1).add(1, 3, 20, "C92.1", 1))))
                .isEqualByComparingTo("8952000");
    }

    @Test
    void followsTheContract() {
        assertThat(new SiblingSubstitution(UpCodingPolicy.DEFAULT)
                        .apply(peers(1, 2).rows())
                        .columns())
                .containsExactlyElementsOf(FlaggedCaseTable.CONTRACT.columnNames());
    }

    private static List<Row> flagged(final CodedCases cases) {
        return new SiblingSubstitution(UpCodingPolicy.DEFAULT)
                .apply(cases.rows())
                .orderBy("sequence")
                .collectAsList();
    }

    private static BigDecimal points(final List<Row> flagged) {
        return flagged.stream()
                .map(row -> row.<BigDecimal>getAs("excess_points"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static CodedCases peers(final int first, final int last) {
        final CodedCases cases = new CodedCases();
        for (int hospital = first; hospital <= last; hospital++) {
            cases.add(hospital, 3, 20, "J18.0", 1).add(hospital, 3, 80, "J18.9", 1);
        }
        return cases;
    }
}
