package org.dipper.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.Edition;
import org.dipper.catalog.HistoryWeights;
import org.dipper.policy.CatalogPolicy;
import org.dipper.policy.Policy;
import org.dipper.table.Columns;
import org.dipper.warehouse.Run;

/** What an edition has besides groups, where its policy asks for it: auxiliary types and institution coefficients. */
final class EditionExtras {
    private final SparkSession spark;
    private final Run run;
    private final int year;
    private final int revision;

    EditionExtras(final SparkSession spark, final Run run, final int year, final int revision) {
        this.spark = spark;
        this.run = run;
        this.year = year;
        this.revision = revision;
    }

    /** Writes them and tells their number in the answer. */
    void write(
            final Policy policy,
            final Years history,
            final GroupingInputs grouping,
            final Edition edition,
            final Dataset<Row> cases,
            final ObjectNode answer) {
        if (policy.auxiliary().isEmpty() && policy.derivedCoefficient().isEmpty()) {
            return;
        }
        final CatalogPolicy catalog = policy.catalog();
        final HistoryWeights weights =
                new HistoryWeights(history.all(), catalog.yearWeights(), catalog.yearWeighting());
        final Dataset<Row> groups = Editions.rows(spark, edition, year, revision, Set.of());
        final Dataset<Row> grouped =
                grouping.assign(groups, edition).apply(grouping.combinations().apply(cases));
        policy.auxiliary()
                .ifPresent(rules -> answer.put(
                        "open_auxiliary_type_count",
                        new AuxiliaryStep(spark, run, year, revision).write(rules, weights, grouped)));
        final Dataset<Row> lastYear =
                grouped.where(Columns.col(SettledCaseTable.DISCHARGE_YEAR).equalTo(history.last()));
        policy.derivedCoefficient()
                .ifPresent(rules -> answer.put(
                        "coefficient_count",
                        new CoefficientStep(spark, run, year, revision)
                                .write(rules, weights, policy.settlement().basicLevelGroups(), lastYear)));
    }
}
