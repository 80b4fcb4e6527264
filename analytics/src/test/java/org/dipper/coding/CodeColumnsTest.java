package org.dipper.coding;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.Test;

class CodeColumnsTest {
    private static final List<String> WRITTEN = List.of(
            "I21.900x001",
            "I21.900X001",
            "i21.900x001",
            "Ｉ２１．９００ｘ００１",
            " I21 .900x001\t",
            "I21.900x001\u3000",
            "A01.002†",
            "X59.900",
            "71590",
            "17.91100",
            "86.700X0013",
            "");

    private final SparkSession spark = SparkSessions.shared();

    @Test
    void columnsNormaliseAsPlainJavaDoes() {
        final List<Row> rows = spark.createDataset(WRITTEN, Encoders.STRING())
                .select(col("value"), CodeColumns.normalise(col("value")))
                .collectAsList();

        assertThat(rows).hasSize(WRITTEN.size()).allSatisfy(row -> assertThat(row.getString(1))
                .isEqualTo(CodeNormaliser.normalise(row.getString(0))));
        assertThat(rows.subList(0, 6))
                .allSatisfy(row -> assertThat(row.getString(1)).isEqualTo("I21.900x001"));
        assertThat(rows.get(6).getString(1)).isEqualTo("A01.002+");
        assertThat(rows.get(10).getString(1)).isEqualTo("86.700x0013");
    }

    @Test
    void theSubcategoryKeepsTheDotAndACategoryStaysOne() {
        assertThat(subcategory("I21.900x001")).isEqualTo("I21.9");
        assertThat(subcategory("I10.x00")).isEqualTo("I10.x");
        assertThat(subcategory("71590")).isEqualTo("7159");
        assertThat(subcategory("V30")).isEqualTo("V30");
        assertThat(subcategory("B05+")).isEqualTo("B05");
        List.of("I21.900x001", "I10.x00", "71590", "V30", "B05+", "B05.+", "A0")
                .forEach(code -> assertThat(DiagnosisParts.subcategory(code)).isEqualTo(subcategory(code)));
    }

    private String subcategory(final String code) {
        return spark.createDataset(List.of(code), Encoders.STRING())
                .select(CodeColumns.subcategory(col("value")))
                .first()
                .getString(0);
    }
}
