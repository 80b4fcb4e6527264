package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.errors.DipperException;
import org.dipper.policy.Policy;
import org.dipper.policy.PolicyLoader;
import org.dipper.table.Columns;
import org.dipper.warehouse.Run;

/**
 * {@code catalog diff}: an edition against another over the cases of one year; a question that changes nothing. Each side is
 * grouped by the way it was built with.
 */
public final class CatalogDiffJob implements Job {
    /** What is compared. */
    private record Request(
            int year,
            int against,
            Optional<Integer> casesOf,
            Optional<Policy> policy,
            Optional<Policy> againstPolicy,
            String by) {
        static Request of(final JobOptions options) {
            options.only("year", "against", "cases", "policy", "against-policy", "by");
            final Optional<Policy> policy = policy(options, "policy");
            return new Request(
                    options.integer("year"),
                    options.integer("against"),
                    options.optional("cases").map(unused -> options.integer("cases")),
                    policy,
                    options.optional("against-policy").isPresent() ? policy(options, "against-policy") : policy,
                    EditionComparison.requireBy(options.optional("by").orElse("summary")));
        }

        private static Optional<Policy> policy(final JobOptions options, final String name) {
            return options.optional(name).map(unused -> PolicyLoader.load(options.path(name)));
        }
    }

    @Override
    public void check(final JobOptions options) {
        Request.of(options);
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        final Request request = Request.of(options);
        try (Run run = context.warehouse()
                .begin("catalog diff", Map.of(), Optional.empty(), List.of(SettledCaseTable.CONTRACT))) {
            final PublishedEdition edition = PublishedEdition.requireBuilt(run, request.year());
            final PublishedEdition against = PublishedEdition.requireBuilt(run, request.against());
            final int year = request.casesOf().orElse(edition.lastYear());
            final Dataset<Row> cases = run.input(SettledCaseTable.CONTRACT)
                    .where(Columns.col(SettledCaseTable.DISCHARGE_YEAR).equalTo(year));
            if (cases.isEmpty()) {
                throw DipperException.precondition(
                        "There are no cases of " + year + ".",
                        "Two editions are compared on the cases of one year.",
                        "Name a year that was ingested with --cases.");
            }
            context.progress("catalog.compare", "Grouping the cases by both editions", "按两个目录分别入组", 0, 1);
            return EditionComparison.of(
                    cases,
                    side(edition, GroupingInputs.of(run, request.policy())),
                    side(against, GroupingInputs.of(run, request.againstPolicy())),
                    request.by());
        }
    }

    private static EditionComparison.Side side(final PublishedEdition edition, final GroupingInputs grouping) {
        return new EditionComparison.Side(edition.groups(), edition.assign(grouping), grouping);
    }
}
