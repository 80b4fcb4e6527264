package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dipper.coding.CodeDictionaryRows;
import org.dipper.coding.CodeDictionaryTable;
import org.dipper.coding.CodeTable;
import org.dipper.coding.CodeTableKind;
import org.dipper.coding.CodeTableReader;
import org.dipper.coding.RefusedCodeRow;
import org.dipper.table.Columns;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/** {@code codes load --kind KIND --file FILE}: a code table into the warehouse, whole or not at all. */
public final class CodesLoadJob implements Job {
    private static final int MOST_TOLD = 100;

    @Override
    public void check(final JobOptions options) {
        read(options);
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        final CodeTable table = read(options);
        final CodeTableKind kind = table.kind();
        final String content = table.contentHash();
        table.refused().stream()
                .limit(MOST_TOLD)
                .forEach(row -> context.notice("Left out: " + row, "已跳过：第 " + row.line() + " 行(" + row.why() + ")"));
        final Map<String, String> claim = Map.of("kind", kind.id(), "content", content);
        try (Run run = context.warehouse().begin("codes load", claim, Optional.empty(), List.of())) {
            final Optional<Publication> before = run.inForce(kind.subject());
            if (before.flatMap(CodeTables::contentOf).equals(Optional.of(content))) {
                context.notice("Nothing to do: this table is loaded already.", "无需处理：该编码表已加载。");
                return answer(table, before.orElseThrow().revision(), false);
            }
            return Supersede.recorded(run, () -> write(context, run, table, before));
        }
    }

    private static JsonNode write(
            final JobContext context, final Run run, final CodeTable table, final Optional<Publication> before) {
        final CodeTableKind kind = table.kind();
        final int revision = before.map(Publication::revision).orElse(0) + 1;
        context.progress("codes.load", "loading " + kind.labelEn(), "加载" + kind.labelZh(), 0, 0);
        run.replace(
                CodeDictionaryTable.CONTRACT,
                context.spark()
                        .createDataFrame(
                                CodeDictionaryRows.of(revision, table.entries()),
                                Columns.schema(CodeDictionaryTable.CONTRACT))
                        .coalesce(1),
                CodeDictionaryTable.DICTIONARY.name() + " = '" + kind.id() + "' AND "
                        + CodeDictionaryTable.REVISION.name() + " = " + revision);
        final ObjectNode answer = answer(table, revision, true);
        run.publish(kind.subject(), revision, Publication.PUBLISHED, Optional.empty(), answer);
        return answer;
    }

    private static ObjectNode answer(final CodeTable table, final int revision, final boolean isNew) {
        final ObjectNode answer = Answers.object();
        answer.put("kind", table.kind().id());
        answer.put(CodeDictionaryTable.REVISION.name(), revision);
        answer.put("is_new", isNew);
        answer.put("file", table.file());
        answer.put("read", table.rowsRead());
        answer.put("rows", table.entries().size());
        answer.put("repeated", table.rowsRepeated());
        answer.put("passed_over", table.rowsPassedOver());
        answer.put("refused", table.rowsRefused());
        answer.put(
                "refused_lines",
                String.join(
                        ", ",
                        table.refused().stream()
                                .map(RefusedCodeRow::line)
                                .distinct()
                                .map(String::valueOf)
                                .toList()));
        answer.put("ignored_columns", String.join(", ", table.ignoredColumns()));
        answer.put(CodeTables.CONTENT, table.contentHash());
        return answer;
    }

    private static CodeTable read(final JobOptions options) {
        options.only("kind", "file", "skip-refused", "encoding", "variant");
        final CodeTableKind kind = CodeTableKind.of(options.required("kind"));
        final String name = String.valueOf(options.path("file").getFileName());
        return CodeTableReader.read(kind, name, SmallFiles.text(options, "file"), options.optional("variant"))
                .requireLoadable(options.flag("skip-refused"));
    }
}
