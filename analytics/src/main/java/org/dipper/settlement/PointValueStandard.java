package org.dipper.settlement;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The payment standard of the case: RW x institution coefficient x year-start point value of its pool, rounded half up to
 * the fen. None in a pool without history.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), abnormal-cost cases.
 */
public final class PointValueStandard implements CostStandard {
    // Ten-thousandths of a point times millionths of a yuan, in fen: 10^4 * 10^6 / 10^2.
    private static final long UNITS_PER_FEN = 100_000_000L;

    private final PointValues values;

    /**
     * Standards by pool.
     *
     * @param yearStartPointValue year-start point value in yuan per point, six decimals, by insurance pool
     */
    public PointValueStandard(final Map<String, BigDecimal> yearStartPointValue) {
        this.values = new PointValues(yearStartPointValue);
    }

    @Override
    public Dataset<Row> apply(final Dataset<Row> cases) {
        return cases.withColumn(
                ScoreCases.STANDARD,
                ScoreCases.divided(col(ScoreCases.NORMAL_UNITS).multiply(values.millionths()), lit(UNITS_PER_FEN)));
    }
}
