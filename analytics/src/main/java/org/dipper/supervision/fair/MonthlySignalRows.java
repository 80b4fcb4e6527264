package org.dipper.supervision.fair;

import static java.util.Objects.requireNonNull;
import static org.dipper.table.Columns.select;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.dipper.table.Columns;
import org.dipper.table.Field;

/** Turns monthly signals into rows of {@code institution_month_signal}; statistics are rounded half up to six decimals. */
public final class MonthlySignalRows {
    private static final int DECIMALS = 6;

    private final String period;
    private final String indicator;

    /** Rows of this period and indicator. */
    public MonthlySignalRows(final String period, final String indicator) {
        this.period = requireNonNull(period, "period");
        this.indicator = requireNonNull(indicator, "indicator");
    }

    /** The rows, one an institution and month. */
    public Dataset<Row> apply(final SparkSession spark, final List<MonthlySignal> signals) {
        final List<Row> rows = signals.stream()
                .map(this::values)
                .map(values -> RowFactory.create(MonthlySignalTable.CONTRACT.fields().stream()
                        .map(values::get)
                        .toArray()))
                .toList();
        return spark.createDataFrame(rows, Columns.schema(MonthlySignalTable.CONTRACT))
                .select(select(MonthlySignalTable.CONTRACT));
    }

    private Map<Field, Object> values(final MonthlySignal signal) {
        final InstitutionMonth figures = signal.figures();
        final Map<Field, Object> values = new HashMap<>();
        values.put(MonthlySignalTable.PERIOD, period);
        values.put(MonthlySignalTable.INDICATOR, indicator);
        values.put(MonthlySignalTable.INSTITUTION_CODE, figures.institutionCode());
        values.put(MonthlySignalTable.MONTH, figures.month());
        values.put(MonthlySignalTable.CASE_COUNT, figures.caseCount());
        values.put(MonthlySignalTable.OBSERVED, figures.observed());
        values.put(MonthlySignalTable.EXPECTED, rounded(figures.expected()));
        values.put(MonthlySignalTable.IS_SMALL_COUNT, signal.isSmallCount());
        signal.reading().ifPresent(reading -> {
            values.put(MonthlySignalTable.CUSUM, rounded(reading.cusum()));
            values.put(MonthlySignalTable.LIMIT, rounded(reading.limit()));
            values.put(MonthlySignalTable.IS_ALARM, reading.isAlarm());
            values.put(MonthlySignalTable.P_VALUE, rounded(reading.pValue()));
            values.put(MonthlySignalTable.Q_VALUE, rounded(reading.qValue()));
        });
        return values;
    }

    private static BigDecimal rounded(final double value) {
        return new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
