package org.dipper.jobs;

import static org.apache.spark.sql.functions.broadcast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.InstitutionTable;
import org.dipper.cases.SettledCaseTable;
import org.dipper.settlement.decision.DecisionFile;
import org.dipper.settlement.decision.DecisionKind;
import org.dipper.settlement.decision.DecisionReader;
import org.dipper.settlement.decision.DecisionRows;
import org.dipper.settlement.decision.SettlementDecisionTable;
import org.dipper.table.Columns;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/**
 * {@code settle decide --year Y --kind KIND --file FILE}: decisions on a year into the warehouse, whole or not at all. A file
 * replaces the one before; each is a revision of its own and stays.
 */
public final class SettleDecideJob implements Job {
    /** What is asked for. */
    private record Request(int year, DecisionFile file) {
        static Request of(final JobOptions options) {
            options.only("year", "kind", "file", "encoding");
            final int year = Period.of(options).year();
            final DecisionKind kind = DecisionKind.of(options.required("kind"));
            final String name = String.valueOf(options.path("file").getFileName());
            return new Request(
                    year,
                    DecisionReader.read(kind, year, name, SmallFiles.text(options, "file"))
                            .requireLoadable());
        }

        String subject() {
            return file.kind().subject(year);
        }
    }

    @Override
    public void check(final JobOptions options) {
        Request.of(options);
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        final Request request = Request.of(options);
        final String content = request.file().contentHash();
        final Map<String, String> claim = Map.of(
                "year",
                String.valueOf(request.year()),
                "kind",
                request.file().kind().id(),
                "content",
                content);
        try (Run run = context.warehouse()
                .begin(
                        "settle decide",
                        claim,
                        Optional.empty(),
                        List.of(SettledCaseTable.CONTRACT, InstitutionTable.CONTRACT))) {
            final Optional<Publication> before = run.inForce(request.subject());
            if (before.flatMap(CodeTables::contentOf).equals(Optional.of(content))) {
                context.notice("Nothing to do: these decisions are in force already.", "无需处理：该决定文件已生效。");
                return answer(request, before.orElseThrow().revision(), content);
            }
            final int revision = before.map(Publication::revision).orElse(0) + 1;
            return Supersede.recorded(run, () -> decide(context, run, request, revision, content));
        }
    }

    private static JsonNode decide(
            final JobContext context, final Run run, final Request request, final int revision, final String content) {
        final DecisionFile file = request.file();
        final DecisionKind kind = file.kind();
        context.progress("decide.check", "Checking the decisions", "核对决定", 0, 2);
        final Dataset<Row> rows = context.spark()
                .createDataFrame(
                        DecisionRows.of(request.year(), revision, file.decisions()),
                        Columns.schema(SettlementDecisionTable.CONTRACT))
                .coalesce(1);
        final DecisionCheck check = new DecisionCheck(file, request.year());
        check.cases(cases(run, request, rows));
        check.institutions(institutions(run, request.year(), check))
                .forEach(code -> context.notice(
                        code + " is no institution of these cases: its assessment is taken as that of a community.",
                        code + " 不是已知机构：按医共体考核处理。"));
        check.requireNoProblem();
        context.progress("decide.write", "Writing the decisions", "写入决定", 1, 2);
        run.replace(SettlementDecisionTable.CONTRACT, rows, DecisionRows.where(request.year(), kind, revision));
        final ObjectNode answer = answer(request, revision, content);
        run.publish(request.subject(), revision, Publication.PUBLISHED, Optional.empty(), answer);
        return answer;
    }

    /** Settlement, institution and pool of the cases of the year that decisions name. */
    private static List<Row> cases(final Run run, final Request request, final Dataset<Row> decisions) {
        if (request.file().decisions().stream()
                .allMatch(decision -> decision.settlementId().isEmpty())) {
            return List.of();
        }
        return run.input(SettledCaseTable.CONTRACT)
                .where(Columns.col(SettledCaseTable.DISCHARGE_YEAR).equalTo(request.year()))
                .join(
                        broadcast(decisions
                                .select(Columns.col(SettlementDecisionTable.SETTLEMENT_ID))
                                .distinct()),
                        SettlementDecisionTable.SETTLEMENT_ID.name())
                .select(Columns.cols(SettledCaseTable.SETTLEMENT_ID, SettledCaseTable.INSTITUTION_CODE))
                .collectAsList();
    }

    /** Codes of the institutions that ingests saw; where these don't know one that is asked for, also those of the year's cases. */
    private static List<String> institutions(final Run run, final int year, final DecisionCheck check) {
        final List<String> asked = check.institutionsAsked();
        if (asked.isEmpty()) {
            return List.of();
        }
        final List<String> known =
                codes(run.input(InstitutionTable.CONTRACT).select(Columns.col(InstitutionTable.INSTITUTION_CODE)));
        return known.containsAll(asked)
                ? known
                : codes(run.input(SettledCaseTable.CONTRACT)
                        .where(Columns.col(SettledCaseTable.DISCHARGE_YEAR).equalTo(year))
                        .select(Columns.col(SettledCaseTable.INSTITUTION_CODE))
                        .union(run.input(InstitutionTable.CONTRACT)
                                .select(Columns.col(InstitutionTable.INSTITUTION_CODE))));
    }

    private static List<String> codes(final Dataset<Row> column) {
        return column.distinct().collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private static ObjectNode answer(final Request request, final int revision, final String content) {
        return Answers.object()
                .put("settlement_year", request.year())
                .put("kind", request.file().kind().id())
                .put("revision", revision)
                .put("rows", request.file().decisions().size())
                .put(CodeTables.CONTENT, content);
    }
}
