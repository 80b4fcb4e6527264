package org.dipper.supervision.warning;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.dipper.policy.CommunityPolicy;
import org.dipper.settlement.MonthlySettlementCaseTable;
import org.dipper.table.Columns;
import org.dipper.testing.SparkSessions;
import org.dipper.testing.TestCase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Monthly sums")
class MonthlySumsTest {
    private static final List<CommunityPolicy> COMMUNITIES = List.of(
            new CommunityPolicy("C1", "H1", "310", Set.of("H1", "H2"), Set.of("5114"), 1, List.of()),
            new CommunityPolicy("C2", "H3", "310", Set.of("H3"), Set.of("5115"), 1, List.of()));
    private static final SparkSession SPARK = SparkSessions.shared();

    @Test
    void areWhatCountingByHandSaysHoweverTheRowsLie() {
        final Random dice = new Random(11);
        final List<TestCase> cases = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            final LocalDate discharge = LocalDate.of(2025, 1 + dice.nextInt(3), 1 + dice.nextInt(28));
            cases.add(TestCase.of("S" + i, 2025, "I21.0", 1_000 + dice.nextInt(9_000))
                    .of("P" + i, discharge.minusDays(dice.nextInt(9)), discharge)
                    .at("H" + (1 + dice.nextInt(4)), "2")
                    .in(dice.nextInt(4) == 0 ? "390" : "310"));
        }
        // Area by the number in the id: a third each of C1, C2 and unknown; every fifth case tells no personal payment.
        final Dataset<Row> rows = TestCase.rows(SPARK, cases)
                .withColumn("number", expr("cast(substr(settlement_id, 2) as int)"))
                .withColumn("insured_area", expr("element_at(array('511401', '511502', null), number % 3 + 1)"))
                .withColumn("person_pay_fen", expr("case when number % 5 > 0 then total_cost_fen div 4 end"))
                .withColumn("drug_cost_fen", expr("case when number % 2 = 0 then total_cost_fen div 10 end"));
        final Dataset<Row> settled = settled(cases);

        final Map<String, List<Long>> counted = counted(cases);
        assertThat(sums(rows, settled)).hasSizeGreaterThan(30).isEqualTo(counted);
        assertThat(sums(rows.repartition(7, col("institution_code")), settled.repartition(3)))
                .isEqualTo(counted);
    }

    private static Map<String, List<Long>> sums(final Dataset<Row> cases, final Dataset<Row> settled) {
        final Map<String, List<Long>> sums = new TreeMap<>();
        for (final Row row : new MonthlySums(COMMUNITIES).apply(cases, settled).collectAsList()) {
            final String key = row.getString(0) + " " + row.getString(2) + " " + row.getString(3) + " "
                    + row.getBoolean(4) + " " + row.getInt(5) + " " + row.get(6);
            final List<Long> values =
                    MonthlySums.SUMS.stream().map(name -> row.<Long>getAs(name)).toList();
            assertThat(sums.put(key, values)).isNull();
        }
        return sums;
    }

    private static Map<String, List<Long>> counted(final List<TestCase> cases) {
        final Map<String, long[]> counted = new TreeMap<>();
        for (final TestCase each : cases) {
            final int number = Integer.parseInt(each.id().substring(1));
            final String community =
                    !each.pool().equals("310") || number % 3 == 2 ? null : number % 3 == 0 ? "C1" : "C2";
            final boolean isOutside = community != null
                    && !(community.equals("C1")
                            ? Set.of("H1", "H2").contains(each.institution())
                            : each.institution().equals("H3"));
            final int month = 202500 + each.discharge().getMonthValue();
            final String key = each.institution() + " " + each.pool() + " " + community + " " + isOutside + " " + month
                    + " " + (number % 4 == 0 ? null : Months.plus(month, number % 4 - 1));
            final long[] sums = counted.computeIfAbsent(key, unused -> new long[10]);
            final long days =
                    Math.max(1, java.time.temporal.ChronoUnit.DAYS.between(each.admission(), each.discharge()));
            final long[] values = {
                1,
                each.costFen(),
                each.costFen() * 7 / 10,
                days,
                number % 2 == 0 ? each.costFen() / 10 : 0,
                number % 2 == 0 ? 1 : 0,
                0,
                0,
                number % 5 > 0 ? each.costFen() / 4 : 0,
                number % 5 > 0 ? each.costFen() : 0
            };
            for (int i = 0; i < values.length; i++) {
                sums[i] += values[i];
            }
        }
        final Map<String, List<Long>> lists = new TreeMap<>();
        counted.forEach((key, sums) ->
                lists.put(key, java.util.Arrays.stream(sums).boxed().toList()));
        return lists;
    }

    /** Three of four cases are settled 0 to 2 months after discharge; a correction a month later does not count. */
    private static Dataset<Row> settled(final List<TestCase> cases) {
        final List<Row> rows = new ArrayList<>();
        for (final TestCase each : cases) {
            final int number = Integer.parseInt(each.id().substring(1));
            final int month = 202500 + each.discharge().getMonthValue();
            if (number % 4 > 0) {
                final int first = Months.plus(month, number % 4 - 1);
                rows.add(settlement(each, month, first, "new"));
                rows.add(settlement(each, month, Months.plus(first, 1), "corrected"));
            }
        }
        return SPARK.createDataFrame(rows, Columns.schema(MonthlySettlementCaseTable.CONTRACT));
    }

    private static Row settlement(final TestCase of, final int discharge, final int month, final String kind) {
        return RowFactory.create(
                2025,
                month,
                1,
                of.id(),
                of.institution(),
                of.pool(),
                of.level(),
                discharge,
                kind,
                new java.math.BigDecimal("1.0000"),
                0L,
                0L);
    }
}
