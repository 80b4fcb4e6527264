package org.dipper.settlement;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.apache.spark.sql.Column;
import org.dipper.cases.SettledCaseTable;
import org.dipper.table.Columns;

/**
 * Year-start point values (年初点值) as columns and numbers.
 *
 * @param byPool yuan per point, six decimals, by insurance pool; a pool without one is absent
 */
public record PointValues(Map<String, BigDecimal> byPool) {
    private static final int DECIMALS = 6;

    public PointValues {
        byPool = Map.copyOf(byPool);
    }

    /** A whole number that depends on the point value in millionths of a yuan, by pool of the case; null without a value. */
    Column perPool(final LongFunction<Column> number) {
        Column chosen = lit(null).cast("long");
        for (final Map.Entry<String, BigDecimal> pool : new TreeMap<>(byPool).entrySet()) {
            final Column isPool = Columns.col(SettledCaseTable.INSURANCE_POOL).equalTo(pool.getKey());
            chosen = when(isPool, number.apply(millionths(pool.getValue()))).otherwise(chosen);
        }
        return chosen;
    }

    /** The point value of the case's pool in millionths of a yuan; null without one. */
    Column millionths() {
        return perPool(value -> lit(value));
    }

    /** A point value in millionths of a yuan. */
    public static long millionths(final BigDecimal value) {
        return value.movePointRight(DECIMALS).longValueExact();
    }
}
