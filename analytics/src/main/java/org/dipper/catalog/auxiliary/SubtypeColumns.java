package org.dipper.catalog.auxiliary;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.dipper.cases.SettledCaseTable;
import org.dipper.table.Columns;

/** Where auxiliary typing meets Spark: a settled case read from a row, its subtypes as a column. */
public final class SubtypeColumns {
    /** The mean cost of the case's group in fen; null where ungrouped. */
    public static final String GROUP_MEAN_COST_FEN = "group_mean_cost_fen";

    private static final String DEATH = "5";
    private static final int MASK = (1 << CaseSubtypes.BITS) - 1;

    private SubtypeColumns() {}

    /** What auxiliary typing looks at in a case, for {@link #read}. */
    public static Column settled() {
        return struct(
                Columns.col(SettledCaseTable.PRINCIPAL_DIAGNOSIS),
                Columns.col(SettledCaseTable.OTHER_DIAGNOSES),
                Columns.col(SettledCaseTable.AGE_YEARS),
                Columns.col(SettledCaseTable.AGE_DAYS),
                Columns.col(SettledCaseTable.STAY_DAYS),
                Columns.col(SettledCaseTable.DISCHARGE_WAY),
                Columns.col(SettledCaseTable.ICU_DAYS),
                Columns.col(SettledCaseTable.TOTAL_COST_FEN),
                Columns.col(SettledCaseTable.TREATMENT_COST_FEN),
                Columns.col(SettledCaseTable.DRUG_COST_FEN),
                col(GROUP_MEAN_COST_FEN));
    }

    /** The case of a row made by {@link #settled}. */
    public static AuxiliaryCase read(final Row row) {
        return new AuxiliaryCase(
                row.getString(0),
                row.getList(1),
                Optional.ofNullable(row.getAs(2)),
                Optional.ofNullable(row.getAs(3)),
                row.getInt(4),
                DEATH.equals(row.getString(5)),
                Optional.ofNullable(row.getAs(6)),
                row.getLong(7),
                Optional.ofNullable(row.getAs(8)),
                Optional.ofNullable(row.getAs(9)),
                Optional.ofNullable(row.getAs(10)));
    }

    /** The subtypes of a case as the number of {@link CaseSubtypes}. */
    public static Column code(final CaseSubtypes subtypes) {
        // A user-defined function on purpose: the rules look codes up by prefix in lists of thousands and test in
        // order; the same
        // plain Java answers one case in the shell.
        final UDF1<Row, Long> code = row -> subtypes.code(read(row));
        return udf(code, DataTypes.LongType).apply(settled());
    }

    /** The subtype of a type in such a number; null where it has none. */
    static Column subtype(final Column code, final CaseSubtypes subtypes, final AuxiliaryType type) {
        final Column[] names = subtypes.names(type).stream().map(functions::lit).toArray(Column[]::new);
        final Column place = shiftright(code, CaseSubtypes.shift(type))
                .bitwiseAND(lit((long) MASK))
                .cast("int");
        return when(place.gt(0), element_at(array(names), place));
    }
}
