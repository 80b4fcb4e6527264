package org.dipper.supervision.behaviour;

import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.dipper.policy.BehaviourPolicy.Band;
import org.dipper.settlement.PaymentPath;
import org.dipper.table.FieldType;

/** Arithmetic and conditions that rules share, with widths chosen so that no quotient is rounded twice. */
final class Exact {
    static final String RATIO = FieldType.RATIO.sql();
    /** Score values are whole ten-thousandths. */
    static final int UNITS = 10_000;

    private static final String WHOLE_DIVIDEND = FieldType.decimal(21, 0).sql();
    private static final String WHOLE_DIVISOR = FieldType.decimal(16, 0).sql();
    private static final String AMOUNT = FieldType.decimal(14, 0).sql();
    private static final String COUNT = FieldType.decimal(12, 0).sql();

    private Exact() {}

    /** amount / (sum / count): how an amount stands to the mean of others, six decimals; null where the sum is 0. */
    static Column toMean(final Column amount, final Column sum, final Column count) {
        return amount.cast(AMOUNT)
                .multiply(count.cast(COUNT))
                .cast(WHOLE_DIVIDEND)
                .divide(functions.nullif(sum, lit(0)).cast(WHOLE_DIVISOR))
                .cast(RATIO);
    }

    /** count x sum / others, seventeen decimals: what a count of cases would have at the rate sum / others. */
    static Column atRate(final Column count, final Column sum, final Column others) {
        return toDecimal(count, sum).divide(functions.nullif(others, lit(0)).cast(WHOLE_DIVISOR));
    }

    /** Whole / whole with six decimals; null where the divisor is 0. */
    static Column quotient(final Column dividend, final Column divisor) {
        return dividend.cast(WHOLE_DIVIDEND)
                .divide(functions.nullif(divisor, lit(0)).cast(WHOLE_DIVISOR))
                .cast(RATIO);
    }

    /** A score as whole ten-thousandths. */
    static int units(final BigDecimal score) {
        return score.movePointRight(4).intValueExact();
    }

    /** The units of the first band that a ratio is below (or above), else 0; null where the ratio is. */
    static Column bandUnits(final Column ratio, final List<Band> bands, final boolean isBelow) {
        Column units = lit(0);
        for (int i = bands.size() - 1; i >= 0; i--) {
            final Column limit = lit(bands.get(i).limit());
            units = functions
                    .when(
                            isBelow ? ratio.lt(limit) : ratio.gt(limit),
                            lit(units(bands.get(i).score())))
                    .otherwise(units);
        }
        return functions.when(ratio.isNotNull(), units);
    }

    /** A share as a percentage with one decimal, as text. */
    static Column percent(final Column part, final Column whole) {
        return functions.concat(
                functions
                        .round(quotient(part, whole).multiply(lit(100)), 1)
                        .cast(FieldType.decimal(10, 1).sql())
                        .cast("string"),
                lit(" %"));
    }

    /** A ratio as whole percent, as text. */
    static Column wholePercent(final Column ratio) {
        return functions.concat(
                functions.round(ratio.multiply(lit(100)), 0).cast("long").cast("string"), lit(" %"));
    }

    /** Days as English text. */
    static Column days(final Column days) {
        return functions.concat(
                days.cast("string"),
                functions.when(days.equalTo(1), lit(" day")).otherwise(lit(" days")));
    }

    /** Whether a text begins with one of these prefixes; false where it is null. */
    static Column startsWithAny(final Column text, final List<String> prefixes) {
        Column starts = lit(false);
        for (final String prefix : prefixes) {
            starts = starts.or(text.startsWith(prefix));
        }
        return functions.coalesce(starts, lit(false));
    }

    /** Whether a text is one of these; false where it is null. */
    static Column isOneOf(final Column text, final Iterable<String> words) {
        Column is = lit(false);
        for (final String word : words) {
            is = is.or(text.equalTo(word));
        }
        return functions.coalesce(is, lit(false));
    }

    /** Whether a case is paid by the day, all of it or after an acute phase; false where it was not settled. */
    static Column isPaidByTheDay(final Column paymentPath) {
        return isOneOf(paymentPath, List.of(PaymentPath.BED_DAY.id(), PaymentPath.ACUTE_AND_BED_DAY.id()));
    }

    private static Column toDecimal(final Column count, final Column sum) {
        return count.cast(COUNT).multiply(sum.cast(AMOUNT)).cast(WHOLE_DIVIDEND);
    }
}
