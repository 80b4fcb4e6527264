package org.dipper.settlement;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.dipper.policy.CoefficientPolicy;

/** The institution coefficient of a case as a column, in ten-thousandths. */
public final class CoefficientColumns {
    private static final int DECIMALS = 4;
    private static final Column NONE = lit(null).cast("long");

    private CoefficientColumns() {}

    /** By institution where named, else by level, else the default. */
    public static Column units(final CoefficientPolicy policy, final Column institution, final Column level) {
        final Column byLevel = choose(policy.byLevel(), level, lit(units(policy.otherwise())));
        return choose(policy.byInstitution(), institution, byLevel);
    }

    /** A policy number with at most four decimals, in ten-thousandths. */
    public static long units(final BigDecimal number) {
        return number.movePointRight(DECIMALS).longValueExact();
    }

    private static Column choose(final Map<String, BigDecimal> factors, final Column key, final Column otherwise) {
        Column chosen = NONE;
        boolean isFirst = true;
        for (final Map.Entry<String, BigDecimal> factor : new TreeMap<>(factors).entrySet()) {
            final Column matches = key.equalTo(factor.getKey());
            final Column value = lit(units(factor.getValue()));
            chosen = isFirst ? when(matches, value) : chosen.when(matches, value);
            isFirst = false;
        }
        return isFirst ? otherwise : chosen.otherwise(otherwise);
    }
}
