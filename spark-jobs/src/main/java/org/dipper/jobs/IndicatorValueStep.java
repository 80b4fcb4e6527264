package org.dipper.jobs;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.try_element_at;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.IndicatorPolicy;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.indicator.Indicator;
import org.dipper.supervision.indicator.IndicatorRegistry;
import org.dipper.supervision.indicator.IndicatorValues;
import org.dipper.supervision.indicator.PeriodScope;
import org.dipper.table.Columns;
import org.dipper.warehouse.Run;

/** Computes the registry's indicators of a period from the settled cases, and lays their rows out for quick questions. */
final class IndicatorValueStep {
    private static final int FILES = 32;

    private final Run run;
    private final PeriodScope scope;
    private final IndicatorPolicy policy;
    private final IndicatorRegistry registry;

    IndicatorValueStep(
            final Run run, final Years years, final IndicatorPolicy policy, final IndicatorRegistry registry) {
        this.run = run;
        this.scope = new PeriodScope(years.first(), years.last());
        this.policy = policy;
        this.registry = registry;
    }

    /** Finds the rows of a period: itself, and the months and quarters of a single year. */
    static String where(final Years years) {
        return new PeriodScope(years.first(), years.last())
                .periods().stream()
                        .map(period -> "'" + period + "'")
                        .collect(Collectors.joining(", ", "period IN (", ")"));
    }

    /**
     * The rows, but for readmission and split-admission rates.
     *
     * @param cases supervised cases of the period
     * @param before those of the year before, where there are any
     * @param hasEdition whether a catalog edition groups them
     */
    Dataset<Row> apply(final Dataset<Row> cases, final Optional<Dataset<Row>> before, final boolean hasEdition) {
        // Who lay in bed at the end of the period was discharged after it.
        final Dataset<Row> stays = run.input(SettledCaseTable.CONTRACT)
                .where(Columns.col(SettledCaseTable.DISCHARGE_YEAR).between(scope.firstYear(), scope.lastYear() + 1));
        return new IndicatorValues(scope, policy, registry)
                .apply(new IndicatorValues.Inputs(cases, hasEdition, stays, before));
    }

    /** Rows in a few files, each with a range of indicators in order: a question about one reads one file. */
    Dataset<Row> laidOut(final Dataset<Row> values) {
        final List<String> ids =
                List.copyOf(registry.all().stream().map(Indicator::id).collect(Collectors.toCollection(TreeSet::new)));
        final List<Column> fileById = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            fileById.add(lit(ids.get(i)));
            fileById.add(lit(i * FILES / ids.size()));
        }
        final Column indicator = Columns.col(IndicatorValueTable.INDICATOR);
        final Column file = coalesce(try_element_at(map(fileById.toArray(Column[]::new)), indicator), lit(0));
        return values.repartitionById(FILES, file)
                .sortWithinPartitions(
                        indicator,
                        Columns.col(IndicatorValueTable.SUBJECT_TYPE),
                        Columns.col(IndicatorValueTable.PERIOD),
                        Columns.col(IndicatorValueTable.SUBJECT));
    }
}
