package org.dipper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.dipper.catalog.CatalogEditionTable;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.dipper.table.Columns;
import org.dipper.testing.SparkSessions;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edition as files: what they hold, that they are the same each time, and that nothing is replaced unasked. */
class CatalogExportTest {
    private static final String WHERE = "edition_year = 2025";

    @TempDir
    private Path folder;

    private final SparkSession spark = SparkSessions.shared();
    private JobContext context;

    @BeforeEach
    void publishEdition() {
        context =
                new JobContext(spark, Warehouse.open(spark, folder.resolve("w").toString()), event -> {});
        try (Run run = context.warehouse().begin("catalog build", Map.of(), Optional.empty(), List.of())) {
            run.replace(
                    DiseaseGroupTable.CONTRACT,
                    spark.createDataFrame(groups(), Columns.schema(DiseaseGroupTable.CONTRACT)),
                    WHERE);
            run.replace(
                    CatalogEditionTable.CONTRACT,
                    spark.createDataFrame(List.of(edition()), Columns.schema(CatalogEditionTable.CONTRACT)),
                    WHERE);
            run.publish("catalog:2025", 1, Publication.DRAFT, Optional.empty(), JsonNodeFactory.instance.objectNode());
        }
    }

    @Test
    void anEditionIsExportedReadBackAndExportedAgainToTheSameBytes() throws Exception {
        final JsonNode answer = export("first", "--header", "zh", "--bom");
        assertThat(answer.get("files").toString())
                .isEqualTo("[\"disease_group.csv\",\"disease_group.arrow\",\"catalog_edition.arrow\"]");
        assertThat(Files.readString(folder.resolve("first/disease_group.csv")))
                .isEqualTo("\uFEFF类别,序号,主要诊断编码,病种名称,主要手术操作编码,相关手术操作编码,病种编码,病种类型,手术操作属性,病种分值,变异系数,病例数,基层病种\r\n"
                        + "BX,20,A09.0,\"胃肠炎, \"\"未特指\"\"\",44.1401,45.1600x001,A09.0+44.1401/45.1600x001,core,2,"
                        + "1234.5000,0.500000,40,false\r\n"
                        + "local,,J18.9,,,,J18.9,core,,512.2500,0.500000,300,true\r\n"
                        + "comprehensive,,I21,,,,I21-4,comprehensive,4,998.0000,0.500000,9,false\r\n");
        assertThat(groupsIn(folder.resolve("first/disease_group.arrow")))
                .containsExactly("A09.0+44.1401/45.1600x001 1234.5000 40", "I21-4 998.0000 9", "J18.9 512.2500 300");

        export("second", "--header", "zh", "--bom");
        for (final JsonNode file : answer.get("files")) {
            assertThat(folder.resolve("second").resolve(file.asText()))
                    .hasSameBinaryContentAs(folder.resolve("first").resolve(file.asText()));
        }
    }

    @Test
    void nothingIsReplacedUnaskedAndNothingIsMadeOfNothing() throws Exception {
        export("first", "--format", "arrow");
        assertThat(folder.resolve("first/disease_group.csv")).doesNotExist();
        assertRefused(ExitCode.USAGE, "--year", "2025", "--out", out("first"));
        assertThat(folder.resolve("first/disease_group.csv")).doesNotExist();
        export("first", "--overwrite");
        assertThat(Files.readString(folder.resolve("first/disease_group.csv"))).startsWith("category,seq,");
        assertRefused(ExitCode.PRECONDITION, "--year", "1999", "--out", out("other"));
        assertRefused(ExitCode.USAGE, "--year", "2025", "--out", out("other"), "--format", "xlsx");
    }

    private void assertRefused(final ExitCode code, final String... words) {
        assertThatThrownBy(() -> new CatalogExportJob().run(context, JobOptions.parse("test", List.of(words))))
                .isInstanceOfSatisfying(DipperException.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(code));
    }

    private JsonNode export(final String name, final String... more) {
        final List<String> words = new ArrayList<>(List.of("--year", "2025", "--out", out(name)));
        words.addAll(List.of(more));
        return new CatalogExportJob().run(context, JobOptions.parse("test", words));
    }

    private String out(final String name) {
        return folder.resolve(name).toString();
    }

    private static List<String> groupsIn(final Path file) throws Exception {
        final List<String> groups = new ArrayList<>();
        try (BufferAllocator memory = new RootAllocator();
                FileChannel channel = FileChannel.open(file);
                ArrowFileReader reader = new ArrowFileReader(channel, memory)) {
            assertThat(reader.getVectorSchemaRoot().getSchema().getCustomMetadata())
                    .containsEntry("subject", "catalog:2025")
                    .containsKey("content_hash");
            while (reader.loadNextBatch()) {
                final VectorSchemaRoot root = reader.getVectorSchemaRoot();
                for (int i = 0; i < root.getRowCount(); i++) {
                    groups.add(root.getVector("group_code").getObject(i) + " "
                            + root.getVector("rw").getObject(i) + " "
                            + root.getVector("case_count").getObject(i));
                }
            }
        }
        return groups;
    }

    private static List<Row> groups() {
        return List.of(
                group("J18.9", "local", 0, "J18.9", null, null, null, "512.2500", 300, true),
                group("I21-4", "comprehensive", 0, "I21", null, null, 4, "998.0000", 9, false),
                group(
                        "A09.0+44.1401/45.1600x001",
                        "BX",
                        20,
                        "A09.0",
                        "44.1401",
                        "45.1600x001",
                        2,
                        "1234.5000",
                        40,
                        false));
    }

    private static Row group(
            final String code,
            final String layer,
            final int rule,
            final String diagnosis,
            final String procedure,
            final String related,
            final Integer attribute,
            final String rw,
            final long cases,
            final boolean isBasicLevel) {
        return RowFactory.create(
                2025,
                1,
                code,
                layer.equals("comprehensive") ? "comprehensive" : "core",
                diagnosis,
                procedure,
                attribute,
                1,
                0L,
                layer,
                rule > 0 ? "胃肠炎, \"未特指\"" : null,
                related,
                rule,
                cases,
                cases * 100,
                100L,
                new BigDecimal(rw),
                new BigDecimal("0.500000"),
                new BigDecimal(rw),
                null,
                null,
                isBasicLevel);
    }

    private static Row edition() {
        final BigDecimal riv = new BigDecimal("0.500000");
        return RowFactory.create(
                2025,
                1,
                2022,
                2024,
                349L,
                34_900L,
                100L,
                2L,
                1L,
                340L,
                9L,
                0L,
                15L,
                riv,
                "grouping",
                null,
                "policy",
                "run");
    }
}
