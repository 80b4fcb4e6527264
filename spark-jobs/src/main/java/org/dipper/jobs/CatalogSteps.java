package org.dipper.jobs;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.CostSums;
import org.dipper.catalog.Edition;
import org.dipper.catalog.SumColumns;
import org.dipper.catalog.TrimmedSums;
import org.dipper.errors.DipperException;
import org.dipper.grouping.AssignGroups;
import org.dipper.policy.Policy;
import org.dipper.table.Columns;
import org.dipper.warehouse.Run;

/** What a build and a comparison of policies do alike: the cases of a history, and an edition from their sums. */
final class CatalogSteps {
    private CatalogSteps() {}

    static Dataset<Row> cases(final Run run, final Years history) {
        return run.input(SettledCaseTable.CONTRACT)
                .where(Columns.col(SettledCaseTable.DISCHARGE_YEAR).isInCollection(history.all()));
    }

    static CatalogDerivation.Derived derive(
            final JobContext context,
            final Dataset<Row> cases,
            final Dataset<Row> sums,
            final Policy policy,
            final Years history,
            final GroupingInputs grouping) {
        return new CatalogDerivation(
                        context.spark(),
                        policy.catalog(),
                        history.all(),
                        grouping.combinations().isBasic(),
                        grouping.scheme())
                .derive(
                        sums,
                        grouping.combinations().isBasic() ? Editions.oddCodes(cases) : Editions.oddCodesOfAll(cases),
                        plain -> trimmed(context, plain, cases, policy, history, grouping));
    }

    /** Means without the cases outside the quantiles: the one step that looks at cases again. */
    private static Map<String, CostSums> trimmed(
            final JobContext context,
            final Edition plain,
            final Dataset<Row> cases,
            final Policy policy,
            final Years history,
            final GroupingInputs grouping) {
        final Dataset<Row> groups = Editions.rows(context.spark(), plain, 0, 0, Set.of());
        final Dataset<Row> grouped =
                grouping.assign(groups, plain).apply(grouping.combinations().apply(cases));
        final Map<String, CostSums> sums = new HashMap<>();
        final SumColumns columns = new SumColumns(history.all());
        new TrimmedSums(policy.catalog().trimming().orElseThrow(), history.all())
                .apply(grouped)
                .collectAsList()
                .forEach(row -> sums.put(row.getAs(AssignGroups.GROUP_CODE), columns.read(row)));
        return sums;
    }

    static void requireGroups(final CatalogDerivation.Derived derived, final Years history, final Policy policy) {
        if (derived.edition().groups().isEmpty()) {
            throw DipperException.refused(
                    "No disease group comes out of " + history.label() + ".",
                    "No combination reaches the threshold of "
                            + policy.catalog().threshold() + " cases.",
                    "Ingest more history, or lower catalog.threshold in the policy.");
        }
    }
}
