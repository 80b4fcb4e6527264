package org.dipper.supervision.upcoding;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.settlement.CaseTyping;
import org.dipper.settlement.ScoreCases;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Decisive codes")
class DecisiveCodeTest {
    @Test
    void tellWhatEachOtherDiagnosisBuys() {
        final List<Row> bought = removal()
                .apply(new CodedCases()
                        .add(1, 3, 1, "J18.9", 1, List.of("E11.9", "J96.0"))
                        .add(1, 3, 1, "J18.9", 1, List.of("J96.0", "J96.0"))
                        .add(1, 3, 1, "J18.9", 1, List.of("E11.9"))
                        .rows())
                .collectAsList();

        // J96.0 lifts the case by a fifth; where it stands twice, taking one away changes nothing.
        assertThat(bought).singleElement().satisfies(row -> {
            assertThat(row.<String>getAs("settlement_id")).isEqualTo("S10000");
            assertThat(row.<String>getAs("removed_code")).isEqualTo("J96.0");
            assertThat(row.<BigDecimal>getAs("points")).isEqualByComparingTo("600");
            assertThat(row.<BigDecimal>getAs("points_lost")).isEqualByComparingTo("100");
            assertThat(row.<String>getAs("group_code")).isEqualTo("J18.9");
        });
    }

    @Test
    void loseAllPointsWhereTheCaseWouldHaveNoGroup() {
        final CodeRemoval removal = new CodeRemoval(
                rows -> regrouped(rows, when(array_contains(col("other_diagnoses"), "J96.0"), lit("500.0000"))),
                typing(),
                false);

        assertThat(removal.apply(new CodedCases()
                                .add(1, 3, 1, "J18.9", 1, List.of("J96.0"))
                                .rows())
                        .collectAsList())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.<BigDecimal>getAs("points_lost")).isEqualByComparingTo("600");
                    assertThat(row.isNullAt(row.fieldIndex("group_code_without")))
                            .isTrue();
                });
    }

    @Test
    void areALeadWhereOneCodeDecidesFarMoreOftenThanAtPeers() {
        final CodedCases cases =
                peers().add(1, 3, 60, "J18.9", 1, List.of("J96.0")).add(1, 3, 40, "J18.9", 1, List.of("E11.9"));

        final List<Row> flagged = rule().apply(cases.rows()).orderBy("sequence").collectAsList();

        assertThat(flagged).hasSize(60);
        assertThat(flagged.get(0).<String>getAs("lead_id")).isEqualTo("decisive_code:H1:J18:J96.0");
        assertThat(flagged.get(0).<String>getAs("summary"))
                .isEqualTo("J96.0 decides the points of 60 of 100 cases of J18 (60.0 %); at peers 6.0 %.");
        // Of 100 points a case, the peers' tenth of the share is no excess.
        assertThat(flagged.get(0).<BigDecimal>getAs("excess_points")).isEqualByComparingTo("90");
    }

    @Test
    void areNoLeadBelowTwiceThePeersShareOrBelowTheFewestCases() {
        assertThat(rule().apply(peers().add(1, 3, 11, "J18.9", 1, List.of("J96.0"))
                                .add(1, 3, 89, "J18.9", 1, List.of("E11.9"))
                                .rows())
                        .collectAsList())
                .isEmpty();
        assertThat(rule().apply(peers().add(1, 3, 9, "J18.9", 1, List.of("J96.0"))
                                .rows())
                        .collectAsList())
                .isEmpty();
    }

    private static CodedCases peers() {
        final CodedCases cases = new CodedCases();
        for (int hospital = 2; hospital <= 9; hospital++) {
            cases.add(hospital, 3, 6, "J18.9", 1, List.of("J96.0")).add(hospital, 3, 94, "J18.9", 1, List.of("E11.9"));
        }
        return cases;
    }

    private static DecisiveCode rule() {
        return new DecisiveCode(UpCodingPolicy.USUAL, removal());
    }

    private static CodeRemoval removal() {
        return new CodeRemoval(rows -> regrouped(rows, lit("500.0000")), typing(), true);
    }

    private static Dataset<Row> regrouped(final Dataset<Row> rows, final Column score) {
        return rows.withColumn("rw", score.cast("decimal(18,4)"))
                .withColumn("group_code", when(score.isNotNull(), col("principal_diagnosis")))
                .withColumn("group_mean_cost_fen", lit(500_000L));
    }

    /** Respiratory failure lifts a case by a fifth. */
    private static CaseTyping typing() {
        return rows -> rows.withColumn(ScoreCases.AUXILIARY_TYPE, lit("severity"))
                .withColumn(ScoreCases.AUXILIARY_SUBTYPE, lit("severe"))
                .withColumn(
                        ScoreCases.AUXILIARY_UNITS,
                        when(array_contains(col("other_diagnoses"), "J96.0"), lit(12_000L))
                                .otherwise(lit(ScoreCases.ONE)));
    }
}
