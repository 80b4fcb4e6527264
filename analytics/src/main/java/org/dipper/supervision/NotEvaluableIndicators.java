package org.dipper.supervision;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.dipper.table.Columns.select;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** One {@code indicator_value} row of the region an indicator whose inputs are missing: no numbers, and the reason as its state. */
public final class NotEvaluableIndicators {
    /** The state of the case-mix indicators where no catalog edition is given. */
    public static final String NO_CATALOG_EDITION = "not_evaluable: no catalog edition";

    private final String period;
    private final String state;
    private final List<String> indicators;

    /** Rows of this period for the indicators that need a catalog edition. */
    public static NotEvaluableIndicators withoutEdition(final String period) {
        return new NotEvaluableIndicators(
                period,
                NO_CATALOG_EDITION,
                List.of(
                        CaseMixIndicators.CASE_MIX_INDEX,
                        CaseMixIndicators.UNGROUPED_SHARE,
                        CaseMixIndicators.COST_INDEX,
                        CaseMixIndicators.TIME_INDEX));
    }

    /** Rows of this period for the readmission rates that need disease groups, for these windows. */
    public static NotEvaluableIndicators withoutGroups(final String period, final List<Integer> windowsDays) {
        return new NotEvaluableIndicators(
                period,
                NO_CATALOG_EDITION,
                windowsDays.stream()
                        .flatMap(days -> ReadmissionRule.BY_GROUP.stream().map(rule -> rule.indicator(days)))
                        .toList());
    }

    private NotEvaluableIndicators(final String period, final String state, final List<String> indicators) {
        this.period = requireNonNull(period, "period");
        this.state = requireNonNull(state, "state");
        this.indicators = List.copyOf(indicators);
    }

    /** The rows, one an indicator. */
    public Dataset<Row> apply(final SparkSession spark) {
        final Column each =
                explode(array(indicators.stream().map(functions::lit).toArray(Column[]::new)));
        return spark.range(1)
                .select(each.as(IndicatorValueTable.INDICATOR.name()))
                .withColumn(IndicatorValueTable.SUBJECT_TYPE.name(), lit(IndicatorRows.REGION))
                .withColumn(IndicatorValueTable.SUBJECT.name(), lit(IndicatorRows.ALL))
                .withColumn(IndicatorValueTable.PERIOD.name(), lit(period))
                .withColumn(IndicatorValueTable.NUMERATOR.name(), lit(null))
                .withColumn(IndicatorValueTable.DENOMINATOR.name(), lit(null))
                .withColumn(IndicatorValueTable.VALUE.name(), lit(null))
                .withColumn(IndicatorValueTable.STATE.name(), lit(state))
                .withColumn(IndicatorValueTable.CASE_COUNT.name(), lit(null))
                .select(select(IndicatorValueTable.CONTRACT));
    }
}
