package org.dipper.supervision.fair;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.dipper.table.Columns.select;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.dipper.table.FieldType;

/**
 * What each institution's cases would show by a regression model of the region (supervision guide 9.1).
 *
 * <p>Takes one row a case as {@link IndirectStandardisation} does, with the model's covariates for strata, and the model's
 * predictions: one row a combination of covariates, as text, with {@link #MEAN} and {@link #VARIANCE} of a case. Cases whose
 * combination the model has never seen are unmatched.
 */
public final class ModelledExpectation {
    /** What the model expects of a case. */
    public static final String MEAN = "predicted_mean";
    /** The variance of a case by chance. */
    public static final String VARIANCE = "predicted_variance";
    /** What stands for an unknown covariate. */
    public static final String UNKNOWN = "unknown";

    private static final String CASES = "cases";
    private static final String TOTAL = "total";
    private static final String ROUNDED = FieldType.decimal(32, 6).sql();
    private static final String INSTITUTION = ExpectedValueTable.INSTITUTION_CODE.name();

    private final String period;
    private final String indicator;
    private final List<String> covariates;

    /** Expected values of this indicator in this period by a model with these covariates. */
    public ModelledExpectation(final String period, final String indicator, final List<String> covariates) {
        this.period = requireNonNull(period, "period");
        this.indicator = requireNonNull(indicator, "indicator");
        this.covariates = List.copyOf(covariates);
    }

    /** A covariate as predictions hold it: text, never null. */
    public static Column covariate(final String name) {
        return coalesce(col(name).cast("string"), lit(UNKNOWN)).as(name);
    }

    /** The {@code expected_value} rows of these cases, one an institution. */
    public Dataset<Row> apply(final Dataset<Row> cases, final Dataset<Row> predictions) {
        final Dataset<Row> cells = cases.select(Stream.concat(
                                Stream.of(col(INSTITUTION), col(IndirectStandardisation.OUTCOME)),
                                covariates.stream().map(ModelledExpectation::covariate))
                        .toArray(Column[]::new))
                .groupBy(institutionAndCovariates())
                .agg(
                        count(lit(1)).as(CASES),
                        sum(col(IndirectStandardisation.OUTCOME)).as(TOTAL));
        final Dataset<Row> predicted =
                cells.join(broadcast(predictions), covariates.toArray(String[]::new), "left_outer");
        final Column isMatched = col(MEAN).isNotNull();
        return predicted
                .groupBy(col(INSTITUTION))
                .agg(
                        orZero(sum(functions.when(isMatched, col(CASES)))).as(ExpectedValueTable.CASE_COUNT.name()),
                        orZero(sum(functions.when(isMatched, col(TOTAL)))).as(ExpectedValueTable.OBSERVED.name()),
                        // Rounded before the sum, so that the order of the rows cannot show.
                        orZero(sum(col(MEAN).multiply(col(CASES)).cast(ROUNDED)))
                                .as(ExpectedValueTable.EXPECTED.name()),
                        orZero(sum(col(VARIANCE).multiply(col(CASES)).cast(ROUNDED)))
                                .as(ExpectedValueTable.VARIANCE.name()),
                        orZero(sum(functions.when(isMatched.equalTo(false), col(CASES))))
                                .as(ExpectedValueTable.UNMATCHED_CASE_COUNT.name()))
                .withColumn(ExpectedValueTable.SMALL_CELL_CASE_COUNT.name(), lit(0L))
                .withColumn(ExpectedValueTable.IS_LEFT_OUT.name(), lit(false))
                .withColumn(ExpectedValueTable.PERIOD.name(), lit(period))
                .withColumn(ExpectedValueTable.INDICATOR.name(), lit(indicator))
                .select(select(ExpectedValueTable.CONTRACT));
    }

    private Column[] institutionAndCovariates() {
        final List<Column> columns = new ArrayList<>(List.of(col(INSTITUTION)));
        covariates.forEach(name -> columns.add(col(name)));
        return columns.toArray(Column[]::new);
    }

    private static Column orZero(final Column sum) {
        return coalesce(sum, lit(0L));
    }
}
