package org.dipper.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.dipper.catalog.BasicCombinations;
import org.dipper.grouping.AssignGroups;
import org.dipper.grouping.RelatedGroups;
import org.dipper.policy.CoefficientPolicy;
import org.dipper.policy.PoolBudget;
import org.dipper.policy.SettlementPolicy;
import org.dipper.testing.SparkSessions;
import org.dipper.testing.TestCase;
import org.dipper.testing.TestGroups;
import org.junit.jupiter.api.Test;

/**
 * The end-to-end golden of the field notes, 4.3: groups A 1200, B 450 (basic level), C 2600; coefficients H1 1.1, H2 0.8;
 * H1 has 100 A and 40 C, H2 has 60 A and 200 B; fund 3,000,000 yuan at a fund payment ratio of 0.70.
 */
class TwoHospitalGoldenTest {
    private final SparkSession spark = SparkSessions.shared();

    @Test
    void pointValueAndPaymentsAreReproducedToTheFen() {
        final SettlementPolicy policy = new SettlementPolicy(
                List.of(new PoolBudget(
                        "310", Optional.of(300_000_000L), Optional.empty(), Optional.of(new BigDecimal("0.70")))),
                new CoefficientPolicy(
                        Map.of("H1", new BigDecimal("1.1"), "H2", new BigDecimal("0.8")), Map.of(), BigDecimal.ONE),
                Optional.empty(),
                Set.of("B00"),
                BigDecimal.ZERO);
        final Dataset<Row> groups = TestGroups.rows(spark, Map.of("A00", "1200", "B00", "450", "C00", "2600"));
        final Dataset<Row> scored = new ScoreCases(policy, 1000, 1_000_000, new NoStandard())
                .apply(new AssignGroups(groups, true, RelatedGroups.NONE)
                        .apply(new BasicCombinations().apply(TestCase.rows(spark, cases()))));

        final List<InstitutionTotal> totals =
                InstitutionTotals.records(new InstitutionTotals().apply(scored).collectAsList());
        assertThat(totals)
                .extracting(InstitutionTotal::institution, InstitutionTotal::scoreUnits)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("H1", 246_400_0000L),
                        org.assertj.core.groups.Tuple.tuple("H2", 147_600_0000L));

        final AnnualSettlement.PoolSettlement pool =
                new AnnualSettlement(policy).settle(totals).get(0);
        assertThat(pool.settlementPointValue()).isEqualByComparingTo("10.877447");
        assertThat(pool.paymentFen()).containsExactly(Map.entry("H1", 187_614_213L), Map.entry("H2", 112_385_787L));

        final List<Row> paid = new ApportionCases(payments(totals, pool))
                .apply(scored)
                .groupBy("institution_code")
                .agg(org.apache.spark.sql.functions.sum("payment_fen"))
                .orderBy("institution_code")
                .collectAsList();
        assertThat(paid).containsExactly(RowFactory.create("H1", 187_614_213L), RowFactory.create("H2", 112_385_787L));
    }

    private Dataset<Row> payments(final List<InstitutionTotal> totals, final AnnualSettlement.PoolSettlement pool) {
        final List<Row> rows = totals.stream()
                .map(total -> RowFactory.create(
                        total.institution(), "310", pool.paymentFen().get(total.institution()), total.scoreUnits()))
                .toList();
        return spark.createDataFrame(
                rows,
                org.apache.spark.sql.types.StructType.fromDDL(
                        "paid_institution_code STRING, paid_insurance_pool STRING, paid_fen LONG, paid_units LONG"));
    }

    private static List<TestCase> cases() {
        final List<TestCase> cases = new ArrayList<>();
        add(cases, "H1", "A00", 100);
        add(cases, "H1", "C00", 40);
        add(cases, "H2", "A00", 60);
        add(cases, "H2", "B00", 200);
        return cases;
    }

    private static void add(
            final List<TestCase> cases, final String institution, final String diagnosis, final int number) {
        for (int i = 0; i < number; i++) {
            cases.add(TestCase.of(institution + diagnosis + i, 2025, diagnosis, 1_000_000L)
                    .at(institution, "3"));
        }
    }
}
