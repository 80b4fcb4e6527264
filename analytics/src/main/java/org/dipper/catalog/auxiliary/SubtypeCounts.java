package org.dipper.catalog.auxiliary;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.HistorySumTable;
import org.dipper.catalog.HistorySums;
import org.dipper.table.Columns;

/**
 * Sums grouped cases by group, auxiliary type, subtype and year, with each group's own sums under {@link SubtypeSums#ALL}:
 * {@code group_code, auxiliary_type, subtype, discharge_year, case_count, total_cost_fen, square_high, square_low}.
 *
 * <p>One pass over the cases: they are summed by all their subtypes at once, and the few sums are taken apart by type.
 */
public final class SubtypeCounts {
    public static final String CASE_COUNT = "case_count";
    public static final String COST_FEN = "total_cost_fen";

    private static final long LOW_HALF = (1L << HistorySums.SQUARE_SHIFT) - 1;
    private static final String CODE = "subtype_code";
    private static final String TYPED = "typed";

    private final CaseSubtypes subtypes;

    /** Counts these subtypes. */
    public SubtypeCounts(final CaseSubtypes subtypes) {
        this.subtypes = subtypes;
    }

    /**
     * Sums.
     *
     * @param groupedCases settled cases with {@code group_code} and {@code group_mean_cost_fen}; ungrouped ones do not count
     */
    public Dataset<Row> apply(final Dataset<Row> groupedCases) {
        final Column group = Columns.col(AuxiliaryTypeTable.GROUP_CODE);
        final Column year = Columns.col(SettledCaseTable.DISCHARGE_YEAR);
        final Column cost = Columns.col(SettledCaseTable.TOTAL_COST_FEN);
        final Column square = cost.multiply(cost);
        final Dataset<Row> byCode = groupedCases
                .where(group.isNotNull())
                .withColumn(CODE, SubtypeColumns.code(subtypes))
                .groupBy(group, year, col(CODE))
                .agg(
                        count(lit(1)).as(CASE_COUNT),
                        sum(cost).as(COST_FEN),
                        sum(shiftright(square, HistorySums.SQUARE_SHIFT)).as(HistorySumTable.SQUARE_HIGH.name()),
                        sum(square.bitwiseAND(LOW_HALF)).as(HistorySumTable.SQUARE_LOW.name()));
        final Column type = Columns.col(AuxiliaryTypeTable.AUXILIARY_TYPE);
        final Column subtype = Columns.col(AuxiliaryTypeTable.SUBTYPE);
        return byCode.withColumn(TYPED, explode(typed()))
                .where(col(TYPED + ".subtype").isNotNull())
                .groupBy(
                        group,
                        col(TYPED + ".auxiliary_type").as(AuxiliaryTypeTable.AUXILIARY_TYPE.name()),
                        col(TYPED + ".subtype").as(AuxiliaryTypeTable.SUBTYPE.name()),
                        year)
                .agg(
                        sum(col(CASE_COUNT)).as(CASE_COUNT),
                        sum(col(COST_FEN)).as(COST_FEN),
                        sum(col(HistorySumTable.SQUARE_HIGH.name())).as(HistorySumTable.SQUARE_HIGH.name()),
                        sum(col(HistorySumTable.SQUARE_LOW.name())).as(HistorySumTable.SQUARE_LOW.name()))
                .select(
                        group,
                        type,
                        subtype,
                        year,
                        col(CASE_COUNT),
                        col(COST_FEN),
                        col(HistorySumTable.SQUARE_HIGH.name()),
                        col(HistorySumTable.SQUARE_LOW.name()));
    }

    private Column typed() {
        final List<Column> parts = new ArrayList<>();
        parts.add(part(lit(SubtypeSums.ALL), lit(SubtypeSums.ALL)));
        for (final AuxiliaryType type : subtypes.types()) {
            parts.add(part(lit(type.id()), SubtypeColumns.subtype(col(CODE), subtypes, type)));
        }
        return array(parts.toArray(Column[]::new));
    }

    private static Column part(final Column type, final Column subtype) {
        return struct(type.as(AuxiliaryTypeTable.AUXILIARY_TYPE.name()), subtype.as(AuxiliaryTypeTable.SUBTYPE.name()));
    }
}
