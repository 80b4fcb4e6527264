package org.dipper.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.QualityRules;
import org.dipper.cases.SettlementListTable;
import org.dipper.errors.DipperException;
import org.dipper.table.Columns;

/** What the rules that look at one row alone found among the settlement lists of an ingest: one cheap pass. */
final class RuleTally {
    private RowsAndFen read = RowsAndFen.NONE;
    private RowsAndFen heldBack = RowsAndFen.NONE;
    private RowsAndFen filtered = RowsAndFen.NONE;
    private final Map<String, RowsAndFen> hits = new HashMap<>();

    private RuleTally() {}

    static RuleTally of(final Dataset<Row> settlementLists) {
        final RuleTally tally = new RuleTally();
        final List<Row> combinations = settlementLists
                .groupBy(
                        Columns.col(SettlementListTable.FAILED_RULES)
                                .cast("string")
                                .as("failed"),
                        Columns.col(SettlementListTable.WARNINGS).cast("string").as("warned"))
                .agg(count(lit(1)).as("row_count"), sumOfFen(SettlementListTable.MEDFEE_SUMAMT_FEN.name()))
                .collectAsList();
        combinations.forEach(tally::add);
        return tally;
    }

    /** A sum of fen that cannot overflow, null-free. */
    static org.apache.spark.sql.Column sumOfFen(final String column) {
        return coalesce(sum(coalesce(col(column), lit(0L)).cast("decimal(20,0)")), lit(BigDecimal.ZERO))
                .as("fen");
    }

    static RowsAndFen rowsAndFen(final Row row, final int rows, final int fen) {
        try {
            return new RowsAndFen(row.getLong(rows), row.getDecimal(fen).longValueExact());
        } catch (ArithmeticException tooMuch) {
            throw DipperException.refused(
                    "The source is refused.",
                    "Its costs add up to more than 92 quadrillion yuan.",
                    "Check that the mapping names the right money columns.");
        }
    }

    RowsAndFen read() {
        return read;
    }

    RowsAndFen heldBack() {
        return heldBack;
    }

    RowsAndFen filtered() {
        return filtered;
    }

    RowsAndFen hits(final String rule) {
        return hits.getOrDefault(rule, RowsAndFen.NONE);
    }

    private void add(final Row combination) {
        final RowsAndFen share = rowsAndFen(combination, 2, 3);
        final List<String> failed = names(combination.getString(0));
        final List<String> warned = names(combination.getString(1));
        read = read.plus(share);
        heldBack = failed.isEmpty() ? heldBack : heldBack.plus(share);
        filtered = warned.contains(QualityRules.FILTERED) ? filtered.plus(share) : filtered;
        failed.forEach(rule -> hits.merge(rule, share, RowsAndFen::plus));
        warned.forEach(rule -> hits.merge(rule, share, RowsAndFen::plus));
    }

    private static List<String> names(final String array) {
        final String inside = array.substring(1, array.length() - 1);
        return inside.isEmpty() ? List.of() : List.of(inside.split(", ", -1));
    }
}
