package org.dipper.risk;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A fitted model.
 *
 * @param covariates its covariates
 * @param coefficients by name, {@code intercept} first, on the scale of the link
 * @param quality how well it fits
 * @param predictions one row a combination of covariates with the mean and the variance of a case, for
 *     {@link org.dipper.supervision.fair.ModelledExpectation}
 */
public record FittedRisk(
        List<String> covariates, Map<String, Double> coefficients, FitQuality quality, Dataset<Row> predictions) {
    /** The name of the intercept. */
    public static final String INTERCEPT = "intercept";

    public FittedRisk {
        covariates = List.copyOf(covariates);
    }
}
