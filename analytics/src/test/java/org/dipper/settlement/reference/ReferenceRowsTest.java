package org.dipper.settlement.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.SettledCaseTable;
import org.dipper.table.Columns;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.Test;

/** The stays of a city as the engine reads them. */
class ReferenceRowsTest {
    private final SparkSession spark = SparkSessions.shared();

    @Test
    void everyStayIsOneRowThatKeepsTheContractAndItsGroupScoreMeanAndSubtype() {
        final List<ReferenceStay> stays = RandomCity.of(3).stays();
        Columns.require(SettledCaseTable.CONTRACT, ReferenceRows.settledCases(spark, stays));
        final Dataset<Row> assigned = ReferenceRows.assigned(spark, stays);
        final List<Row> rows = ReferenceRows.levelMeans(spark, stays)
                .apply(ReferenceRows.typing(spark, stays).apply(assigned))
                .orderBy("settlement_id")
                .collectAsList();
        assertThat(rows).hasSameSizeAs(stays);
        for (int i = 0; i < rows.size(); i++) {
            final Row row = rows.get(i);
            final ReferenceStay stay = stays.get(i);
            assertThat(row.<String>getAs("settlement_id")).isEqualTo(stay.id());
            assertThat(row.<Long>getAs("auxiliary_coefficient_units"))
                    .isEqualTo(stay.auxiliary().movePointRight(4).longValueExact());
            if (stay.isGrouped()) {
                assertThat(row.<Long>getAs("rw_units"))
                        .isEqualTo(stay.rw().movePointRight(4).longValueExact());
                assertThat(row.<Long>getAs("standard_cost_fen")).isEqualTo(stay.levelMeanFen());
            } else {
                assertThat(row.<String>getAs("group_code")).isNull();
            }
        }
    }
}
