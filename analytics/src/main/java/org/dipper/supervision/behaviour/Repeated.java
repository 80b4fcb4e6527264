package org.dipper.supervision.behaviour;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows that have a key in common with enough others.
 *
 * <p>The keys are counted first and sent to the rows, since those that repeat are few: so what travels is a key a row, not
 * the row.
 */
final class Repeated {
    private static final String KEY = "repeated_";
    private static final String ROWS = "repeated_rows";

    private Repeated() {}

    /** The rows whose values in these columns stand in at least so many rows; columns without nulls. */
    static Dataset<Row> only(final Dataset<Row> rows, final List<String> columns, final int least) {
        final List<Column> keys = new ArrayList<>();
        Column isSame = lit(true);
        for (final String column : columns) {
            keys.add(col(column).as(KEY + column));
            isSame = isSame.and(col(column).equalTo(col(KEY + column)));
        }
        final Dataset<Row> repeated = rows.groupBy(keys.toArray(Column[]::new))
                .agg(count(lit(1)).as(ROWS))
                .where(col(ROWS).geq(least))
                .drop(ROWS);
        return rows.join(broadcast(repeated), isSame, "left_semi");
    }
}
