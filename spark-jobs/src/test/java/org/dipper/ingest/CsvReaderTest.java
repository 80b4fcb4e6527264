package org.dipper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dipper.cases.SourceRows;
import org.junit.jupiter.api.Test;

class CsvReaderTest {
    @Test
    void keepsThePhysicalLineAndTheRawTextOfARecord() throws IOException {
        final List<CsvRecord> records = read("a,b\r\n\"1\r\n\"\"x\"\"\",2\r\n\r\n3,4");

        assertThat(records).extracting(CsvRecord::line).containsExactly(1L, 2L, 5L);
        assertThat(records.get(1).cells()).containsExactly("1\r\n\"x\"", "2");
        assertThat(records.get(1).raw()).isEqualTo("\"1\r\n\"\"x\"\"\",2");
        assertThat(records.get(2).cells()).containsExactly("3", "4");
    }

    @Test
    void aStrayQuoteCostsOneRowNotTheRestOfTheFile() throws IOException {
        final List<CsvRecord> records = read("a,b\n\"1,2\n3,4\n5,6\n");

        assertThat(records).extracting(CsvRecord::line).containsExactly(1L, 2L, 3L, 4L);
        assertThat(records.get(1).broken()).contains(SourceRows.QUOTES);
        assertThat(records.get(1).raw()).isEqualTo("\"1,2");
        assertThat(records.get(3).cells()).containsExactly("5", "6");
    }

    @Test
    void aCellOfAMegabyteIsRead() throws IOException {
        final String large = "x".repeat(1 << 20);

        final List<CsvRecord> records = read("a,b\n1," + large + "\n\"" + large + "\n\",2\n3,4\n");

        assertThat(records.get(1).cells().get(1)).isEqualTo(large);
        assertThat(records.get(2).cells().get(0)).hasSize((1 << 20) + 1);
        assertThat(records.get(3).line()).isEqualTo(5);
    }

    @Test
    void bytesThatAreNoTextStayVisible() throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("a,b\n第一,医院\n第".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xC3);
        bytes.write(",\0\n".getBytes(StandardCharsets.UTF_8));

        final List<CsvRecord> records = read(bytes.toByteArray(), Optional.empty());

        assertThat(records.get(1).cells()).containsExactly("第一", "医院");
        assertThat(records.get(2).broken()).contains(SourceRows.ENCODING);
        assertThat(records.get(2).raw()).isEqualTo("第\\xC3,\\x00");
    }

    @Test
    void findsOutUtf8AndGb18030AndTakesTheByteOrderMarkOff() throws IOException {
        // Far more text than one buffer holds, so that characters fall across its border.
        final String text = "编号,名称\n" + "1,第一人民医院𠀀\n".repeat(20_000);

        final List<CsvRecord> plain = read(text.getBytes(StandardCharsets.UTF_8), Optional.empty());
        final List<CsvRecord> marked = read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8), Optional.empty());
        final List<CsvRecord> chinese = read(text.getBytes(Charset.forName("GB18030")), Optional.empty());

        assertThat(plain).hasSize(20_001).isEqualTo(marked).isEqualTo(chinese);
        assertThat(plain.get(20_000).cells()).containsExactly("1", "第一人民医院𠀀");
        assertThat(plain).allSatisfy(record -> assertThat(record.broken()).isEmpty());
    }

    private static List<CsvRecord> read(final String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    private static List<CsvRecord> read(final byte[] bytes, final Optional<Charset> charset) throws IOException {
        final List<CsvRecord> records = new ArrayList<>();
        try (CsvReader reader = new CsvReader(new MarkingReader(new ByteArrayInputStream(bytes), charset), ',')) {
            for (Optional<CsvRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                records.add(next.get());
            }
        }
        return records;
    }
}
