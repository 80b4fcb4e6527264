package org.dipper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.QuarantineTable;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.dipper.testing.SparkSessions;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong inputs as people make them: the right exit code, a helpful sentence, nothing lost, nothing half done. */
class WrongInputsTest {
    private static final String HEADER = "id,person,hospital,in,out,cost,dx\n";
    private static final String ROW = "S1,P1,H1,2025-01-02,2025-01-05,100.00,I21.0\n";
    private static final String MAPPING = """
            name: small
            format: csv
            dates: [yyyy-MM-dd]
            fields:
              setl_id: id
              mdtrt_id: id
              psn_no: person
              fixmedins_code: hospital
              hosp_lv: {constant: "3"}
              insutype: {constant: "310"}
              adm_time: in
              dscg_time: out
              medfee_sumamt_fen: cost
              fund_pay_sumamt_fen: cost
              diag_code: dx
            """;

    @TempDir
    private Path folder;

    private Path mapping;
    private final SparkSession spark = SparkSessions.shared();

    @BeforeEach
    void writeMapping() throws IOException {
        mapping = write("mapping.yaml", MAPPING);
    }

    @Test
    void aSourceThatIsNotThereIsACallMistake() {
        refuses(ExitCode.USAGE, "no-such", () -> ingest(folder + "/no-such-*.csv"));
        refuses(ExitCode.USAGE, "--source", () -> new IngestJob().run(context(), options("--mapping", mapping)));
        refuses(ExitCode.USAGE, "--colour", () -> new IngestJob().run(context(), options("--colour", "red")));
    }

    @Test
    void aFileThatCannotBeThisSourceIsRefusedWhole() throws IOException {
        refuses(ExitCode.REFUSED, "", () -> ingest(write("empty.csv", "")));
        refuses(ExitCode.REFUSED, "delimiter", () -> ingest(write("semicolon.csv", (HEADER + ROW).replace(',', ';'))));
        refuses(
                ExitCode.REFUSED,
                "hospital",
                () -> ingest(write("column.csv", (HEADER + ROW).replace("hospital", "clinic"))));
        refuses(ExitCode.REFUSED, "cost", () -> ingest(write("twice.csv", (HEADER + ROW).replace("dx", "cost"))));
        assertThat(context().warehouse().publications()).isEmpty();
    }

    @Test
    void aMappingThatIsWrongIsRefusedWithItsLine() throws IOException {
        final Path source = write("good.csv", HEADER + ROW);
        write("mapping.yaml", MAPPING.replace("diag_code: dx", "diag_code: {colum: dx}"));
        refuses(ExitCode.REFUSED, "line 15", () -> ingest(source));
        write("mapping.yaml", MAPPING.replace("diag_code", "diagnosis"));
        refuses(ExitCode.REFUSED, "diagnosis", () -> ingest(source));
        refuses(ExitCode.USAGE, "no-mapping.yaml", () -> new IngestJob()
                .run(context(), options("--source", source, "--mapping", "no-mapping.yaml")));
    }

    @Test
    void oneBadRowCostsOneRowAndKeepsItsText() throws IOException {
        final String huge = "S3,P3,H1,2025-01-02,2025-01-05,100.00," + "9".repeat(1_000_000) + "\n";
        final JsonNode answer = ingest(write(
                "rows.csv",
                HEADER
                        + ROW
                        + "S2,P2,H1,2025-01-02,2025-01-05,１００.５０,I21.0\n"
                        + huge
                        + "S4,P4,H1,02.01.2025,2025-01-05,100.00,I21.0\n"
                        + "S5,P5,H1,2025-01-05,2025-01-02,100.00,I21.0\n"
                        + "S6,P6,H1,2025-01-02,2025-01-05,0.00,I21.0\n"
                        + "S7,P7,H1,2025-01-02,2025-01-05,100.00\n"
                        + "S8,P8,H1,2025-01-02,2025-01-05,100.00,\n"));
        assertThat(answer.get("read").asLong()).isEqualTo(8);
        assertThat(answer.get("quarantined").asLong()
                        + answer.get("accepted").asLong()
                        + answer.get("duplicates").asLong()
                        + answer.get("filtered").asLong())
                .isEqualTo(8);
        // Full-width digits are read as digits: 100.50 yuan.
        assertThat(answer.get("accepted_fen").asLong()).isGreaterThanOrEqualTo(20_050);
        final List<String> held = context()
                .warehouse()
                .current(QuarantineTable.CONTRACT)
                .orderBy("source_line")
                .select("raw_row")
                .as(org.apache.spark.sql.Encoders.STRING())
                .collectAsList();
        assertThat(held).anySatisfy(row -> assertThat(row).startsWith("S5,P5,H1,2025-01-05"));
        assertThat(held).anySatisfy(row -> assertThat(row).startsWith("S4,P4"));
    }

