package org.dipper.generator;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.dipper.errors.DipperException;
import org.dipper.generator.GeneratorOptions.Encoding;
import org.dipper.generator.GeneratorOptions.Format;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {
    private static final long CASES = 20_001;

    @TempDir
    private Path folder;

    @Test
    void yieldsTheSameBytesInOneTwoAndSevenTasks() throws Exception {
        final Map<String, String> one = bytes(generate("one", CASES, 1, 1, Format.PARQUET, Encoding.UTF_8));
        final Map<String, String> two = bytes(generate("two", CASES, 1, 2, Format.PARQUET, Encoding.UTF_8));
        final Map<String, String> seven = bytes(generate("seven", CASES, 1, 7, Format.PARQUET, Encoding.UTF_8));

        assertThat(one).hasSizeGreaterThan(20).isEqualTo(two).isEqualTo(seven);
    }

    /** The files of this size and seed before misconduct could be planned: names and digests, without checksums. */
    @Test
    void yieldsWithoutAPlanWhatItYieldedBeforeThereWerePlans() throws Exception {
        final Map<String, String> files = bytes(generate("before", 9_001, 5, 2, Format.CSV, Encoding.UTF_8));
        final String listing = files.entrySet().stream()
                .filter(file -> !file.getKey().endsWith(".crc"))
                .map(file -> file.getKey() + " " + file.getValue() + "\n")
                .collect(Collectors.joining());

        assertThat(HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(listing.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("5ad6b0bd87e09db45fbdc9d59ec66480c0745366c0d971e406ef9a69d48fd31d");
    }

    @Test
    void yieldsTheSameBytesInOneTwoAndSevenTasksWithAPlan() throws Exception {
        final Map<String, String> one = bytes(planted("planted-one", 1));
        final Map<String, String> two = bytes(planted("planted-two", 2));
        final Map<String, String> seven = bytes(planted("planted-seven", 7));

        assertThat(one)
                .containsKeys("_truth/labels-00000.csv", "_truth/look_alikes-00000.csv", "_truth/institutions.csv")
                .doesNotContainKey("truth/planted-00000.csv")
                .isEqualTo(two)
                .isEqualTo(seven);
    }

    @Test
    void yieldsOtherRowsForAnotherSeed() throws Exception {
        final Map<String, String> first = bytes(generate("first", 3_000, 1, 2, Format.CSV, Encoding.UTF_8));
        final Map<String, String> second = bytes(generate("second", 3_000, 2, 2, Format.CSV, Encoding.UTF_8));

        assertThat(first.keySet()).isEqualTo(second.keySet());
        assertThat(first.get("settlement_list/settlement-00000.csv"))
                .isNotEqualTo(second.get("settlement_list/settlement-00000.csv"));
    }

    @Test
    void yieldsExactlyTheRowsAskedForAndEveryCleanRowAddsUp() {
        final Path out = generate("sound", CASES, 1, 2, Format.PARQUET, Encoding.UTF_8);
        final Dataset<Row> rows = parquet(out);
        final Dataset<Row> clean = rows.join(csv(out, "defects"), "setl_id", "left_anti");
        final Column items = IntStream.rangeClosed(1, 14)
                .mapToObj(item -> col(String.format(java.util.Locale.ROOT, "med_chrgitm_%02d", item)))
                .reduce(Column::plus)
                .orElseThrow();
        final Column isSound = items.equalTo(col("medfee_sumamt"))
                .and(col("fund_pay_sumamt")
                        .plus(col("psn_part_amt"))
                        .plus(col("hosp_part_amt"))
                        .equalTo(col("medfee_sumamt")))
                .and(col("medfee_sumamt").gt(0))
                .and(col("fund_pay_sumamt").geq(0))
                .and(col("psn_part_amt").geq(0))
                .and(col("dscg_time").geq(col("adm_time")))
                .and(functions
                        .datediff(col("dscg_time").cast("date"), col("adm_time").cast("date"))
                        .equalTo(col("act_ipt_days")))
                .and(col("brdy").leq(col("adm_time")))
                .and(col("diag_code").isNotNull())
                .and(col("age").isNull().notEqual(col("nwb_age").isNull()));

        assertThat(rows.count()).isEqualTo(CASES);
        assertThat(clean.count()).isBetween(CASES - 200, CASES - 20);
        assertThat(clean.filter(functions.not(isSound)).count()).isZero();
        assertThat(clean.select("setl_id").distinct().count()).isEqualTo(clean.count());
        assertThat(clean.filter("(nwb_bir_wt is null) = (coalesce(nwb_age, 99) <= 28)")
                        .count())
                .isZero();
        assertThat(clean.filter("diag_code in ('P07.001', 'P07.101', 'P07.102') and nwb_bir_wt < 2500")
                        .count())
                .isPositive();
        assertThat(clean.filter("scs_cutd_sum_dura is not null").count()).isBetween(CASES / 500, CASES / 20);
        assertThat(rows.filter(functions.substring(col("dscg_time"), 1, 4).between("2022", "2025"))
                        .count())
                .isBetween(CASES - 20, CASES);
    }

    @Test
    void plantsWhatTheTruthSays() {
        final Path out = generate("truth", CASES, 1, 2, Format.CSV, Encoding.UTF_8);
        final Dataset<Row> rows = csv(out, "settlement_list");
        final Dataset<Row> truth = csv(out, "truth").withColumn("setl_id", explode(split(col("setl_ids"), "\\|")));
        final Dataset<Row> planted = rows.join(truth, new String[] {"setl_id", "fixmedins_code"});

        assertThat(planted.count()).isEqualTo(truth.count()).isGreaterThan(CASES / 200);
        assertThat(truth.select("kind").distinct().count()).isEqualTo(Misconduct.values().length);
        assertThat(planted.filter("kind = 'split_admission'")
                        .groupBy("setl_ids")
                        .agg(
                                functions.countDistinct("psn_no").as("persons"),
                                functions.countDistinct("fixmedins_code").as("hospitals"))
                        .filter("persons <> 1 or hospitals <> 1")
                        .count())
                .isZero();
        assertThat(csv(out, "defects").join(rows, "setl_id").count()).isPositive();
    }

    @Test
    void writesTheSameTextInBothEncodings() throws Exception {
        final Path plain = generate("utf8", 2_000, 5, 2, Format.CSV, Encoding.UTF_8);
        final Path national = generate("gb", 2_000, 5, 2, Format.CSV, Encoding.GB18030);
        final String file = "settlement_list/settlement-00000.csv";

        final String read = Files.readString(national.resolve(file), Charset.forName("GB18030"));

        assertThat(read).isEqualTo(Files.readString(plain.resolve(file), StandardCharsets.UTF_8));
        assertThat(read)
                .startsWith(String.join(",", NationalLayout.names()) + "\n")
                .contains("医院");
    }

    @Test
    void writesTheSameValuesInBothFormats() {
        final Dataset<Row> csv = csv(generate("csv", 2_000, 3, 2, Format.CSV, Encoding.UTF_8), "settlement_list");
        final Dataset<Row> parquet = parquet(generate("parquet", 2_000, 3, 2, Format.PARQUET, Encoding.UTF_8));
        final Column[] texts = Stream.of(parquet.columns())
                .map(name -> concat(functions.lit(""), col(name)).as(name))
                .toArray(Column[]::new);

        assertThat(parquet.select(texts).exceptAll(csv).count()).isZero();
        assertThat(csv.count()).isEqualTo(2_000);
    }

    @Test
    void refusesAFolderThatHoldsSomething() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "keep");

        assertThatThrownBy(() -> generate("", 10, 1, 1, Format.CSV, Encoding.UTF_8))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining("is not empty");
        assertThat(folder.resolve("mine.txt")).exists();
    }

    private Path generate(
            final String name,
            final long cases,
            final long seed,
            final int tasks,
            final Format format,
            final Encoding encoding) {
        final Path out = folder.resolve(name);
        final FileCounts counts = new Generator(SparkSessions.shared())
                .generate(new GeneratorOptions(cases, out.toString(), seed, format, encoding, 2022, 4, 60), tasks);
        assertThat(counts.cases()).isEqualTo(cases);
        return out;
    }

    private Path planted(final String name, final int tasks) {
        final Path out = folder.resolve(name);
        new Generator(SparkSessions.shared())
                .generate(
                        new GeneratorOptions(
                                CASES, out.toString(), 1, Format.PARQUET, Encoding.UTF_8, 2022, 4, 60, 200),
                        tasks);
        return out;
    }

    private static Dataset<Row> parquet(final Path out) {
        return SparkSessions.shared()
                .read()
                .parquet(out.resolve("settlement_list").toString());
    }

    private static Dataset<Row> csv(final Path out, final String part) {
        return SparkSessions.shared()
                .read()
                .option("header", "true")
                .csv(out.resolve(part).toString());
    }

    private static Map<String, String> bytes(final Path out) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            file -> out.relativize(file).toString(),
                            GeneratorTest::hash,
                            (left, right) -> left,
                            TreeMap::new));
        }
    }

    private static String hash(final Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
