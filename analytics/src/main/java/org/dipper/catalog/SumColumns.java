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
    private final List<Integer> years;
    private final boolean hasSubCosts;
    private final List<Field> byYear;
    private final List<Field> ofAll;

    /** Columns for these years, oldest first, without drugs and consumables. */
    public SumColumns(final List<Integer> years) {
        this(years, false);
    }

    /**
     * Columns for these years.
     *
     * @param years oldest first
     * @param hasSubCosts whether drugs and consumables are summed too
     */
    public SumColumns(final List<Integer> years, final boolean hasSubCosts) {
        this.years = List.copyOf(years);
        this.hasSubCosts = hasSubCosts;
        this.byYear = hasSubCosts
                ? List.of(CASE_COUNT, TOTAL_COST_FEN, DRUG_COST_FEN, CONSUMABLE_COST_FEN)
                : List.of(CASE_COUNT, TOTAL_COST_FEN);
        this.ofAll = hasSubCosts ? List.of(SQUARE_HIGH, SQUARE_LOW, SUB_COST_CASES) : List.of(SQUARE_HIGH, SQUARE_LOW);
    }

    /** The sums of each group, and more aggregates. */
    public Dataset<Row> of(final RelationalGroupedDataset grouped, final Column... more) {
        final List<Column> sums = new ArrayList<>(List.of(more));
        for (final Field field : byYear) {
            for (final int year : years) {
                final Column isYear = Columns.col(DISCHARGE_YEAR).equalTo(year);
                sums.add(
                        sum(when(isYear, Columns.col(field)).otherwise(lit(0L))).as(name(field, year)));
            }
        }
        for (final Field field : ofAll) {
            sums.add(sum(Columns.col(field)).as(field.name()));
        }
        return grouped.agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
    }

    /** Sums of such sums, and more aggregates. */
    public Dataset<Row> again(final RelationalGroupedDataset grouped, final Column... more) {
        final List<Column> sums = new ArrayList<>(List.of(more));
        for (final Field field : byYear) {
            years.forEach(year -> sums.add(sum(col(name(field, year))).as(name(field, year))));
        }
        ofAll.forEach(field -> sums.add(sum(Columns.col(field)).as(field.name())));
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
        final List<Long> cases = byYear(row, CASE_COUNT);
        final List<Long> cost = byYear(row, TOTAL_COST_FEN);
        if (!hasSubCosts) {
            return new CostSums(cases, cost, squares);
        }
        return new CostSums(
                cases,
                cost,
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