    @Test
    void whatMustComeFirstIsSaid() throws IOException {
        final Path policy = policy(2025);
        refuses(ExitCode.PRECONDITION, "no cases", () -> build(policy, 2025));
        ingest(write("good.csv", HEADER + ROW));
        refuses(ExitCode.PRECONDITION, "no cases of 2022", () -> build(policy, 2025));
        refuses(ExitCode.PRECONDITION, "never built", () -> settle(policy, 2025));
        refuses(ExitCode.PRECONDITION, "not built", () -> new CatalogPublishJob()
                .run(context(), options("--year", 2025)));
        refuses(ExitCode.PRECONDITION, "2019", () -> new IndicatorJob().run(context(), options("--year", 2019)));
    }

    @Test
    void wrongYearsAndPoliciesAreRefusedBeforeAnyWork() throws IOException {
        final Path policy = policy(2025);
        refuses(ExitCode.USAGE, "two thousand", () -> new CatalogBuildJob().check(options("--year", "two thousand")));
        refuses(ExitCode.USAGE, "reaches into", () -> new CatalogBuildJob()
                .check(options("--year", 2024, "--history", "2022-2024", "--policy", policy)));
        refuses(ExitCode.USAGE, "weights", () -> new CatalogBuildJob()
                .check(options("--year", 2025, "--history", "2024", "--policy", policy)));
        refuses(ExitCode.USAGE, "2024-2022", () -> new CatalogBuildJob()
                .check(options("--year", 2025, "--history", "2024-2022", "--policy", policy)));
        refuses(ExitCode.REFUSED, "is for 2025", () -> new SettleYearJob()
                .check(options("--year", 2024, "--catalog", 2025, "--policy", policy)));
        refuses(ExitCode.USAGE, "--reason", () -> new SettleYearJob()
                .check(options("--year", 2025, "--catalog", 2025, "--policy", policy, "--supersede")));
        refuses(ExitCode.REFUSED, "p.yaml", () -> new SettleYearJob()
                .check(options("--year", 2025, "--catalog", 2025, "--policy", write("p.yaml", "region: [\n"))));
    }

    @Test
    void aLockedWarehouseIsLeftAlone() throws IOException {
        final Path source = write("good.csv", HEADER + ROW);
        final Path lock = Files.createDirectories(folder.resolve("w")).resolve(".dipper.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(channel.tryLock()).isNotNull();
            refuses(ExitCode.PRECONDITION, "locked", () -> ingest(source));
        }
        assertThat(ingest(source).get("accepted").asLong()).isEqualTo(1);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void refuses(final ExitCode code, final String says, final Work work) {
        try {
            work.run();
        } catch (DipperException refusal) {
            assertThat(refusal.exitCode()).as(refusal.getMessage()).isEqualTo(code);
            assertThat(refusal.getMessage()).contains(says);
            assertThat(List.of(refusal.what(), refusal.why(), refusal.fix()))
                    .allSatisfy(line -> assertThat(line).isNotBlank().doesNotContain("\n", "Exception", "P1,"));
            return;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
        throw new AssertionError("Nothing was refused; expected " + code + " saying " + says);
    }

    private JobContext context() {
        return new JobContext(spark, Warehouse.open(spark, folder.resolve("w").toString()), event -> {});
    }

    private JsonNode ingest(final Object source) {
        return new IngestJob().run(context(), options("--source", source, "--mapping", mapping));
    }

    private JsonNode build(final Path policy, final int year) {
        return new CatalogBuildJob()
                .run(context(), options("--year", year, "--history", "2022-2024", "--policy", policy));
    }

    private JsonNode settle(final Path policy, final int year) {
        return new SettleYearJob().run(context(), options("--year", year, "--catalog", year, "--policy", policy));
    }

    private Path policy(final int year) throws IOException {
        final String shipped = Files.readString(Path.of(System.getProperty("dipper.root"), "policies/synpuf.yaml"));
        return write("policy.yaml", shipped.replace("year: 2010", "year: " + year));
    }

    private Path write(final String name, final String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private static JobOptions options(final Object... words) {
        return JobOptions.parse(
                "test", java.util.Arrays.stream(words).map(Object::toString).toList());
    }
}
