package org.dipper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.dipper.errors.DipperException;
import org.dipper.supervision.fair.CaseStrata;
import org.dipper.supervision.fair.FairRankingTable;
import org.dipper.supervision.fair.IndirectStandardisation;
import org.dipper.supervision.fair.Measure;
import org.dipper.supervision.fair.RankingParameters;
import org.dipper.supervision.fair.StandardisationRule;
import org.dipper.table.Columns;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ranking of institutions")
class InstitutionRankingTest {
    private static final StructType CASES = new StructType()
            .add("institution_code", DataTypes.StringType)
            .add(CaseStrata.AGE_BAND, DataTypes.StringType)
            .add("outcome", DataTypes.LongType);
    private static final StructType INSTITUTIONS = new StructType()
            .add("institution_code", DataTypes.StringType)
            .add("peer_group", DataTypes.StringType)
            .add("fund_at_stake_fen", DataTypes.LongType);

    @Test
    void ranksTheHospitalWhoseCasesReturnTooOftenFirst() {
        final List<Row> rows = ranking(institutions(10)).orderBy("rank").collectAsList();
        assertThat(rows).hasSize(10);
        final Row first = rows.get(0);
        assertThat(first.<String>getAs("institution_code")).isEqualTo("H9");
        assertThat(first.<Integer>getAs("rank")).isEqualTo(1);
        assertThat(first.<java.math.BigDecimal>getAs("ratio").doubleValue()).isGreaterThan(1.5);
        assertThat(first.<java.math.BigDecimal>getAs("probability_high").doubleValue())
                .isGreaterThan(0.9);
        assertThat(first.<String>getAs("state")).isEqualTo("evaluated");
        assertThat(first.<String>getAs("peer_group")).isEqualTo("2");
        assertThat(first.<Boolean>getAs("is_small_count")).isFalse();
    }

    @Test
    void followsItsContract() {
        final Dataset<Row> ranking = ranking(institutions(10));
        assertThat(ranking.columns()).containsExactlyElementsOf(FairRankingTable.CONTRACT.columnNames());
        assertThat(ranking.schema().fields()).extracting("dataType").containsExactly((Object[])
                java.util.stream.Stream.of(
                                Columns.schema(FairRankingTable.CONTRACT).fields())
                        .map(org.apache.spark.sql.types.StructField::dataType)
                        .toArray());
    }

    @Test
    void refusesAnInstitutionWithoutAFund() {
        assertThatThrownBy(() -> ranking(institutions(9)))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining("1 institutions");
    }

    private static Dataset<Row> ranking(final Dataset<Row> institutions) {
        final Dataset<Row> expected = new IndirectStandardisation(
                        "2024", "readmission_30d_any", StandardisationRule.of(CaseStrata.AGE_BAND))
                .apply(cases());
        return new InstitutionRanking("2024", "readmission_30d_any", Measure.PROPORTION, RankingParameters.OF_YEAR)
                .of(expected, institutions);
    }

    /** Ten hospitals of a hundred cases: between 8 and 12 return, in the last 25. */
    private static Dataset<Row> cases() {
        final List<Row> rows = new ArrayList<>();
        for (int hospital = 0; hospital < 10; hospital++) {
            final int returns = hospital == 9 ? 25 : 8 + hospital % 5;
            for (int i = 0; i < 100; i++) {
                rows.add(RowFactory.create("H" + hospital, i % 2 == 0 ? "60-69" : "70-79", i < returns ? 1L : 0L));
            }
        }
        return SparkSessions.shared().createDataFrame(rows, CASES);
    }

    private static Dataset<Row> institutions(final int known) {
        final List<Row> rows = new ArrayList<>();
        for (int hospital = 0; hospital < known; hospital++) {
            rows.add(RowFactory.create("H" + hospital, "2", 1_000_000L));
        }
        return SparkSessions.shared().createDataFrame(rows, INSTITUTIONS);
    }
}
