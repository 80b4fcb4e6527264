package org.dipper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.settlement.PointValueTable;
import org.dipper.table.Columns;
import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;
import org.dipper.testing.SparkSessions;
import org.dipper.testing.TestCase;
import org.dipper.warehouse.Run;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Settled years")
class SettledYearsTest {
    @TempDir
    private static Path folder;

    @Test
    void giveCasesTheirScoresAndASingleYearItsPointValueInFen() {
        final JobContext context = new JobContext(
                SparkSessions.shared(),
                Warehouse.open(
                        SparkSessions.shared(), folder.resolve("warehouse").toString()),
                event -> {});
        try (Run run = context.warehouse().begin("settle year", Map.of("year", "2025"), Optional.empty(), List.of())) {
            run.append(
                    CaseScoreTable.CONTRACT,
                    row(
                            CaseScoreTable.CONTRACT,
                            Map.of("settlement_id", "'A'", "case_score", "12.5", "deviation", "'normal'")),
                    "true");
            run.append(
                    PointValueTable.CONTRACT,
                    row(
                            PointValueTable.CONTRACT,
                            Map.of("insurance_pool", "'310'", "settlement_point_value", "8.123456")),
                    "true");
            run.publish("settlement:2025", 1, "draft", Optional.empty(), Answers.object());
        }
        final Dataset<Row> cases = TestCase.rows(
                context.spark(),
                List.of(TestCase.of("A", 2025, "I21.0", 1_000), TestCase.of("B", 2025, "I21.0", 1_000)));

        assertThat(SettledYears.named(context, new Years(2024, 2025))).isEqualTo("2025 draft 1");
        assertThat(SettledYears.named(context, new Years(2024, 2024))).isEqualTo("none");
        try (Run run = context.warehouse().begin("look", Map.of(), Optional.empty(), List.of())) {
            assertThat(SettledYears.of(run, new Years(2025, 2025)).apply(cases).collectAsList())
                    .extracting(
                            row -> row.getAs("settlement_id"),
                            row -> row.getAs("case_score"),
                            row -> row.getAs("point_value_fen"))
                    .containsExactlyInAnyOrder(
                            tuple("A", new BigDecimal("12.5000"), new BigDecimal("812.345600")),
                            tuple("B", null, new BigDecimal("812.345600")));
            assertThat(SettledYears.of(run, new Years(2024, 2025)).apply(cases).collectAsList())
                    .extracting(row -> row.<Object>getAs("point_value_fen"))
                    .containsOnlyNulls();
        }
    }

    /** One row of revision 1 of 2025: what is not given is plain. */
    private static Dataset<Row> row(final TableContract table, final Map<String, String> given) {
        Dataset<Row> row = SparkSessions.shared().range(1).toDF();
        for (final Field field : table.fields()) {
            final String plain =
                    switch (field.name()) {
                        case "settlement_year" -> "2025";
                        case "revision" -> "1";
                        default ->
                            field.isRequired() ? (field.type().kind() == FieldType.Kind.STRING ? "'-'" : "1") : "NULL";
                    };
            final String value = given.getOrDefault(field.name(), plain);
            row = row.withColumn(
                    field.name(),
                    field.type().kind() == FieldType.Kind.BOOLEAN && value.equals("1")
                            ? functions.lit(true)
                            : functions.expr(value).cast(Columns.type(field.type())));
        }
        return row.select(Columns.select(table));
    }
}
