package org.dipper.risk;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.regression.GeneralizedLinearRegression;
import org.apache.spark.ml.regression.GeneralizedLinearRegressionModel;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.dipper.errors.DipperException;
import org.dipper.supervision.fair.IndirectStandardisation;
import org.dipper.supervision.fair.ModelledExpectation;

/**
 * A generalised linear model of what is expected of a case, fitted over the region by Spark MLlib.
 *
 * <p>Covariates are categories. Cases with equal covariates are one weighted row, which leaves coefficients and predictions as
 * they are; so a fit costs one pass over the cases and works on a table of the size of the cells. That table is sorted and in
 * one partition, so the same cases give the same digits. Fitting is an action: this class is no part of the pure core.
 */
public final class RiskModel {
    /** Spark's normal equations take no more columns. */
    static final int MOST_COLUMNS = 4_096;
    /** More combinations of covariates than this are no categories any more. */
    static final int MOST_CELLS = 200_000;

    private static final int ITERATIONS = 100;
    private static final double TOLERANCE = 1e-10;
    private static final String LABEL = "label";
    private static final String WEIGHT = "weight";
    private static final String FEATURES = "features";
    private static final String CASES = "cases";
    private static final String TOTAL = "total";
    private static final String SQUARES = "squares";
    private static final StructType ROWS = new StructType()
            .add(LABEL, DataTypes.DoubleType)
            .add(WEIGHT, DataTypes.DoubleType)
            .add(FEATURES, SQLDataTypes.VectorType());

    private final RiskFamily family;
    private final List<String> covariates;

    /** A model of this family with these covariates, all categories. */
    public RiskModel(final RiskFamily family, final List<String> covariates) {
        this.family = requireNonNull(family, "family");
        this.covariates = List.copyOf(covariates);
    }

    /**
     * Fits the model.
     *
     * @param cases one row a case with the covariates and a whole-number {@code outcome}; 0 or 1 for events, positive for cost
     * @throws DipperException where the outcomes or the covariates allow no model
     */
    public FittedRisk fit(final Dataset<Row> cases) {
        final List<RiskCell> cells = cells(cases);
        refuseWhatCannotBeFitted(cells);
        final DummyCoding coding = new DummyCoding(covariates, cells);
        if (coding.names().size() >= MOST_COLUMNS) {
            throw DipperException.refused(
                    "The risk model has " + coding.names().size() + " columns.",
                    "Spark's regression takes fewer than " + MOST_COLUMNS + ".",
                    "Leave fine covariates such as the disease group to standardisation.");
        }
        final SparkSession spark = cases.sparkSession();
        final GeneralizedLinearRegressionModel model = fitted(spark, cells, coding);
        final double[] means = cells.stream()
                .mapToDouble(cell -> model.predict(coding.vector(cell)))
                .toArray();
        final FitQuality quality =
                FitQuality.of(family, cells, means, coding.names().size() + 1);
        return new FittedRisk(
                covariates, coefficients(model, coding), quality, predictions(spark, cells, means, quality));
    }

    private List<RiskCell> cells(final Dataset<Row> cases) {
        final Column outcome = col(IndirectStandardisation.OUTCOME).cast("long");
        final Column[] keys =
                covariates.stream().map(ModelledExpectation::covariate).toArray(Column[]::new);
        final List<Row> rows = cases.select(Stream.concat(Stream.of(keys), Stream.of(outcome.as(TOTAL)))
                        .toArray(Column[]::new))
                .groupBy(covariates.stream().map(functions::col).toArray(Column[]::new))
                .agg(
                        count(lit(1)).as(CASES),
                        sum(col(TOTAL)).as(TOTAL),
                        sum(col(TOTAL).multiply(col(TOTAL)).cast("decimal(20,0)"))
                                .as(SQUARES))
                .limit(MOST_CELLS + 1)
                .collectAsList();
        if (rows.size() > MOST_CELLS) {
            throw DipperException.refused(
                    "The covariates of the risk model have more than " + MOST_CELLS + " combinations.",
                    "A model over categories is fitted on their combinations.",
                    "Use bands instead of single values, or fewer covariates.");
        }
        final List<RiskCell> cells = new ArrayList<>(rows.stream()
                .map(row -> new RiskCell(
                        covariates.stream().map(name -> row.<String>getAs(name)).toList(),
                        row.<Long>getAs(CASES),
                        row.<Long>getAs(TOTAL),
                        row.<BigDecimal>getAs(SQUARES).doubleValue()))
                .toList());
        cells.sort((one, other) -> compare(one.values(), other.values()));
        return cells;
    }

