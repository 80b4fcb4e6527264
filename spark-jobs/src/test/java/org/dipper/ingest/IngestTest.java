package org.dipper.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.CaseMapping;
import org.dipper.cases.CaseMappingLoader;
import org.dipper.cases.InstitutionTable;
import org.dipper.cases.QualityFindingTable;
import org.dipper.cases.QuarantineTable;
import org.dipper.cases.SettledCaseTable;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in, every row placed: on tables in memory, so that what is tested is the ingest alone. */
class IngestTest {
    private static final CaseMapping MAPPING = CaseMappingLoader.parse("test.yaml", """
            name: test
            dates: [yyyy-MM-dd]
            fields:
              setl_id: id
              mdtrt_id: id
              psn_no: person
              fixmedins_code: hospital
              fixmedins_name: name
              hosp_lv: level
              insutype: {constant: "310"}
              adm_time: in
              dscg_time: out
              medfee_sumamt_fen: total
              fund_pay_sumamt_fen: fund
              diag_code: dx
            """);
    private static final String HEADER = "id,person,hospital,name,level,in,out,total,fund,dx\n";
    private static final String FIRST = "S1,P1,H1,第一医院,3,2025-01-01,2025-01-05,100.00,80.00,I21.900x001\n";
    private static final String SECOND = "S2,P1,H1,第一医院,3,2025-01-04,2025-01-09,200.00,150.00,J18.900\n";
    private static final String BROKEN = "S3,P2,H1,第一医院,3,2025-02-09,2025-02-01,50.00,40.00,\n";

    @TempDir
    private Path folder;

    private final SparkSession spark = SparkSessions.shared();
    private MemoryTables tables;

    @BeforeEach
    void emptyTables() {
        tables = new MemoryTables(spark);
    }

    @Test
    void theSameTextInThreeEncodingsGivesTheSameCases() throws IOException {
        final String text = HEADER + FIRST + SECOND;
        Files.write(folder.resolve("utf8.csv"), text.getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("marked.csv"), ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("chinese.csv"), text.getBytes(Charset.forName("GB18030")));

        final IngestCounts counts = ingest("*.csv");

        assertThat(counts.read()).isEqualTo(new RowsAndFen(6, 90_000));
        assertThat(counts.accepted()).isEqualTo(new RowsAndFen(2, 30_000));
        assertThat(counts.duplicates()).isEqualTo(new RowsAndFen(4, 60_000));
        final Row institution = tables.all(InstitutionTable.CONTRACT).first();
        assertThat(institution.<String>getAs("institution_name")).isEqualTo("第一医院");
    }

    @Test
    void aHeldBackRowIsFoundAgainByFileLineAndText() throws IOException {
        Files.writeString(folder.resolve("a.csv"), HEADER + FIRST + "too,few\n" + BROKEN);

        final IngestCounts counts = ingest("a.csv");

        assertThat(counts.quarantined()).isEqualTo(new RowsAndFen(2, 5_000));
        final List<Row> rows =
                tables.all(QuarantineTable.CONTRACT).orderBy("source_line").collectAsList();
        assertThat(rows.get(0).<Long>getAs("source_line")).isEqualTo(3);
        assertThat(rows.get(0).<String>getAs("raw_row")).isEqualTo("too,few");
        assertThat(rows.get(0).getList(5)).isEqualTo(List.of("S1_ragged_row"));
        assertThat(rows.get(1).<String>getAs("source_file")).isEqualTo("a.csv");
        assertThat(rows.get(1).<Long>getAs("source_line")).isEqualTo(4);
        assertThat(rows.get(1).<String>getAs("raw_row")).isEqualTo(BROKEN.strip());
        assertThat(rows.get(1).getList(5))
                .isEqualTo(List.of("C1_principal_diagnosis", "A4_discharge_before_admission"));
    }

    @Test
    void rowsOfOneIdThatDifferAreAllHeldBackWithTheirText() throws IOException {
        final String other = FIRST.replace("100.00", "101.00");
        Files.writeString(folder.resolve("a.csv"), HEADER + FIRST + SECOND + other);

        final IngestCounts counts = ingest("a.csv");

        assertThat(counts.accepted().rows()).isEqualTo(1);
        assertThat(counts.quarantined()).isEqualTo(new RowsAndFen(2, 20_100));
        assertThat(tables.all(QuarantineTable.CONTRACT).select("raw_row").collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactlyInAnyOrder(FIRST.strip(), other.strip());
        assertThat(finding("D1_conflict").<Long>getAs("hit_rows")).isEqualTo(2);
    }

    @Test
    void rowsIngestedBeforeAreDuplicatesAndChangedOnesConflicts() throws IOException {
        Files.writeString(folder.resolve("a.csv"), HEADER + FIRST + SECOND);
        ingest("a.csv");
        tables.publish();
        Files.writeString(folder.resolve("b.csv"), HEADER + FIRST + SECOND.replace("J18", "J20") + BROKEN);

        final IngestCounts counts = ingest("b.csv");

        assertThat(counts.accepted().rows()).isZero();
        assertThat(counts.duplicates()).isEqualTo(new RowsAndFen(1, 10_000));
        assertThat(counts.quarantined().rows()).isEqualTo(2);
    }

    @Test
    void overlapsOfAPersonAreKeptAndCountedAndUnevaluableRulesSaySo() throws IOException {
        Files.writeString(folder.resolve("a.csv"), HEADER + FIRST + SECOND);

        assertThat(ingest("a.csv").accepted().rows()).isEqualTo(2);

        assertThat(finding("D2_overlapping_stays").<Long>getAs("hit_rows")).isEqualTo(1);
        assertThat(finding("C1_sex").<String>getAs("state")).isEqualTo("not_evaluable");
        assertThat(finding("C1_sex").<String>getAs("reason")).contains("gend");
        assertThat(finding("A13_cost_positive").<String>getAs("state")).isEqualTo("evaluated");
    }

    @Test
    void everyRowOfADamagedFileIsPlaced() throws IOException {
        final Random random = new Random(20_250_101);
        final StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 2_000; i++) {
            final StringBuilder row =
                    new StringBuilder(FIRST.replace("S1", "S" + i).strip());
            for (int change = random.nextInt(4); change > 0; change--) {
                final String odd = ",;|\t. -0９x年\0\"";
                row.setCharAt(random.nextInt(row.length()), odd.charAt(random.nextInt(odd.length())));
            }
            text.append(row).append('\n');
        }
        final byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 100; i++) {
            bytes[HEADER.length() + random.nextInt(bytes.length - HEADER.length())] = (byte) 0xFE;
        }
        Files.write(folder.resolve("a.csv"), bytes);

