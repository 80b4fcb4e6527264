package org.dipper.coding;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.Test;

class PackedCodeTest {
    @Test
    void realCodesReadBackAsTheyWere() {
        for (final String code :
                List.of("I21.900x001", "I10.x00", "36.0700x004", "86.700x0013", "7159", "V58.6", "K35", "")) {
            assertThat(PackedCode.pack(code).map(PackedCode::unpack)).as(code).contains(code);
        }
    }

    @Test
    void differentCodesHaveDifferentNumbersThatSortLikeTheCodes() {
        final Random random = new Random(7);
        final Set<String> codes = new HashSet<>();
        while (codes.size() < 5_000) {
            codes.add(randomCode(random, PackedCode.LONGEST));
        }
        final List<String> sorted = codes.stream().sorted().toList();
        for (int i = 1; i < sorted.size(); i++) {
            assertThat(PackedCode.pack(sorted.get(i)).orElseThrow())
                    .as(sorted.get(i))
                    .isGreaterThan(PackedCode.pack(sorted.get(i - 1)).orElseThrow());
        }
    }

    @Test
    void codesThatDoNotFitSaySo() {
        assertThat(PackedCode.pack("A01.002+G01*")).isEmpty();
        assertThat(PackedCode.pack("36.0700x00412")).isEmpty();
        assertThat(PackedCode.packInt("I21.90")).isEmpty();
        assertThat(PackedCode.pack("a10")).isEmpty();
    }

    @Test
    void sparkColumnsPackLikeTheRecordAndOddCodesGetNegativeNumbersOfTheirOwn() {
        final Random random = new Random(11);
        final List<String> codes = new ArrayList<>(List.of("I21.9", "I10.x", "", "36.0700x004", "A01.002+G01*", "肺炎"));
        for (int i = 0; i < 500; i++) {
            codes.add(randomCode(random, 1 + random.nextInt(PackedCode.LONGEST)));
        }
        final List<Row> rows = SparkSessions.shared()
                .createDataset(codes, Encoders.STRING())
                .toDF("code")
                .select(col("code"), PackedColumns.pack(col("code")).as("key"))
                .collectAsList();
        for (final Row row : rows) {
            final String code = row.getString(0);
            if (PackedCode.pack(code).isPresent()) {
                assertThat(row.getLong(1))
                        .as(code)
                        .isEqualTo(PackedCode.pack(code).get());
            } else {
                assertThat(row.getLong(1)).as(code).isNegative();
            }
        }
    }

    private static String randomCode(final Random random, final int length) {
        final StringBuilder code = new StringBuilder();
        for (int i = 0; i < length; i++) {
            final char symbol = PackedCode.ALPHABET.charAt(random.nextInt(PackedCode.ALPHABET.length()));
            code.append(symbol == 'X' && i > 0 ? 'Y' : symbol);
        }
        return code.toString();
    }
}
