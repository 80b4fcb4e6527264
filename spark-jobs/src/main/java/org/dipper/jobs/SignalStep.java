package org.dipper.jobs;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.policy.FairRankingPolicy;
import org.dipper.supervision.fair.ExpectedValueTable;
import org.dipper.supervision.fair.IndirectStandardisation;
import org.dipper.supervision.fair.InstitutionMonth;
import org.dipper.supervision.fair.MonthlySignalRows;
import org.dipper.supervision.fair.MonthlySignals;
import org.dipper.supervision.fair.RankedCells;
import org.dipper.supervision.fair.RankedMeasure;
import org.dipper.supervision.fair.SignalParameters;
import org.dipper.supervision.fair.StandardisationRule;

/**
 * Watches the months of every institution for the measures that are monthly: counts beside what is expected of the cases of
 * the month by the rates of the whole period. A month without an eligible case has no row.
 */
final class SignalStep {
    private final String period;
    private final FairRankingPolicy policy;

    SignalStep(final String period, final FairRankingPolicy policy) {
        this.period = requireNonNull(period, "period");
        this.policy = requireNonNull(policy, "policy");
    }

    /**
     * The {@code institution_month_signal} rows; they are in the driver.
     *
     * @param cells rows of {@link RankedCells}
     */
    Dataset<Row> apply(final Dataset<Row> cells) {
        final List<RankedMeasure> measures = Arrays.stream(RankedMeasure.values())
                .filter(RankedMeasure::isMonthly)
                .toList();
        final String indicator = ExpectedValueTable.INDICATOR.name();
        final List<Row> months = measures.stream()
                .map(measure -> months(measure, cells).withColumn(indicator, lit(measure.indicator())))
                .reduce(Dataset::unionByName)
                .orElseThrow()
                .collectAsList();
        final MonthlySignals signals = new MonthlySignals(SignalParameters.of(policy), policy.smallMonthCaseCount());
        return measures.stream()
                .map(measure -> new MonthlySignalRows(period, measure.indicator())
                        .apply(
                                cells.sparkSession(),
                                signals.apply(months.stream()
                                        .filter(row -> measure.indicator().equals(row.<String>getAs(indicator)))
                                        .map(SignalStep::month)
                                        .toList())))
                .reduce(Dataset::unionByName)
                .orElseThrow();
    }

    private Dataset<Row> months(final RankedMeasure measure, final Dataset<Row> cells) {
        return new IndirectStandardisation(
                        period, measure.indicator(), StandardisationRule.of(policy, measure.strata()))
                .partsOfCells(RankedCells.of(measure, cells), RankedCells.MONTH);
    }

    private static InstitutionMonth month(final Row row) {
        return new InstitutionMonth(
                row.getAs(ExpectedValueTable.INSTITUTION_CODE.name()),
                row.<Integer>getAs(RankedCells.MONTH),
                row.<Long>getAs(ExpectedValueTable.CASE_COUNT.name()),
                row.<Long>getAs(ExpectedValueTable.OBSERVED.name()),
                row.<BigDecimal>getAs(ExpectedValueTable.EXPECTED.name()).doubleValue());
    }
}
