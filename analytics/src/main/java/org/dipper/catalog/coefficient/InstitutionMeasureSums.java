package org.dipper.catalog.coefficient;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.coefficient.InstitutionMeasures.Ratio;
import org.dipper.policy.DerivedCoefficientPolicy.Metric;
import org.dipper.table.Columns;

/**
 * Sums what bonuses are measured on, by institution: {@code institution_code, hospital_level, cases, grouped_cases,
 * score_units, aged_cases, aged_to_6, aged_from_70}. The share of traditional Chinese medicine in cost is in no column of the
 * settled case and is not measured.
 */
public final class InstitutionMeasureSums {
    /** The score of a case's group in ten-thousandths; null where ungrouped. */
    public static final String RW_UNITS = "rw_units";

    private static final long UNITS = 10_000;
    private static final int CHILD = 6;
    private static final int ELDERLY = 70;

    /**
     * Sums.
     *
     * @param groupedCases cases of one year with {@code rw_units}
     */
    public Dataset<Row> apply(final Dataset<Row> groupedCases) {
        final Column years = coalesce(
                Columns.col(SettledCaseTable.AGE_YEARS),
                when(Columns.col(SettledCaseTable.AGE_DAYS).isNotNull(), lit(0)));
        return groupedCases
                .groupBy(Columns.col(SettledCaseTable.INSTITUTION_CODE))
                .agg(
                        max(Columns.col(SettledCaseTable.HOSPITAL_LEVEL)).as(SettledCaseTable.HOSPITAL_LEVEL.name()),
                        count(lit(1)).as("cases"),
                        count(col(RW_UNITS)).as("grouped_cases"),
                        coalesce(sum(col(RW_UNITS)), lit(0L)).as("score_units"),
                        count(years).as("aged_cases"),
                        count(when(years.leq(CHILD), lit(1))).as("aged_to_6"),
                        count(when(years.geq(ELDERLY), lit(1))).as("aged_from_70"));
    }

    /** The summed rows as records; they are as many as institutions. */
    public static List<InstitutionMeasures> records(final List<Row> rows) {
        final List<InstitutionMeasures> institutions = new ArrayList<>();
        for (final Row row : rows) {
            final Map<Metric, Ratio> metrics = new EnumMap<>(Metric.class);
            final long grouped = row.getAs("grouped_cases");
            if (grouped > 0) {
                metrics.put(Metric.CMI, new Ratio(row.getAs("score_units"), grouped * UNITS));
            }
            final long aged = row.getAs("aged_cases");
            if (aged > 0) {
                metrics.put(Metric.SHARE_AGE_TO_6, new Ratio(row.getAs("aged_to_6"), aged));
                metrics.put(Metric.SHARE_AGE_FROM_70, new Ratio(row.getAs("aged_from_70"), aged));
            }
            institutions.add(new InstitutionMeasures(
                    row.getAs(SettledCaseTable.INSTITUTION_CODE.name()),
                    row.getAs(SettledCaseTable.HOSPITAL_LEVEL.name()),
                    row.getAs("cases"),
                    metrics));
        }
        return institutions;
    }
}
