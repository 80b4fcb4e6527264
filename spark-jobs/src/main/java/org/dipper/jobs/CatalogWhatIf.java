package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.Edition;
import org.dipper.catalog.HistorySums;
import org.dipper.policy.Policy;
import org.dipper.table.Columns;
import org.dipper.warehouse.Run;

/** {@code catalog build --what-if}: two policies on the same history, side by side over its last year; nothing is written. */
final class CatalogWhatIf {
    private CatalogWhatIf() {}

    /** The comparison, as people ask for it. */
    static JsonNode compare(final JobContext context, final CatalogBuildRequest request) {
        try (Run run = context.warehouse()
                .begin("catalog what-if", Map.of(), Optional.empty(), List.of(SettledCaseTable.CONTRACT))) {
            final Years history = request.history();
            final Dataset<Row> cases = CatalogSteps.cases(run, history);
            context.progress("catalog.derive", "Deriving under the policy", "按现行政策测算", 0, 3);
            final Policy policy = request.policy();
            final GroupingInputs grouping = GroupingInputs.of(run, Optional.of(policy));
            final Edition edition = underPolicy(context, cases, policy, history, grouping);
            context.progress("catalog.derive", "Deriving under the other policy", "按对比政策测算", 1, 3);
            final Policy other = request.whatIf().orElseThrow();
            final GroupingInputs otherGrouping = GroupingInputs.of(run, Optional.of(other));
            final Edition otherEdition = underPolicy(context, cases, other, history, otherGrouping);
            context.progress("catalog.compare", "Comparing on the last year", "对比最近一年病例", 2, 3);
            final Dataset<Row> lastYear =
                    cases.where(Columns.col(SettledCaseTable.DISCHARGE_YEAR).equalTo(history.last()));
            final Dataset<Row> groups = Editions.rows(context.spark(), edition, 0, 0, Set.of());
            final Dataset<Row> otherGroups = Editions.rows(context.spark(), otherEdition, 0, 0, Set.of());
            return EditionComparison.of(
                    lastYear,
                    new EditionComparison.Side(
                            otherGroups, otherGrouping.assign(otherGroups, otherEdition), otherGrouping),
                    new EditionComparison.Side(groups, grouping.assign(groups, edition), grouping),
                    request.by());
        }
    }

    private static Edition underPolicy(
            final JobContext context,
            final Dataset<Row> cases,
            final Policy policy,
            final Years history,
            final GroupingInputs grouping) {
        final Dataset<Row> sums = new HistorySums(
                        grouping.combinations(),
                        "what-if",
                        "what-if",
                        policy.catalog().hasSubScores())
                .apply(cases)
                .persist();
        try {
            final CatalogDerivation.Derived derived =
                    CatalogSteps.derive(context, cases, sums, policy, history, grouping);
            CatalogSteps.requireGroups(derived, history, policy);
            return derived.edition();
        } finally {
            sums.unpersist();
        }
    }
}
