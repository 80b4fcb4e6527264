package org.dipper.settlement;

import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.CasePathPolicy.BedDay;
import org.dipper.policy.CasePathPolicy.Phase;
import org.dipper.table.Columns;

/**
 * The score of a stay by its days (床日): each day of the stay has the rate of its phase and hospital level. A rate in yuan
 * becomes points at the year-start point value, rounded half up once per daily rate.
 *
 * <p>Rule: DIP 3.0 specification (comment draft) and NHSA 45/2020, bed-day payment as points; the acute phase by group is
 * Hainan's.
 */
final class BedDayScore {
    private static final BigDecimal UNITS = BigDecimal.valueOf(10_000);
    private static final BigDecimal UNITS_BY_VALUE = BigDecimal.valueOf(10_000_000_000L);

    private final BedDay rule;
    private final PointValues values;

    BedDayScore(final BedDay rule, final PointValues values) {
        this.rule = rule;
        this.values = values;
    }

    /** Units of the days after a number of days; null in a pool without a point value that the rate needs. */
    Column unitsAfter(final int daysBefore) {
        final Column stay = Columns.col(SettledCaseTable.STAY_DAYS).cast("long");
        Column units = lit(0L);
        int start = 0;
        for (final Phase phase : rule.phases()) {
            final long from = Math.max(start, daysBefore);
            if (phase.upToDay() > from) {
                final Column days = greatest(
                        lit(0L), least(stay, lit((long) phase.upToDay())).minus(lit(from)));
                units = units.plus(days.multiply(rate(phase)));
            }
            start = phase.upToDay();
        }
        return units;
    }

    private Column rate(final Phase phase) {
        return rule.isInPoints()
                ? byLevel(phase, rate -> lit(rate.multiply(UNITS).longValueExact()))
                : byLevel(
                        phase,
                        rate -> values.perPool(millionths -> lit(rate.multiply(UNITS_BY_VALUE)
                                .divide(BigDecimal.valueOf(millionths), 0, RoundingMode.HALF_UP)
                                .longValueExact())));
    }

    private static Column byLevel(final Phase phase, final java.util.function.Function<BigDecimal, Column> units) {
        Column chosen = units.apply(phase.otherwise());
        for (final Map.Entry<String, BigDecimal> level : new TreeMap<>(phase.byLevel()).entrySet()) {
            chosen = when(
                            Columns.col(SettledCaseTable.HOSPITAL_LEVEL).equalTo(level.getKey()),
                            units.apply(level.getValue()))
                    .otherwise(chosen);
        }
        return chosen;
    }
}
