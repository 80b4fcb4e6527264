package org.dipper.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.dipper.table.Columns;
import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookFilesTest {
    private static final Field ID = Field.required("id", FieldType.STRING, "id", "编号");
    private static final Field COUNT = Field.required("count", FieldType.INT, "count", "数");
    private static final Field SUM = Field.optional("sum", FieldType.LONG, "sum", "和");
    private static final Field AT = Field.optional("at", FieldType.TIMESTAMP, "when", "时间");
    private static final Field NOTE = Field.optional("note", FieldType.STRING, "note", "备注");
    private static final TableContract BOOK = TableContract.of("book", "operations", "a", "甲")
            .key(ID)
            .fields(ID, COUNT, SUM, AT, NOTE)
            .build();
    private static final TableContract CHECKED = TableContract.of("checked", "operations", "a", "甲")
            .key(ID)
            .fields(ID, COUNT)
            .check("positive", "count > 0")
            .build();

    private static final Row FULL =
            RowFactory.create("一", 1, Long.MAX_VALUE, Instant.parse("2025-03-01T16:00:00.123456Z"), "\"quoted\"");
    private static final Row SPARSE = RowFactory.create("b", -2, null, null, null);

    @TempDir
    private Path folder;

    private final SparkSession spark = SparkSessions.shared();
    private DeltaFiles files;
    private BookFiles books;

    @BeforeEach
    void open() {
        files = new DeltaFiles(spark, "file:" + folder);
        books = new BookFiles(spark, files);
    }

    @Test
    void readsNothingWhereThereIsNoTable() {
        assertThat(books.rows(BOOK)).isEmpty();
    }

    @Test
    void writesWhatSparkReadsAndNullsWhereNull() {
        books.append(BOOK, List.of(FULL, SPARSE), "one");

        assertThat(files.readHead(BOOK).collectAsList()).containsExactlyInAnyOrder(FULL, SPARSE);
        assertThat(books.rows(BOOK)).containsExactlyInAnyOrder(FULL, SPARSE);
        assertThat(files.readHead(BOOK)
                        .where("at = timestamp'2025-03-02 00:00:00.123456'")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void readsWhatSparkWrote() {
        files.create(BOOK);
        files.append(BOOK, spark.createDataFrame(List.of(FULL, SPARSE), Columns.schema(BOOK)), "spark");

        assertThat(books.rows(BOOK)).containsExactlyInAnyOrder(FULL, SPARSE);
        assertThat(books.rows(BOOK, ID, "b")).containsExactly(SPARSE);
        assertThat(books.rows(BOOK, NOTE, "none such")).isEmpty();
    }

    @Test
    void addsOneVersionAtATimeWithoutSparkWhichSeesIt() {
        books.append(BOOK, List.of(FULL), "one");
        assertThat(files.head(BOOK)).isEqualTo(1);
        files.append(BOOK, spark.createDataFrame(List.of(SPARSE), Columns.schema(BOOK)), "spark");
        books.append(BOOK, List.of(FULL), "three");

        assertThat(files.head(BOOK)).isEqualTo(3);
        assertThat(files.readHead(BOOK).collectAsList()).containsExactlyInAnyOrder(FULL, FULL, SPARSE);
        assertThat(files.read(BOOK, 2).collectAsList()).containsExactlyInAnyOrder(FULL, SPARSE);
        assertThat(engines()).isEqualTo(2);
    }

    @Test
    void keepsTheLogShortByCheckpoints() {
        for (int i = 0; i < 11; i++) {
            books.append(BOOK, List.of(RowFactory.create("id " + i, i, null, null, null)), "row");
        }

        assertThat(log("00000000000000000010.checkpoint.parquet")).exists();
        assertThat(books.rows(BOOK)).hasSize(11);
        assertThat(files.readHead(BOOK).select("count").distinct().count()).isEqualTo(11);
        assertThat(engines()).isEqualTo(11);
    }

    @Test
    void letsSparkAddTheColumnsThatAnOlderTableLacks() {
        final TableContract older = TableContract.of("book", "operations", "a", "甲")
                .key(ID)
                .fields(ID, COUNT, SUM, AT)
                .build();
        final Row old = RowFactory.create("old", 1, 5L, null);
        books.append(older, List.of(old), "old");

        assertThat(books.rows(BOOK)).containsExactly(RowFactory.create("old", 1, 5L, null, null));
        assertThat(books.rows(BOOK, NOTE, "x")).isEmpty();

        books.append(BOOK, List.of(FULL), "merges");
        books.append(BOOK, List.of(SPARSE), "fits");
        books.append(older, List.of(old), "older code");

        assertThat(books.rows(BOOK))
                .containsExactlyInAnyOrder(
                        FULL,
                        SPARSE,
                        RowFactory.create("old", 1, 5L, null, null),
                        RowFactory.create("old", 1, 5L, null, null));
        assertThat(files.readHead(BOOK).collectAsList()).containsExactlyInAnyOrderElementsOf(books.rows(BOOK));
        assertThat(engines()).isEqualTo(3);
    }

    @Test
    void leavesTablesWithChecksToSparkWhichHoldsThem() {
        books.append(CHECKED, List.of(RowFactory.create("a", 1)), "good");

        assertThat(books.rows(CHECKED)).containsExactly(RowFactory.create("a", 1));
        assertThatThrownBy(() -> books.append(CHECKED, List.of(RowFactory.create("b", 0)), "bad"))
                .hasStackTraceContaining("positive");
        assertThat(books.rows(CHECKED)).hasSize(1);
    }

    @Test
    void refusesNullsWhereAValueIsRequired() {
        assertThatThrownBy(() -> books.append(BOOK, List.of(RowFactory.create(null, 1, null, null, null)), "bad"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id");
        assertThat(books.rows(BOOK)).isEmpty();
    }

    /** How many commits Kernel made. */
    private long engines() {
        return java.util.stream.LongStream.rangeClosed(0, files.head(BOOK))
                .mapToObj(version -> log("%020d.json".formatted(version)))
                .filter(commit -> read(commit).contains("\"engineInfo\":\"Kernel-"))
                .count();
    }

    private Path log(final String name) {
        return folder.resolve("book").resolve("_delta_log").resolve(name);
    }

    private static String read(final Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
