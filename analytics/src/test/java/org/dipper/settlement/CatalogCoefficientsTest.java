package org.dipper.settlement;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.dipper.catalog.coefficient.InstitutionCoefficientTable;
import org.dipper.policy.CoefficientPolicy;
import org.dipper.table.Columns;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.Test;

/** By disease first, then by institution, then by class, then what the policy writes. */
class CatalogCoefficientsTest {
    private final SparkSession spark = SparkSessions.shared();

    @Test
    void theNarrowestCoefficientHolds() {
        final Dataset<Row> measured = spark.createDataFrame(
                List.of(
                        measured("class", "3", "-", "1.1000"),
                        measured("class", "3", "A", "1.3000"),
                        measured("class", "3", "B", null),
                        measured("institution", "H2", "-", "1.2000")),
                Columns.schema(InstitutionCoefficientTable.CONTRACT));
        final Dataset<Row> cases = spark.createDataFrame(
                List.of(
                        RowFactory.create("H1", "3", "A"),
                        RowFactory.create("H2", "3", "A"),
                        RowFactory.create("H2", "3", "B"),
                        RowFactory.create("H1", "3", "B"),
                        RowFactory.create("H1", "3", null),
                        RowFactory.create("H3", "1", "A"),
                        RowFactory.create("H4", "0", "A")),
                StructType.fromDDL("institution STRING, level STRING, grp STRING"));
        final CoefficientPolicy policy = new CoefficientPolicy(
                Map.of("H1", new BigDecimal("9")), Map.of("1", new BigDecimal("0.7")), new BigDecimal("0.5"), true);
        assertThat(new CatalogCoefficients(policy, measured)
                        .apply(cases, col("institution"), col("level"), col("grp"), "units")
                        .collectAsList())
                .extracting(row -> row.mkString(" "))
                .containsExactlyInAnyOrder(
                        "H1 3 A 13000",
                        "H2 3 A 13000",
                        "H2 3 B 12000",
                        "H1 3 B 11000",
                        "H1 3 null 11000",
                        "H3 1 A 7000",
                        "H4 0 A 5000");
    }

    private static Row measured(final String type, final String subject, final String group, final String coefficient) {
        final BigDecimal value = coefficient == null ? null : new BigDecimal(coefficient);
        return RowFactory.create(
                2025,
                1,
                "by_class",
                type,
                subject,
                group,
                30L,
                new BigDecimal("1.000000"),
                value,
                value == null ? "not_used" : "in_force",
                "");
    }
}
