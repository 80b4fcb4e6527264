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
import org.dipper.coding.CodeDictionaryTable;
import org.dipper.coding.CodeEntry;
import org.dipper.coding.CodeTableKind;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.dipper.testing.SparkSessions;
import org.dipper.warehouse.Run;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading code tables: revisions, nothing twice, nothing by halves. */
class CodesLoadJobTest {
    @TempDir
    private Path folder;

    private final SparkSession spark = SparkSessions.shared();

    @Test
    void eachChangedLoadIsARevisionAndTheSameContentIsNothingToDo() throws IOException {
        final JobContext context = context();
        final Path file = Files.writeString(folder.resolve("a.csv"), "code,name\nA00,霍乱\nA01,伤寒\n");

        assertThat(load(context, "diagnosis", file).get("revision").asInt()).isEqualTo(1);
        Files.writeString(file, "code,name\nＡ00,霍乱\nA01,伤寒\n");
        final JsonNode again = load(context, "diagnosis", file);
        assertThat(again.get("revision").asInt()).isEqualTo(1);
        assertThat(again.get("is_new").asBoolean()).isFalse();
        Files.writeString(file, "code,name\nA00,霍乱\nA02,其他沙门菌感染\n");
        assertThat(load(context, "diagnosis", file).get("revision").asInt()).isEqualTo(2);
        load(context, "basic-level", Files.writeString(folder.resolve("b.csv"), CodeTableKind.BASIC_LEVEL.template()));

        assertThat(codes(context, CodeTableKind.DIAGNOSIS)).containsExactly("A00", "A02");
        assertThat(codes(context, CodeTableKind.BASIC_LEVEL)).hasSize(3);
        assertThat(context.warehouse().current(CodeDictionaryTable.CONTRACT).count())
                .isEqualTo(7);
    }

    @Test
    void aFileWithARefusedRowLoadsNothingUnlessAsked() throws IOException {
        final JobContext context = context();
        final Path file = Files.writeString(folder.resolve("a.csv"), "code,name\nA00,霍乱\n?,x\n");

        assertThatThrownBy(() -> new CodesLoadJob().check(options("diagnosis", file)))
                .isInstanceOfSatisfying(DipperException.class, refusal -> {
                    assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED);
                    assertThat(refusal.getMessage()).contains("a.csv", "line 3", "1 of 2 rows");
                });
        assertThatThrownBy(() -> load(context, "diagnosis", file)).isInstanceOf(DipperException.class);
        assertThat(context.warehouse().publications()).isEmpty();

        final JsonNode loaded = load(context, "diagnosis", file, "--skip-refused");
        assertThat(loaded.get("rows").asInt()).isEqualTo(1);
        assertThat(loaded.get("refused").asInt()).isEqualTo(1);
        assertThat(loaded.get("refused_lines").asText()).isEqualTo("3");
    }

    private static List<String> codes(final JobContext context, final CodeTableKind kind) {
        try (Run run = context.warehouse().begin("test", Map.of(), Optional.empty(), List.of())) {
            return CodeTables.entries(run, kind).orElseThrow().stream()
                    .map(CodeEntry::code)
                    .toList();
        }
    }

    private static JsonNode load(final JobContext context, final String kind, final Path file, final String... more) {
        return new CodesLoadJob().run(context, options(kind, file, more));
    }

    private static JobOptions options(final String kind, final Path file, final String... more) {
        final List<String> words = new java.util.ArrayList<>(List.of("--kind", kind, "--file", file.toString()));
        words.addAll(List.of(more));
        return JobOptions.parse("codes load", words);
    }

    private JobContext context() {
        final Warehouse warehouse =
                Warehouse.open(spark, folder.resolve("warehouse").toString());
        return new JobContext(spark, warehouse, event -> {});
    }
}
