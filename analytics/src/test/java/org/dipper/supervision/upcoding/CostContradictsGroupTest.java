package org.dipper.supervision.upcoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Cost that contradicts the group")
class CostContradictsGroupTest {
    @Test
    void flagsCasesThatCostAndStayLikeALowerSibling() {
        // 30 cases of hospital 1 are coded J18.0 (10,000 yuan, 8 days) and cost and stay like J18.9 (5,000 yuan, 4
        // days).
        final List<Row> flagged = flagged(region().add(1, 3, 30, "J18.0", 0.5).add(1, 3, 70, "J18.9", 1));

        assertThat(flagged).hasSize(30).allSatisfy(row -> {
            assertThat(row.<String>getAs("lead_id")).isEqualTo("cost_contradicts_group:H1:J18");
            assertThat(row.<String>getAs("group_code")).isEqualTo("J18.0");
            assertThat(row.<BigDecimal>getAs("strength")).isGreaterThan(new BigDecimal("0.8"));
            // Nearly the whole distance of 500 points between the groups, never more.
            assertThat(row.<BigDecimal>getAs("excess_points")).isBetween(new BigDecimal("400"), new BigDecimal("500"));
        });
        assertThat(flagged.get(0).<String>getAs("summary"))
                .startsWith("30 of 100 cases of J18 look like a lower paid group;");
    }

    @Test
    void leavesCasesAloneThatCostWhatTheirGroupCosts() {
        assertThat(flagged(region().add(1, 3, 30, "J18.0", 1).add(1, 3, 70, "J18.9", 1)))
                .isEmpty();
    }

    @Test
    void neverFlagsTheLowestGroupOfAFamily() {
        assertThat(flagged(region().add(1, 3, 100, "J18.9", 0.3))).isEmpty();
    }

    @Test
    void leavesAFamilyAloneThatHasOneGroup() {
        assertThat(flagged(new CodedCases().add(1, 3, 50, "I21.4", 0.3).add(2, 3, 200, "I21.4", 1)))
                .isEmpty();
    }

    @Test
    void doesNotDependOnOrderOrPartitions() {
        final CodedCases cases = region().add(1, 3, 30, "J18.0", 0.5).add(1, 3, 70, "J18.9", 1);
        final CostContradictsGroup rule = new CostContradictsGroup(UpCodingPolicy.USUAL);

        assertThat(rule.apply(cases.rows().repartition(5)).orderBy("sequence").collectAsList())
                .isEqualTo(rule.apply(cases.rows()).orderBy("sequence").collectAsList());
    }

    private static List<Row> flagged(final CodedCases cases) {
        return new CostContradictsGroup(UpCodingPolicy.USUAL)
                .apply(cases.rows())
                .orderBy("sequence")
                .collectAsList();
    }

    private static CodedCases region() {
        final CodedCases cases = new CodedCases();
        for (int hospital = 2; hospital <= 9; hospital++) {
            cases.add(hospital, 3, 30, "J18.0", 1).add(hospital, 3, 70, "J18.9", 1);
        }
        return cases;
    }
}