        final IngestCounts counts = ingest("a.csv");

        assertThat(counts.accepted().rows()).isBetween(200L, 1_500L);
        // A byte may have hit a line end and joined two rows, or a quote may hold one; none vanishes.
        assertThat(counts.read().rows()).isBetween(1_950L, 2_000L);
        assertThat(counts.accepted().rows()
                        + counts.quarantined().rows()
                        + counts.duplicates().rows())
                .isEqualTo(counts.read().rows());
    }

    @Test
    void aHeaderAloneIsAnIngestOfNothing() throws IOException {
        Files.writeString(folder.resolve("a.csv"), HEADER);

        assertThat(ingest("a.csv").read()).isEqualTo(RowsAndFen.NONE);
    }

    @Test
    void filesThatCannotBeMeantAreRefusedWithAReason() throws IOException {
        Files.writeString(folder.resolve("empty.csv"), "");
        Files.writeString(folder.resolve("semicolons.csv"), HEADER.replace(',', ';'));
        Files.writeString(folder.resolve("doubled.csv"), HEADER.replace("person", "id"));
        Files.writeString(folder.resolve("renamed.csv"), HEADER.replace("person", "psn_no"));

        refuses("empty.csv", ExitCode.REFUSED, "0 bytes");
        refuses("semicolons.csv", ExitCode.REFUSED, "\";\"");
        refuses("doubled.csv", ExitCode.REFUSED, "twice");
        refuses("renamed.csv", ExitCode.REFUSED, "person", "psn_no");
        refuses("nothing*.csv", ExitCode.USAGE, "nothing*.csv");
    }

    @Test
    void parquetIsReadWithTheSamePlacesAndItsRawRowAsJson() throws IOException {
        Files.writeString(folder.resolve("a.csv"), HEADER + FIRST + SECOND + BROKEN);
        final String target = folder.resolve("typed").toString();
        spark.read()
                .option("header", "true")
                .csv(folder.resolve("a.csv").toString())
                .withColumn("total", org.apache.spark.sql.functions.expr("cast(total as decimal(16,2))"))
                .withColumn("in", org.apache.spark.sql.functions.expr("cast(`in` as date)"))
                .coalesce(1)
                .write()
                .parquet(target);

        final IngestCounts counts = ingest("typed");

        assertThat(counts.accepted()).isEqualTo(new RowsAndFen(2, 30_000));
        final Row held = tables.all(QuarantineTable.CONTRACT).first();
        assertThat(held.<Long>getAs("source_line")).isEqualTo(3);
        assertThat(held.<String>getAs("raw_row")).contains("\"id\":\"S3\"");
        assertThat(tables.all(SettledCaseTable.CONTRACT).select("stay_days").collectAsList())
                .extracting(row -> row.getInt(0))
                .containsExactlyInAnyOrder(4, 5);
    }

    private Row finding(final String rule) {
        return tables.all(QualityFindingTable.CONTRACT)
                .where("rule = '" + rule + "'")
                .first();
    }

    private void refuses(final String source, final ExitCode code, final String... words) {
        assertThatThrownBy(() -> ingest(source)).isInstanceOfSatisfying(DipperException.class, refusal -> {
            assertThat(refusal.exitCode()).isEqualTo(code);
            assertThat(refusal.getMessage()).contains(words);
        });
    }

    private IngestCounts ingest(final String pattern) {
        final List<SourceFile> files =
                new ArrayList<>(new SourceFiles(spark.sessionState().newHadoopConf())
                        .find(folder.resolve(pattern).toString(), MAPPING.format()));
        final byte[] key = "key".getBytes(StandardCharsets.UTF_8);
        return new Ingest(
                        spark,
                        tables,
                        MAPPING,
                        key,
                        org.dipper.coding.LoadedCodes.NONE,
                        (step, en, zh, done, total) -> {})
                .run(files, pattern);
    }
}
