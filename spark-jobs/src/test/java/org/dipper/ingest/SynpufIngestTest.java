package org.dipper.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.dipper.cases.QuarantineTable;
import org.dipper.cases.SettledCaseTable;
import org.dipper.coding.PackedCode;
import org.dipper.jobs.IngestJob;
import org.dipper.jobs.JobContext;
import org.dipper.jobs.JobOptions;
import org.dipper.testing.SparkSessions;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The open claims data through the shipped mapping, against a plain reading of the same files. */
class SynpufIngestTest {
    private static final Path ROOT = Path.of(System.getProperty("dipper.root", "."));
    private static final Path DATA = ROOT.resolve("../shared/data/synpuf");

    @TempDir
    private Path folder;

    private final SparkSession spark = SparkSessions.shared();

    @Test
    void everyClaimLineIsPlacedAsAPlainReadingPlacesIt() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "the SynPUF files are not at ../shared/data/synpuf");
        final PlainReading plain = PlainReading.of(DATA);
        final JobContext context = new JobContext(
                spark, Warehouse.open(spark, folder.resolve("warehouse").toString()), event -> {});
        final JobOptions options = JobOptions.parse(
                "data ingest",
                List.of(
                        "--source",
                        DATA + "/inpatient_*.csv",
                        "--mapping",
                        ROOT.resolve("mappings/synpuf.yaml").toString()));

        final JsonNode answer = new IngestJob().run(context, options);

        assertThat(answer.get("files").asLong()).isEqualTo(10);
        assertThat(answer.get("read").asLong()).isEqualTo(57_390).isEqualTo(plain.read);
        assertThat(answer.get("filtered").asLong()).isEqualTo(54).isEqualTo(plain.filtered);
        assertThat(answer.get("accepted").asLong()).isEqualTo(plain.accepted);
        assertThat(answer.get("accepted_fen").asLong()).isEqualTo(plain.acceptedFen);
        assertThat(answer.get("quarantined").asLong()).isEqualTo(plain.rejected);
        assertThat(answer.get("quarantined_fen").asLong()).isEqualTo(plain.rejectedFen);
        assertThat(answer.get("duplicates").asLong()).isZero();
        final Dataset<Row> cases = context.warehouse().current(SettledCaseTable.CONTRACT);
        final Row sums = cases.agg(
                        functions.sum("diagnosis_subcategory_key"),
                        functions.sum(functions.expr("main_procedure_key % 1000003")),
                        functions.countDistinct("person_key_high", "person_key_low"),
                        functions.sum("stay_days"))
                .first();
        assertThat(sums.getLong(0)).isEqualTo(plain.subcategoryKeys);
        assertThat(sums.getLong(1)).isEqualTo(plain.procedureKeys);
        assertThat(sums.getLong(2)).isEqualTo(plain.persons.size());
        assertThat(sums.getLong(3)).isEqualTo(plain.stayDays);
        final Dataset<Row> quarantine = context.warehouse().current(QuarantineTable.CONTRACT);
        assertThat(quarantine.where("raw_row = '' or source_line < 2").count()).isZero();
        assertThat(new IngestJob().run(context, options).toString()).isEqualTo(answer.toString());
    }

    /** Cells split by hand: the files hold no comma or quote inside a cell. */
    private static final class PlainReading {
        private long read;
        private long filtered;
        private long accepted;
        private long acceptedFen;
        private long rejected;
        private long rejectedFen;
        private long subcategoryKeys;
        private long procedureKeys;
        private long stayDays;
        private final Set<String> persons = new HashSet<>();

        private static PlainReading of(final Path folder) throws IOException {
            final PlainReading reading = new PlainReading();
            final List<Path> files = new ArrayList<>();
            try (Stream<Path> all = Files.list(folder)) {
                all.filter(file -> file.getFileName().toString().startsWith("inpatient_"))
                        .forEach(files::add);
            }
            for (final Path file : files) {
                final List<String> lines = Files.readAllLines(file);
                final List<String> header =
                        Arrays.asList(lines.get(0).replace("\"", "").split(",", -1));
                for (final String line : lines.subList(1, lines.size())) {
                    reading.add(header, line.replace("\"", "").split(",", -1));
                }
            }
            return reading;
        }

        private void add(final List<String> header, final String[] cells) {
            read++;
            if (!"1".equals(cells[header.indexOf("SEGMENT")])) {
                filtered++;
                return;
            }
            long fen = 0;
            for (final String amount : List.of(
                    "CLM_PMT_AMT",
                    "NCH_PRMRY_PYR_CLM_PD_AMT",
                    "NCH_BENE_IP_DDCTBL_AMT",
                    "NCH_BENE_PTA_COINSRNC_LBLTY_AM",
                    "NCH_BENE_BLOOD_DDCTBL_LBLTY_AM")) {
                final String written = cells[header.indexOf(amount)];
                fen += written.isEmpty()
                        ? 0
                        : new BigDecimal(written).movePointRight(2).longValueExact();
            }
            final String diagnosis = cells[header.indexOf("ICD9_DGNS_CD_1")];
            final java.time.LocalDate in = date(cells[header.indexOf("CLM_ADMSN_DT")]);
            final java.time.LocalDate out = date(cells[header.indexOf("NCH_BENE_DSCHRG_DT")]);
            if (diagnosis.isEmpty() || fen <= 0 || out.isBefore(in)) {
                rejected++;
                rejectedFen += fen;
                return;
            }
            accepted++;
            acceptedFen += fen;
            persons.add(cells[header.indexOf("DESYNPUF_ID")]);
            stayDays += Math.max(1, java.time.temporal.ChronoUnit.DAYS.between(in, out));
            subcategoryKeys += PackedCode.packInt(diagnosis.substring(0, Math.min(4, diagnosis.length())))
                    .orElseThrow();
            for (int i = 1; i <= 6; i++) {
                final String procedure = cells[header.indexOf("ICD9_PRCDR_CD_" + i)];
                if (!procedure.isEmpty()) {
                    procedureKeys += PackedCode.pack(procedure).orElseThrow() % 1_000_003;
                    break;
                }
            }
        }

        private static java.time.LocalDate date(final String written) {
            return java.time.LocalDate.parse(written, java.time.format.DateTimeFormatter.BASIC_ISO_DATE);
        }
    }
}
