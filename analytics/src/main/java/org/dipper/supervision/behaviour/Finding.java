package org.dipper.supervision.behaviour;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.struct;
import static org.dipper.table.Columns.col;

import java.util.List;
import org.apache.spark.sql.Column;
import org.dipper.supervision.FlaggedCaseTable;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.table.Columns;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** What a rule finds in a case: strength, excess points and their fund, and a sentence in two languages. */
final class Finding {
    static final List<Field> FIELDS = List.of(
            FlaggedCaseTable.STRENGTH,
            FlaggedCaseTable.EXCESS_POINTS,
            FlaggedCaseTable.FUND_AT_STAKE_FEN,
            FlaggedCaseTable.FINDING,
            FlaggedCaseTable.FINDING_ZH);

    private Finding() {}

    /**
     * A finding.
     *
     * @param strengthUnits from 0 to 10,000
     * @param excessPoints null where the rule cannot tell
     */
    static Column of(
            final Column strengthUnits, final Column excessPoints, final Column english, final Column chinese) {
        final Column points = excessPoints.cast(Columns.type(FieldType.POINTS));
        final Column fund = round(
                        points.cast(FieldType.decimal(16, 4).sql())
                                .multiply(col(SupervisedCaseTable.POINT_VALUE_FEN)
                                        .cast(FieldType.decimal(16, 6).sql())),
                        0)
                .cast("long");
        return struct(
                Exact.quotient(strengthUnits, lit(Exact.UNITS)).as(FlaggedCaseTable.STRENGTH.name()),
                points.cast(Columns.type(FieldType.POINTS_SUM)).as(FlaggedCaseTable.EXCESS_POINTS.name()),
                fund.as(FlaggedCaseTable.FUND_AT_STAKE_FEN.name()),
                english.as(FlaggedCaseTable.FINDING.name()),
                chinese.as(FlaggedCaseTable.FINDING_ZH.name()));
    }

    /** Points that cannot be told. */
    static Column noPoints() {
        return lit(null).cast(Columns.type(FieldType.POINTS));
    }
}
