package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.dipper.catalog.AdjustScores;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.catalog.ScoreAdjustment;
import org.dipper.catalog.ScoreAdjustmentReader;
import org.dipper.catalog.ScoreAdjustmentTable;
import org.dipper.errors.DipperException;
import org.dipper.policy.PolicyFingerprint;
import org.dipper.table.Columns;
import org.dipper.table.TableContract;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/**
 * {@code catalog adjust}: puts the score changes of a file into the draft of an edition, in the place of those of an earlier
 * file, and rescales so that the total score stays.
 */
public final class CatalogAdjustJob implements Job {
    @Override
    public void check(final JobOptions options) {
        Request.of(options);
    }

    /** What an adjustment is asked for. */
    private record Request(int year, List<ScoreAdjustment> adjustments, AdjustScores.Rescale rescale) {
        static Request of(final JobOptions options) {
            options.only("year", "file", "rescale", "encoding");
            return new Request(
                    options.integer("year"),
                    ScoreAdjustmentReader.read(
                            String.valueOf(options.path("file").getFileName()), SmallFiles.text(options, "file")),
                    rescale(options.optional("rescale").orElse("rest")));
        }

        private static AdjustScores.Rescale rescale(final String written) {
            return switch (written) {
                case "rest" -> AdjustScores.Rescale.REST;
                case "all" -> AdjustScores.Rescale.ALL;
                default ->
                    throw DipperException.usage(
                            "--rescale is \"" + written + "\".",
                            "Either the unchanged groups give way or all do.",
                            "Write rest or all.");
            };
        }
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        final Request request = Request.of(options);
        final String subject = Editions.subject(request.year());
        final Map<String, String> claim = Map.of(
                "year",
                String.valueOf(request.year()),
                "rescale",
                request.rescale().name().toLowerCase(Locale.ROOT),
                "changes",
                PolicyFingerprint.of(request.adjustments()));
        try (Run run = context.warehouse().begin("catalog adjust", claim, Optional.empty(), List.of())) {
            final Optional<JsonNode> before = run.alreadyDone();
            if (before.isPresent()) {
                context.notice("Nothing to do: these changes are in the draft.", "无需处理：该调整已在草案中。");
                return before.get();
            }
            final Publication draft = requireDraft(run, subject, request.year());
            return Supersede.recorded(run, () -> adjust(context, run, request, draft));
        }
    }

    private static Publication requireDraft(final Run run, final String subject, final int year) {
        final Publication edition = run.inForce(subject)
                .orElseThrow(() -> DipperException.precondition(
                        "The catalog edition " + year + " is not there.",
                        "It was never built in this warehouse.",
                        "Run dipper catalog build --year " + year + " first."));
        if (edition.isPublished()) {
            throw DipperException.precondition(
                    "The catalog edition " + year + " is published and stays as it is.",
                    "Scores are changed in a draft, before it is published.",
                    "Build a next revision with catalog build --supersede --reason \"...\", then adjust that.");
        }
        return edition;
    }

    private static JsonNode adjust(
            final JobContext context, final Run run, final Request request, final Publication draft) {
        final int year = request.year();
        final int revision = draft.revision();
        final String where = "edition_year = " + year + " AND revision = " + revision;
        context.progress("catalog.adjust", "Adjusting scores", "调整病种分值", 0, 2);
        final List<Row> groups = run.input(DiseaseGroupTable.CONTRACT, Editions.subject(year))
                .where(where)
                .select(Columns.select(DiseaseGroupTable.CONTRACT))
                .collectAsList();
        final AdjustScores.Adjusted adjusted =
                new AdjustScores(request.rescale()).apply(scored(groups), request.adjustments());
        run.replace(DiseaseGroupTable.CONTRACT, rescored(context, groups, adjusted), where);
        run.replace(ScoreAdjustmentTable.CONTRACT, changes(context, request, groups, adjusted, revision), where);
        run.carry(editionTables(), where);
        context.progress("catalog.publish", "Registering the draft", "登记草案", 1, 2);
        final ObjectNode answer = Answers.object()
                .put("edition_year", year)
                .put("revision", revision)
                .put("adjusted_group_count", request.adjustments().size())
                .put("rescale_factor", adjusted.factor())
                .put("total_points_before", adjusted.totalBefore())
                .put("total_points_after", adjusted.totalAfter());
        run.publish(Editions.subject(year), revision, Publication.DRAFT, draft.reason(), answer);
        return answer;
    }

    /** What an edition has besides groups and changes. */
    private static List<TableContract> editionTables() {
        final List<TableContract> tables = new ArrayList<>(EditionWriter.TABLES);
        tables.remove(DiseaseGroupTable.CONTRACT);
        tables.remove(ScoreAdjustmentTable.CONTRACT);
        return tables;
    }

    private static List<AdjustScores.Scored> scored(final List<Row> groups) {
        return groups.stream()
                .map(row -> new AdjustScores.Scored(
                        row.getAs(DiseaseGroupTable.GROUP_CODE.name()),
                        row.getAs(DiseaseGroupTable.DERIVED_RW.name()),
                        row.getAs(DiseaseGroupTable.CASE_COUNT.name())))
                .toList();
    }

    private static Dataset<Row> rescored(
            final JobContext context, final List<Row> groups, final AdjustScores.Adjusted adjusted) {
        final int place = DiseaseGroupTable.CONTRACT.columnNames().indexOf(DiseaseGroupTable.RW.name());
        final List<Row> rows = new ArrayList<>();
        for (final Row group : groups) {
            final Object[] cells = new Object[group.length()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = group.get(i);
            }
            cells[place] = adjusted.rw().get(group.<String>getAs(DiseaseGroupTable.GROUP_CODE.name()));
            rows.add(RowFactory.create(cells));
        }
        return context.spark().createDataFrame(rows, Columns.schema(DiseaseGroupTable.CONTRACT));
    }

    private static Dataset<Row> changes(
            final JobContext context,
            final Request request,
            final List<Row> groups,
            final AdjustScores.Adjusted adjusted,
            final int revision) {
        final Map<String, BigDecimal> derived = new HashMap<>();
        groups.forEach(row -> derived.put(
                row.getAs(DiseaseGroupTable.GROUP_CODE.name()), row.getAs(DiseaseGroupTable.DERIVED_RW.name())));
        final List<Row> rows = new ArrayList<>();
        for (final ScoreAdjustment each : request.adjustments()) {
            rows.add(RowFactory.create(
                    request.year(),
                    revision,
                    each.groupCode(),
                    derived.get(each.groupCode()),
                    each.rw(),
                    adjusted.rw().get(each.groupCode()),
                    each.decidedBy(),
                    each.reason(),
                    each.line()));
        }
        return context.spark().createDataFrame(rows, Columns.schema(ScoreAdjustmentTable.CONTRACT));
    }
}
