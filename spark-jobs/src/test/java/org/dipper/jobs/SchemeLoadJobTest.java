package org.dipper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.dipper.generator.SyntheticScheme;
import org.dipper.grouping.scheme.GroupingSchemeTable;
import org.dipper.grouping.scheme.SchemeReader;
import org.dipper.grouping.scheme.SchemeRow;
import org.dipper.grouping.scheme.SchemeRule;
import org.dipper.grouping.scheme.SchemeText;
import org.dipper.testing.SparkSessions;
import org.dipper.warehouse.Run;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading grouping schemes: revisions, nothing twice, nothing by halves. */
class SchemeLoadJobTest {
    private static final String HEADER = "category,seq,principal_diag,diag_name,principal_procedure\n";
    private static final String GENERAL = """
            category,seq,name,principal_diag,secondary_diag,any_diag,age_days,age_years,birth_weight,principal_procedure,any_procedure,related_procedure
            XQ,1,newborn,,,P07,<29,,0-999,,,
            FZ,2,burn,T20.2|T21.2,T31.0-T31.9,,,18-,,86.2201|86.2202+86.2203,,
            BX,3,merge,A40,,,,,,33.2402,96.7201,99.2503|86.0701+99.2801
            """;

    @TempDir
    private Path folder;

    private final SparkSession spark = SparkSessions.shared();

    @Test
    void eachChangedLoadIsARevisionAndTheSameContentIsNothingToDo() throws IOException {
        final JobContext context = context();
        final Path file = Files.writeString(folder.resolve("base.csv"), HEADER + "JC,1,A40,a,33.2402\n");
        Files.writeString(folder.resolve("general.csv"), GENERAL.replace(",1,", ",4,"));

        final JsonNode first = load(context, folder);
        assertThat(first.get("rows").asInt()).isEqualTo(4);
        assertThat(first.get("rows_jc").asInt()).isEqualTo(1);
        assertThat(load(context, folder).get("is_new").asBoolean()).isFalse();
        Files.writeString(file, HEADER + "JC,1,A41,a,\n");
        assertThat(load(context, folder).get("revision").asInt()).isEqualTo(2);
        assertThat(load(context, folder.resolve("b*.csv")).get("revision").asInt())
                .isEqualTo(3);

        assertThat(rows(context)).extracting(row -> row.rule().sequence()).containsExactly(1);
        assertThat(context.warehouse().current(GroupingSchemeTable.CONTRACT).count())
                .isEqualTo(9);
    }

    @Test
    void whatIsLoadedIsReadBackRowByRow() throws IOException {
        final JobContext context = context();
        Files.writeString(folder.resolve("general.csv"), GENERAL);
        load(context, folder);

        final List<SchemeRow> written = SchemeReader.read(List.of(new SchemeText("general.csv", GENERAL)))
                .rows();
        assertThat(rows(context)).containsExactlyElementsOf(written);
    }

    @Test
    void aBrokenFileLoadsNothing() throws IOException {
        final JobContext context = context();
        Files.writeString(folder.resolve("a.csv"), HEADER + "JC,1,A40,a,\n");
        Files.writeString(folder.resolve("b.csv"), HEADER + "JC,2,A41,a,47.0100||\n");

        assertThatThrownBy(() -> load(context, folder)).isInstanceOfSatisfying(DipperException.class, refusal -> {
            assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(refusal.what()).contains("b.csv", "line 2", "principal_procedure");
        });
        assertThat(context.warehouse().publications()).isEmpty();
        assertThatThrownBy(() -> new SchemeLoadJob().check(options(folder.resolve("no*.csv"))))
                .isInstanceOf(DipperException.class);
    }

    @Test
    void theSyntheticSchemeIsAsLargeAsTheNationalOne() {
        assertThat(SyntheticScheme.rules(1))
                .hasSize(5125)
                .extracting(SchemeRule::sequence)
                .doesNotHaveDuplicates();
        assertThat(SyntheticScheme.rules(1)).isEqualTo(SyntheticScheme.rules(1)).isNotEqualTo(SyntheticScheme.rules(2));
    }

    private static List<SchemeRow> rows(final JobContext context) {
        try (Run run = context.warehouse().begin("test", Map.of(), Optional.empty(), List.of())) {
            return Schemes.rows(run, "test").orElseThrow();
        }
    }

    private static JsonNode load(final JobContext context, final Path source) {
        return new SchemeLoadJob().run(context, options(source));
    }

    private static JobOptions options(final Path source) {
        return JobOptions.parse("scheme load", List.of("--name", "test", "--source", source.toString()));
    }

    private JobContext context() {
        return new JobContext(
                spark, Warehouse.open(spark, folder.resolve("warehouse").toString()), event -> {});
    }
}
