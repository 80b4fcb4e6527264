package org.dipper.supervision.upcoding;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.size;
import static org.dipper.table.Columns.col;

import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.grouping.AssignGroups;
import org.dipper.settlement.CaseTyping;
import org.dipper.settlement.ScoreCases;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.table.FieldType;

/**
 * Which code buys how many points (去码反事实分组): each grouped case is grouped and typed again without one of its other
 * diagnoses, one diagnosis after another.
 *
 * <p>Takes {@link SupervisedCaseTable} rows; yields one row a case and other diagnosis without which the case would have
 * scored less, with the columns of the case (other diagnoses without the code), {@code removed_code},
 * {@code group_code_without}, {@code points} (base score times auxiliary coefficient as
 * coded) and {@code points_lost}. Where the case would have no group without the code, the whole of its points is lost. Cases
 * that no other diagnosis can move are not looked at: under the basic rule of grouping those without an open auxiliary
 * subtype.
 */
public final class CodeRemoval {
    /** The diagnosis left out. */
    public static final String REMOVED_CODE = "removed_code";
    /** The group without the code, null for none; {@code group_code} stays the group as coded. */
    public static final String GROUP_WITHOUT = "group_code_without";
    /** Base score times auxiliary coefficient, as coded. */
    public static final String POINTS = "points";
    /** What the code buys: points as coded less points without it, above 0. */
    public static final String POINTS_LOST = "points_lost";

    private static final String PLACE = "removed_place";
    private static final String CODE_UNITS = "coded_units";
    private static final String CODED_GROUP = "coded_group_code";
    private static final int UNITS_OF_A_POINT = 10_000;

    private final UnaryOperator<Dataset<Row>> regroup;
    private final CaseTyping typing;
    private final boolean isBasic;

    /**
     * Looks at cases by one way of grouping.
     *
     * @param regroup gives rows of {@code settled_case} their group as {@link AssignGroups} does; columns of groups on the
     *     rows are gone when it is called
     * @param typing the auxiliary typing of the period
     * @param isBasic whether groups depend on principal diagnosis and main procedure alone
     */
    public CodeRemoval(final UnaryOperator<Dataset<Row>> regroup, final CaseTyping typing, final boolean isBasic) {
        this.regroup = requireNonNull(regroup, "regroup");
        this.typing = requireNonNull(typing, "typing");
        this.isBasic = isBasic;
    }

    /** The codes that buy points. */
    public Dataset<Row> apply(final Dataset<Row> cases) {
        final Dataset<Row> grouped = cases.where(col(SupervisedCaseTable.RW)
                .isNotNull()
                .and(size(col(SettledCaseTable.OTHER_DIAGNOSES)).gt(0)));
        final Column couldMove = isBasic ? col(ScoreCases.AUXILIARY_UNITS).notEqual(ScoreCases.ONE) : lit(true);
        final Dataset<Row> coded = typing.apply(grouped)
                .where(couldMove)
                .withColumn(CODE_UNITS, units())
                .withColumn(CODED_GROUP, col(SupervisedCaseTable.GROUP_CODE))
                .drop(ScoreCases.AUXILIARY_TYPE, ScoreCases.AUXILIARY_SUBTYPE, ScoreCases.AUXILIARY_UNITS);
        final Dataset<Row> without = regroup.apply(withoutOne(coded));
        final Column lost = col(CODE_UNITS).minus(coalesce(units(), lit(0L)));
        return typing.apply(without)
                .where(lost.gt(0))
                .withColumn(POINTS_LOST, points(lost))
                .withColumn(POINTS, points(col(CODE_UNITS)))
                .withColumn(GROUP_WITHOUT, col(SupervisedCaseTable.GROUP_CODE))
                .withColumn(SupervisedCaseTable.GROUP_CODE.name(), col(CODED_GROUP))
                .drop(CODE_UNITS, CODED_GROUP, PLACE);
    }

    private static Dataset<Row> withoutOne(final Dataset<Row> coded) {
        final Column others =
                filter(col(SettledCaseTable.OTHER_DIAGNOSES), (code, place) -> place.notEqual(col(PLACE)));
        final Column[] columns = java.util.stream.Stream.concat(
                        java.util.Arrays.stream(coded.columns()).map(org.apache.spark.sql.functions::col),
                        java.util.stream.Stream.of(posexplode(col(SettledCaseTable.OTHER_DIAGNOSES))
                                .as(new String[] {PLACE, REMOVED_CODE})))
                .toArray(Column[]::new);
        return coded.select(columns)
                .withColumn(SettledCaseTable.OTHER_DIAGNOSES.name(), array_compact(others))
                .drop(
                        AssignGroups.GROUP_CODE,
                        AssignGroups.GROUP_TYPE,
                        AssignGroups.GROUPING_REASON,
                        AssignGroups.RW,
                        AssignGroups.RW_UNITS,
                        AssignGroups.GROUP_MEAN_COST_FEN);
    }

    /** Base score times auxiliary coefficient in ten-thousandths, half up; null without a group. */
    private static Column units() {
        final Column product = col(SupervisedCaseTable.RW)
                .multiply(UNITS_OF_A_POINT)
                .cast(FieldType.decimal(12, 0).sql())
                .multiply(col(ScoreCases.AUXILIARY_UNITS)
                        .cast(FieldType.decimal(9, 0).sql()));
        return org.apache
                .spark
                .sql
                .functions
                .round(
                        product.divide(lit(UNITS_OF_A_POINT)
                                .cast(FieldType.decimal(6, 0).sql())),
                        0)
                .cast("long");
    }

    private static Column points(final Column units) {
        return units.cast(FieldType.decimal(18, 0).sql())
                .divide(lit(UNITS_OF_A_POINT).cast(FieldType.decimal(6, 0).sql()))
                .cast(FieldType.POINTS.sql());
    }
}
