package org.dipper.supervision.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.supervision.IndicatorValueTable;

/** {@code indicator_value} rows by {@code indicator subject_type subject period}. */
record Values(Map<String, Value> rows) {
    /** A row without its key. */
    record Value(BigDecimal numerator, BigDecimal denominator, BigDecimal value, String state, Long cases) {
        /** Such as {@code 3/4 evaluated}. */
        String text() {
            return numerator == null ? state : plain(numerator) + "/" + plain(denominator) + " " + state;
        }

        private static String plain(final BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
    }

    static Values of(final Dataset<Row> rows) {
        assertThat(rows.columns()).containsExactlyElementsOf(IndicatorValueTable.CONTRACT.columnNames());
        final Map<String, Value> values = new TreeMap<>();
        for (final Row row : rows.collectAsList()) {
            final String key = row.getAs("indicator") + " " + row.getAs("subject_type") + " " + row.getAs("subject")
                    + " " + row.getAs("period");
            final Value value = new Value(
                    row.getAs("numerator"),
                    row.getAs("denominator"),
                    row.getAs("value"),
                    row.getAs("state"),
                    row.getAs("case_count"));
            assertThat(values.put(key, value)).as(key).isNull();
        }
        return new Values(values);
    }

    Value get(final String key) {
        assertThat(rows).containsKey(key);
        return rows.get(key);
    }

    String text(final String key) {
        return get(key).text();
    }
}
