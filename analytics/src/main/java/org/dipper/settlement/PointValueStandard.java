package org.dipper.settlement;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.table.Columns;

/**
 * The payment standard of the case: RW x institution coefficient x year-start point value of its pool, rounded half up to
 * the fen. None in a pool without history.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), abnormal-cost cases.
 */
public final class PointValueStandard implements CostStandard {
    private static final int DECIMALS = 6;
    // Ten-thousandths of a point times millionths of a yuan, in fen: 10^4 * 10^6 / 10^2.
    private static final long UNITS_PER_FEN = 100_000_000L;

    private final Map<String, BigDecimal> yearStartPointValue;

    /**
     * Standards by pool.
     *
     * @param yearStartPointValue year-start point value in yuan per point, six decimals, by insurance pool
     */
    public PointValueStandard(final Map<String, BigDecimal> yearStartPointValue) {
        this.yearStartPointValue = Map.copyOf(yearStartPointValue);
    }

    @Override
    public Dataset<Row> apply(final Dataset<Row> cases) {
        Column value = lit(null).cast("long");
        for (final Map.Entry<String, BigDecimal> pool : new TreeMap<>(yearStartPointValue).entrySet()) {
            final long millionths = pool.getValue().movePointRight(DECIMALS).longValueExact();
            final Column isPool = Columns.col(SettledCaseTable.INSURANCE_POOL).equalTo(pool.getKey());
            value = when(isPool, lit(millionths)).otherwise(value);
        }
        return cases.withColumn(
                ScoreCases.STANDARD, ScoreCases.divided(col("normal_units").multiply(value), lit(UNITS_PER_FEN)));
    }
}