    private void refuseWhatCannotBeFitted(final List<RiskCell> cells) {
        final long cases = cells.stream().mapToLong(RiskCell::caseCount).sum();
        final long total = cells.stream().mapToLong(RiskCell::total).sum();
        final boolean isNegative = cells.stream().anyMatch(cell -> cell.total() < 0);
        final boolean hasNoPositive =
                family == RiskFamily.GAMMA && cells.stream().anyMatch(cell -> cell.total() == 0);
        final boolean isBeyondOne = family == RiskFamily.BINOMIAL
                && cells.stream().anyMatch(cell -> cell.squares() != cell.total() || cell.total() > cell.caseCount());
        if (isNegative || hasNoPositive || isBeyondOne) {
            throw DipperException.refused(
                    "The outcomes do not suit a " + family.family() + " model.",
                    "It needs " + (family == RiskFamily.BINOMIAL ? "0 or 1" : "values above 0") + " in every cell.",
                    "Choose another family, or leave such cases out.");
        }
        if (total == 0 || family == RiskFamily.BINOMIAL && total == cases) {
            throw DipperException.refused(
                    "No risk model can be fitted.",
                    cases == 0 ? "There are no cases." : "All cases have the same outcome.",
                    "Check the period and the indicator.");
        }
    }

    private GeneralizedLinearRegressionModel fitted(
            final SparkSession spark, final List<RiskCell> cells, final DummyCoding coding) {
        final List<Row> rows = cells.stream()
                .map(cell -> RowFactory.create(cell.mean(), (double) cell.caseCount(), coding.vector(cell)))
                .toList();
        // One partition: sums of doubles would else depend on how Spark splits the rows.
        return new GeneralizedLinearRegression()
                .setFamily(family.family())
                .setLink(family.link())
                .setMaxIter(ITERATIONS)
                .setTol(TOLERANCE)
                .setWeightCol(WEIGHT)
                .fit(spark.createDataFrame(rows, ROWS).coalesce(1));
    }

    private static Map<String, Double> coefficients(
            final GeneralizedLinearRegressionModel model, final DummyCoding coding) {
        final Map<String, Double> coefficients = new LinkedHashMap<>();
        coefficients.put(FittedRisk.INTERCEPT, model.intercept());
        final Vector fitted = model.coefficients();
        IntStream.range(0, fitted.size())
                .forEach(i -> coefficients.put(coding.names().get(i), fitted.apply(i)));
        return Collections.unmodifiableMap(coefficients);
    }

    private Dataset<Row> predictions(
            final SparkSession spark, final List<RiskCell> cells, final double[] means, final FitQuality quality) {
        // An event has no dispersion of its own; what else varies more than its family says keeps what was measured.
        final double dispersion =
                family == RiskFamily.BINOMIAL || Double.isNaN(quality.dispersion()) ? 1 : quality.dispersion();
        final List<Row> rows = IntStream.range(0, cells.size())
                .mapToObj(i -> RowFactory.create(Stream.concat(
                                cells.get(i).values().stream(),
                                Stream.of((Object) means[i], dispersion * family.variance(means[i])))
                        .toArray()))
                .toList();
        StructType schema = new StructType();
        for (final String covariate : covariates) {
            schema = schema.add(covariate, DataTypes.StringType);
        }
        return spark.createDataFrame(
                rows,
                schema.add(ModelledExpectation.MEAN, DataTypes.DoubleType)
                        .add(ModelledExpectation.VARIANCE, DataTypes.DoubleType));
    }

    private static int compare(final List<String> one, final List<String> other) {
        for (int i = 0; i < one.size(); i++) {
            final int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
