package org.dipper.catalog;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.dipper.catalog.HistorySumTable.CASE_COUNT;
import static org.dipper.catalog.HistorySumTable.CONSUMABLE_COST_FEN;
import static org.dipper.catalog.HistorySumTable.DISCHARGE_YEAR;
import static org.dipper.catalog.HistorySumTable.DRUG_COST_FEN;
import static org.dipper.catalog.HistorySumTable.SQUARE_HIGH;
import static org.dipper.catalog.HistorySumTable.SQUARE_LOW;
import static org.dipper.catalog.HistorySumTable.SUB_COST_CASES;
import static org.dipper.catalog.HistorySumTable.TOTAL_COST_FEN;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.RelationalGroupedDataset;
import org.apache.spark.sql.Row;
import org.dipper.table.Columns;
import org.dipper.table.Field;

/** Sums of history rows with the years side by side, and how they become {@link CostSums}. */
public final class SumColumns {
    private static final List<Field> BY_YEAR = List.of(CASE_COUNT, TOTAL_COST_FEN, DRUG_COST_FEN, CONSUMABLE_COST_FEN);
    private static final List<Field> OF_ALL = List.of(SQUARE_HIGH, SQUARE_LOW, SUB_COST_CASES);

    private final List<Integer> years;

    /** Columns for these years, oldest first. */
    public SumColumns(final List<Integer> years) {
        this.years = List.copyOf(years);
    }

    /** The sums of each group. */
    public Dataset<Row> of(final RelationalGroupedDataset grouped) {
        final List<Column> sums = new ArrayList<>();
        for (final Field field : BY_YEAR) {
            for (final int year : years) {
                final Column isYear = Columns.col(DISCHARGE_YEAR).equalTo(year);
                sums.add(
                        sum(when(isYear, Columns.col(field)).otherwise(lit(0L))).as(name(field, year)));
            }
        }
        for (final Field field : OF_ALL) {
            sums.add(sum(Columns.col(field)).as(field.name()));
        }
        return grouped.agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
    }

    /** Cases of all years. */
    public Column cases() {
        return years.stream()
                .map(year -> col(name(CASE_COUNT, year)))
                .reduce(Column::plus)
                .orElseThrow();
    }

    /** The sums of a row. */
    public CostSums read(final Row row) {
        final BigInteger squares = BigInteger.valueOf(row.<Long>getAs(SQUARE_HIGH.name()))
                .shiftLeft(HistorySums.SQUARE_SHIFT)
                .add(BigInteger.valueOf(row.<Long>getAs(SQUARE_LOW.name())));
        return new CostSums(
                byYear(row, CASE_COUNT),
                byYear(row, TOTAL_COST_FEN),
                squares,
                byYear(row, DRUG_COST_FEN),
                byYear(row, CONSUMABLE_COST_FEN),
                row.getAs(SUB_COST_CASES.name()));
    }

    private List<Long> byYear(final Row row, final Field field) {
        final List<Long> values = new ArrayList<>();
        for (final int year : years) {
            final Long value = row.getAs(name(field, year));
            values.add(value == null ? 0L : value);
        }
        return values;
    }

    private static String name(final Field field, final int year) {
        return field.name() + "_" + year;
    }
}
