package org.dipper.supervision;

import static org.apache.spark.sql.functions.lit;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.select;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.dipper.cases.SettledCaseTable;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.table.Columns;
import org.dipper.table.Field;

/**
 * The cases of a period as supervision reads them: rows of {@link SupervisedCaseTable}, one a given case.
 *
 * <p>Scores are unique by settlement id, so the left join neither drops nor doubles a case. What a part does not know
 * stays null.
 */
public final class SupervisedCases {
    private static final String SCORED_ID = "scored_settlement_id";
    private static final List<Field> OF_SCORE = List.of(
            SupervisedCaseTable.CASE_SCORE,
            SupervisedCaseTable.AUXILIARY_COEFFICIENT,
            SupervisedCaseTable.INSTITUTION_COEFFICIENT,
            SupervisedCaseTable.PAYMENT_PATH);
    private static final List<Field> OF_GROUP = List.of(
            SupervisedCaseTable.GROUP_CODE,
            SupervisedCaseTable.GROUP_TYPE,
            SupervisedCaseTable.RW,
            SupervisedCaseTable.GROUP_MEAN_COST_FEN);

    private final Map<String, BigDecimal> pointValueFen;
    private final Optional<Dataset<Row>> scores;

    /**
     * Cases with these values.
     *
     * @param pointValueFen what a point is worth by insurance pool, in fen; a pool without one is not evaluable in money
     * @param scores rows of {@code case_score} of the settled years of the period, one a settlement id at most
     */
    public SupervisedCases(final Map<String, BigDecimal> pointValueFen, final Optional<Dataset<Row>> scores) {
        this.pointValueFen = new TreeMap<>(pointValueFen);
        this.scores = scores;
    }

    /**
     * The supervised cases.
     *
     * @param cases rows of {@code settled_case}, with the columns that {@link org.dipper.grouping.AssignGroups} adds where
     *     there is a catalog edition
     */
    public Dataset<Row> apply(final Dataset<Row> cases) {
        Dataset<Row> known = Columns.withAbsent(OF_GROUP, cases);
        if (scores.isPresent()) {
            final List<Column> narrow = new ArrayList<>();
            narrow.add(col(CaseScoreTable.SETTLEMENT_ID).as(SCORED_ID));
            OF_SCORE.forEach(field -> narrow.add(col(field)));
            known = known.drop(OF_SCORE.stream().map(Field::name).toArray(String[]::new))
                    .join(
                            scores.get().select(narrow.toArray(Column[]::new)),
                            col(SettledCaseTable.SETTLEMENT_ID).equalTo(functions.col(SCORED_ID)),
                            "left")
                    .drop(SCORED_ID);
        }
        return Columns.withAbsent(OF_SCORE, known)
                .withColumn(SupervisedCaseTable.POINT_VALUE_FEN.name(), pointValue())
                .select(select(SupervisedCaseTable.CONTRACT));
    }

    private Column pointValue() {
        Column value = lit(null);
        for (final Map.Entry<String, BigDecimal> entry : pointValueFen.entrySet()) {
            value = functions
                    .when(col(SettledCaseTable.INSURANCE_POOL).equalTo(entry.getKey()), lit(entry.getValue()))
                    .otherwise(value);
        }
        return value.cast(Columns.type(SupervisedCaseTable.POINT_VALUE_FEN.type()));
    }
}
