package org.dipper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.InstitutionTable;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.dipper.export.ExportTable;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.supervision.LeadTable;
import org.dipper.supervision.PointsGrowthTable;
import org.dipper.supervision.warning.WarningTable;
import org.dipper.table.Columns;
import org.dipper.table.Field;
import org.dipper.table.TableContract;
import org.dipper.testing.SparkSessions;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("indicator export")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndicatorExportTest {
    private static final String STATE = "suppressed: fewer than 10 cases, or hidden so that such a row stays hidden";
    private static final String SETTLEMENT = "SETL-4711";
    private static final String OTHER_SETTLEMENT = "SETL-4712";

    @TempDir
    private static Path folder;

    private final SparkSession spark = SparkSessions.shared();
    private JobContext context;

    /** Eight hospitals of level 3: H1 with 4 cases, H2 with 20, and so on; H9 of level 2. */
    @BeforeAll
    void publish() throws Exception {
        context =
                new JobContext(spark, Warehouse.open(spark, folder.resolve("w").toString()), event -> {});
        final List<Row> values = new ArrayList<>();
        final List<Row> institutions = new ArrayList<>();
        long sum = 0;
        for (int i = 1; i <= 8; i++) {
            final long cases = i == 1 ? 4 : i * 10L;
            sum += cases;
            values.add(value("institution", "H" + i, cases, i * 100L));
            institutions.add(institution("H" + i, "3"));
        }
        institutions.add(institution("H9", "2"));
        values.add(value("institution", "H9", 50, 900));
        values.add(value("level", "3", sum, 500));
        values.add(value("level", "2", 50, 900));
        values.add(value("region", "all", sum + 50, 600));
        try (Run run = context.warehouse().begin("test", Map.of(), Optional.empty(), List.of())) {
            replace(run, InstitutionTable.CONTRACT, institutions);
            replace(run, IndicatorValueTable.CONTRACT, values);
            replace(run, PointsGrowthTable.CONTRACT, List.of(growth("H1", 4), growth("H5", 50)));
            replace(run, LeadTable.CONTRACT, List.of(lead()));
            replace(run, LeadCaseTable.CONTRACT, List.of(stay(1, SETTLEMENT, "H5"), stay(2, OTHER_SETTLEMENT, "H6")));
            replace(run, WarningTable.CONTRACT, List.of(warning()));
            run.publish("indicator:2025", 1, Publication.DRAFT, Optional.empty(), Answers.object());
        }
    }

    @Test
    void smallCellsAreEmptiedInEveryTableAndTheManifestTellsHowMany() throws Exception {
        export("named", "--format", "csv");
        assertThat(csv("named/indicator_value.csv"))
                .startsWith(
                        "\uFEFFindicator,subject_type,subject,period,numerator,denominator,value,state,case_count\r\n")
                .contains("mean_cost,institution,H1,2025,,,,\"" + STATE + "\",\r\n")
                .contains("mean_cost,institution,H2,2025,,,,\"" + STATE + "\",\r\n")
                .contains("mean_cost,institution,H3,2025,9000.000000,30.000000,300.000000,evaluated,30\r\n")
                .contains("mean_cost,region,all,2025,");
        assertThat(csv("named/points_growth.csv"))
                .contains("2025,H1,3,,,,,,,,,,,,,\"" + STATE + "\"")
                .contains("2025,H5,3,50,50,");
        final JsonNode manifest = new ObjectMapper().readTree(csv("named/manifest.json"));
        assertThat(manifest.get("suppressed_rows").toString()).isEqualTo("{\"indicator_value\":2,\"points_growth\":1}");
        for (final JsonNode file : manifest.get("files")) {
            final byte[] bytes = Files.readAllBytes(
                    folder.resolve("named").resolve(file.get("name").asText()));
            assertThat(file.get("sha256").asText())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        }
    }

    @Test
    void noSettlementIdOrDayStandsInAnyByteUnlessAskedFor() throws Exception {
        export("pseudonymised");
        for (final String secret : List.of("4711", "4712", "2025-03-0", "2025-03-1")) {
            assertThat(allBytes("pseudonymised")).as(secret).doesNotContain(secret);
        }
        assertThat(csv("pseudonymised/lead_case.csv")).contains(",2025-03,4,").contains(",H6,");
        assertThat(csv("pseudonymised/lead.csv")).contains("split_admission:").contains("\"'=HYPERLINK(1), stay ");
        export("identified", "--identified");
        assertThat(csv("identified/lead_case.csv")).contains(SETTLEMENT).contains("2025-03-01");
    }

    @Test
    void aCodedExportNamesNoInstitutionAndCodesAreTheSameEverywhereInIt() throws Exception {
        export(
                "coded",
                "--tier",
                "coded",
                "--format",
                "csv",
                "--key",
                key("first").toString());
        export(
                "again",
                "--tier",
                "coded",
                "--format",
                "csv",
                "--key",
                key("first").toString());
        export(
                "other",
                "--tier",
                "coded",
                "--format",
                "csv",
                "--key",
                key("second").toString());
        assertThat(allBytes("coded")).doesNotContainPattern("(?<![0-9a-zA-Z])H[1-9](?![0-9a-zA-Z])");
        assertThat(csv("again/indicator_value.csv")).isEqualTo(csv("coded/indicator_value.csv"));
        assertThat(csv("other/indicator_value.csv")).isNotEqualTo(csv("coded/indicator_value.csv"));
        final String code = code(csv("coded/indicator_value.csv"), ",50.000000,500.000000,");
        assertThat(code).matches("I[0-9a-f]{12}");
        assertThat(csv("coded/points_growth.csv")).contains("2025," + code + ",3,50,");
        assertThat(csv("coded/lead.csv")).contains(code);
    }

    @Test
    void onesOwnExportHasItsRowsAndPeersWithoutNames() throws Exception {
        export("own", "--tier", "own", "--institution", "H5", "--format", "csv");
        assertThat(allBytes("own")).doesNotContainPattern("(?<![0-9a-zA-Z])H[1-46-9](?![0-9a-zA-Z])");
        assertThat(csv("own/indicator_value.csv").split("\r\n", 0)).hasSize(2);
        // Peers that may be told are H3, H4, H6, H7, H8 with 300, 400, 600, 700, 800: two of five lie below 500.
        assertThat(csv("own/benchmark.csv"))
                .contains("2025,mean_cost,H5,3,500.000000,5,40.000000,400.000000,600.000000,700.000000,evaluated\r\n");
        assertThat(csv("own/early_warning.csv")).contains("H5");
        assertThat(csv("own/lead_case.csv").split("\r\n", 0)).hasSize(2);

        export("lonely", "--tier", "own", "--institution", "H9", "--format", "csv");
        assertThat(csv("lonely/benchmark.csv")).contains("2025,mean_cost,H9,2,900.000000,0,,,,,fewer than 5 peers\r\n");
    }

    @Test
    void arrowHasWhatTheCsvHasAndTheSameBytesEachTime() throws Exception {
        export("first", "--header", "zh");
        export("second", "--header", "zh");
        try (Stream<Path> files = Files.list(folder.resolve("first"))) {
            for (final Path file : files.toList()) {
                assertThat(folder.resolve("second").resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }
        assertThat(csv("first/indicator_value.csv")).startsWith("\uFEFF指标,对象类型,对象,期间,");
        for (final String table : List.of("indicator_value", "points_growth", "lead_case", "early_warning")) {
            final String[] lines = csv("first/" + table + ".csv").split("\r\n", 0);
            assertThat(arrow(folder.resolve("first/" + table + ".arrow")))
                    .as(table)
                    .isEqualTo(Arrays.asList(lines).subList(1, lines.length));
        }
    }

    @Test
    void nothingIsReplacedUnaskedAndFilesOfOthersNever() throws Exception {
        export("twice");
        assertRefused(ExitCode.USAGE, "--period", "2025", "--out", out("twice"));
        export("twice", "--format", "csv", "--overwrite");
        assertThat(folder.resolve("twice/lead.arrow")).doesNotExist();
        Files.writeString(folder.resolve("twice/mine.txt"), "mine");
        assertRefused(ExitCode.USAGE, "--period", "2025", "--out", out("twice"), "--overwrite");
        assertThat(folder.resolve("twice/mine.txt")).hasContent("mine");
    }

    @Test
    void whatCannotBeExportedIsRefused() throws Exception {
        assertRefused(ExitCode.PRECONDITION, "--period", "1999", "--out", out("x"));
        assertRefused(ExitCode.USAGE, "--period", "2025-13", "--out", out("x"));
        assertRefused(ExitCode.USAGE, "--period", "2025", "--out", out("x"), "--tier", "own");
        assertRefused(ExitCode.USAGE, "--period", "2025", "--out", out("x"), "--tier", "coded", "--identified");
        assertRefused(
                ExitCode.PRECONDITION, "--period", "2025", "--out", out("x"), "--tier", "own", "--institution", "H0");
        final Path weak = Files.writeString(folder.resolve("weak.key"), "1234\n");
        assertRefused(ExitCode.USAGE, "--period", "2025", "--out", out("x"), "--key", weak.toString());
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void periodsAreYearsHalvesQuartersAndMonths() {
        assertThat(ExportedPeriod.of("2025-H2").periods())
                .containsExactly(
                        "2025-Q3", "2025-07", "2025-08", "2025-09", "2025-Q4", "2025-10", "2025-11", "2025-12");
        assertThat(ExportedPeriod.of("2025-03").periods()).containsExactly("2025-03");
        assertThat(ExportedPeriod.of("2025").periods()).hasSize(17).startsWith("2025", "2025-Q1", "2025-01");
        assertThat(ExportedPeriod.of("2022-2024").periods()).containsExactly("2022-2024");
        assertThat(ExportedPeriod.of("2025-Q2").firstMonth()).isEqualTo(202504);
        assertThat(ExportedPeriod.of("2025-Q2").lastMonth()).isEqualTo(202506);
    }

    private void assertRefused(final ExitCode code, final String... words) {
        assertThatThrownBy(() -> new IndicatorExportJob().run(context, JobOptions.parse("test", List.of(words))))
                .isInstanceOfSatisfying(DipperException.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(code));
    }

    private void export(final String name, final String... more) {
        final List<String> words = new ArrayList<>(List.of("--period", "2025", "--out", out(name)));
        words.addAll(List.of(more));
        new IndicatorExportJob().run(context, JobOptions.parse("test", words));
    }

    private static Path key(final String word) throws Exception {
        return Files.writeString(folder.resolve(word + ".key"), word + "-0123456789abcdef\n");
    }

    private static String out(final String name) {
        return folder.resolve(name).toString();
    }

    private static String csv(final String file) throws Exception {
        return Files.readString(folder.resolve(file));
    }

    private static String allBytes(final String name) throws Exception {
        final StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            for (final Path file : files.toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private static String code(final String csv, final String part) {
        return Arrays.stream(csv.split("\r\n", 0))
                .filter(line -> line.contains(part))
                .findFirst()
                .orElseThrow()
                .split(",", 0)[2];
    }

    /** Rows as csv lines, with the quotes that csv needs. */
    private static List<String> arrow(final Path file) throws Exception {
        final List<String> lines = new ArrayList<>();
        try (BufferAllocator memory = new RootAllocator();
                FileChannel channel = FileChannel.open(file);
                ArrowFileReader reader = new ArrowFileReader(channel, memory)) {
            while (reader.loadNextBatch()) {
                final VectorSchemaRoot root = reader.getVectorSchemaRoot();
                for (int i = 0; i < root.getRowCount(); i++) {
                    final List<String> cells = new ArrayList<>();
                    for (final FieldVector column : root.getFieldVectors()) {
                        final Object value = column.getObject(i);
                        final String text = value == null ? "" : value.toString();
                        cells.add(text.contains(",") ? '"' + text + '"' : text);
                    }
                    lines.add(String.join(",", cells));
                }
            }
        }
        return lines;
    }

    private void replace(final Run run, final TableContract table, final List<Row> rows) {
        run.replace(table, spark.createDataFrame(rows, Columns.schema(table)), "true");
    }

    private static Row value(final String type, final String subject, final long cases, final long mean) {
        return row(
                IndicatorValueTable.CONTRACT,
                Map.of(
                        "indicator",
                        "mean_cost",
                        "subject_type",
                        type,
                        "subject",
                        subject,
                        "period",
                        "2025",
                        "numerator",
                        new BigDecimal(cases * mean + ".000000"),
                        "denominator",
                        new BigDecimal(cases + ".000000"),
                        "value",
                        new BigDecimal(mean + ".000000"),
                        "state",
                        cases < 10 ? "small_count" : "evaluated",
                        "case_count",
                        cases));
    }

    private static Row institution(final String code, final String level) {
        return row(InstitutionTable.CONTRACT, Map.of("institution_code", code, "hospital_level", level));
    }

    private static Row growth(final String code, final long cases) {
        return row(
                PointsGrowthTable.CONTRACT,
                Map.of(
                        "period",
                        "2025",
                        "institution_code",
                        code,
                        "hospital_level",
                        "3",
                        "cases_before",
                        cases,
                        "cases",
                        cases,
                        "state",
                        "evaluated"));
    }

    private static Row lead() {
        return row(
                LeadTable.CONTRACT,
                Map.of(
                        "lead_id", "split_admission:" + SETTLEMENT,
                        "rule", "split_admission",
                        "period", "2025",
                        "institution_code", "H5",
                        "subject_type", "chain",
                        "subject", SETTLEMENT + "+" + OTHER_SETTLEMENT,
                        "evidence",
                                "=HYPERLINK(1), stay " + SETTLEMENT + " at H5 then " + OTHER_SETTLEMENT
                                        + " at H6 on 2025-03-09",
                        "state", "open"));
    }

    private static Row stay(final int sequence, final String settlement, final String institution) {
        return row(
                LeadCaseTable.CONTRACT,
                Map.of(
                        "lead_id",
                        "split_admission:" + SETTLEMENT,
                        "period",
                        "2025",
                        "sequence",
                        sequence,
                        "settlement_id",
                        settlement,
                        "institution_code",
                        institution,
                        "admission_date",
                        Date.valueOf("2025-03-01"),
                        "discharge_date",
                        Date.valueOf("2025-03-05"),
                        "principal_diagnosis",
                        "I21.0",
                        "finding",
                        "returned to H6, see " + OTHER_SETTLEMENT));
    }

    private static Row warning() {
        return row(
                WarningTable.CONTRACT,
                Map.of(
                        "month", 202503,
                        "rule", "mean_cost_rise",
                        "rule_version", 1,
                        "kind", "month_on_month",
                        "severity", "low",
                        "subject_type", "institution",
                        "subject", "H5",
                        "indicator", "mean_cost",
                        "state", "open",
                        "message_en", "Mean cost rose at H5"));
    }

    /** A row with these values; what the contract requires beside them is a 0 or an empty text. */
    private static Row row(final TableContract contract, final Map<String, Object> values) {
        final Function<Field, Object> value = field -> {
            if (values.containsKey(field.name()) || !field.isRequired()) {
                return values.get(field.name());
            }
            return switch (field.type().kind()) {
                case STRING -> "";
                case INT -> 0;
                case LONG -> 0L;
                case BOOLEAN -> false;
                case DECIMAL -> BigDecimal.ZERO.setScale(field.type().scale());
                case DATE, TIMESTAMP, STRING_ARRAY -> throw new IllegalArgumentException(field.name());
            };
        };
        return ExportTable.row(contract, value);
    }
}
