package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dipper.coding.CodeDictionaryTable;
import org.dipper.coding.CodeNormaliser;
import org.dipper.coding.CodeRanges;
import org.dipper.coding.CodeTableKind;
import org.dipper.errors.DipperException;
import org.dipper.operations.PublicationTable;
import org.dipper.shell.command.OptionSpec.Kind;
import org.dipper.shell.read.Match;
import org.dipper.shell.read.Publication;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** Questions about the code tables of a warehouse, and files to start one from. */
public final class CodesCommands {
    /** Which table. */
    static final OptionSpec KIND = new OptionSpec("kind", Kind.CHOICE, true, "code table", "编码表", CodeTableKind.ids());

    private static final Field DICTIONARY = CodeDictionaryTable.DICTIONARY;
    private static final Field LABEL = Field.required("label", FieldType.STRING, "what it holds", "内容");
    private static final Field ROWS = Field.optional("rows", FieldType.LONG, "rows", "行数");
    private static final Field FILE = Field.optional("file", FieldType.STRING, "file", "文件");

    private CodesCommands() {}

    /** All of them. */
    public static List<CommandSpec> all() {
        final OptionSpec anyKind =
                new OptionSpec("kind", Kind.CHOICE, false, KIND.english(), KIND.chinese(), KIND.choices());
        return List.of(
                new CommandSpec(
                        "codes show",
                        "Show the code tables that are loaded, or the entries of one",
                        "查看已加载的编码表或其条目",
                        "--kind procedure-attribute --code 47.0100",
                        List.of(anyKind, optional("code", Kind.TEXT, "one code", "编码")),
                        CodesCommands::show),
                new CommandSpec(
                        "codes template",
                        "Print a file to start a code table from; its rows load",
                        "输出编码表模板(示例行可直接加载)",
                        "--kind procedure-attribute --out attributes.csv",
                        List.of(KIND, optional("out", Kind.FILE, "file to write, else printed", "输出文件")),
                        CodesCommands::template));
    }

    private static int show(final Invocation call) {
        final PublishedTables published = PublishedTables.open(call.warehouse());
        if (call.text("kind").isEmpty() && call.text("code").isEmpty()) {
            call.printer().print(overview(call, published));
            return 0;
        }
        final List<TableRow> rows = new ArrayList<>();
        if (call.text("kind").isPresent()) {
            final CodeTableKind kind = CodeTableKind.of(call.required("kind"));
            rows.addAll(entries(
                    published,
                    published.require(
                            kind.subject(), "Run first: dipper codes load --kind " + kind.id() + " --file FILE")));
        } else {
            published
                    .inForce(CodeTableKind.SUBJECT)
                    .forEach(publication -> rows.addAll(entries(published, publication)));
        }
        call.text("code").ifPresent(code -> rows.removeIf(row -> !isAbout(row, CodeNormaliser.normalise(code))));
        final List<Field> shown = CodeDictionaryTable.CONTRACT.fields().stream()
                .filter(field -> rows.stream().anyMatch(row -> row.value(field).isPresent()))
                .filter(field -> !field.equals(CodeDictionaryTable.ENTRY_NUMBER))
                .toList();
        call.printer()
                .print(Answer.of(CodeDictionaryTable.CONTRACT.fields(), rows)
                        .showing(rows.isEmpty() ? CodeDictionaryTable.CONTRACT.fields() : shown));
        return 0;
    }

    private static List<TableRow> entries(final PublishedTables published, final Publication publication) {
        final List<TableRow> rows = new ArrayList<>(published.rows(
                publication,
                CodeDictionaryTable.CONTRACT,
                List.of(
                        Match.of(CodeDictionaryTable.DICTIONARY, publication.period()),
                        Match.of(CodeDictionaryTable.REVISION, publication.revision()))));
        rows.sort(Comparator.comparingLong(row -> row.number(CodeDictionaryTable.ENTRY_NUMBER)));
        return rows;
    }

    /** Whether an entry is the code itself, maps to it, or holds it in its ranges. */
    private static boolean isAbout(final TableRow row, final String code) {
        final String ranges = row.text(CodeDictionaryTable.CODE_RANGE);
        final boolean isOfDiagnoses = !row.text(DICTIONARY).equals(CodeTableKind.EXCLUDED_PROCEDURE.id());
        return row.text(CodeDictionaryTable.CODE).equals(code)
                || row.text(CodeDictionaryTable.TARGET_CODE).equals(code)
                || (isOfDiagnoses
                        && !ranges.isEmpty()
                        && CodeRanges.parse(ranges).contains(code));
    }

    private static Answer overview(final Invocation call, final PublishedTables published) {
        final Map<String, TableRow> newest = new LinkedHashMap<>();
        final List<TableRow> publications = published.current(PublicationTable.CONTRACT);
        publications.sort(Comparator.comparingLong(row -> row.number(PublicationTable.SEQUENCE)));
        publications.forEach(row -> newest.put(row.text(PublicationTable.SUBJECT), row));
        final List<Field> fields =
                List.of(DICTIONARY, LABEL, CodeDictionaryTable.REVISION, ROWS, FILE, PublicationTable.RECORDED_AT);
        final List<TableRow> rows = new ArrayList<>();
        for (final CodeTableKind kind : CodeTableKind.values()) {
            final TableRow publication = newest.get(kind.subject());
            if (publication != null) {
                final JsonNode answer = answer(publication);
                final List<Object> values = new ArrayList<>();
                values.add(kind.id());
                values.add(call.say(kind.labelEn(), kind.labelZh()));
                values.add(publication.number(PublicationTable.REVISION));
                values.add(answer.path("rows").asLong());
                values.add(answer.path("file").asText());
                values.add(publication.value(PublicationTable.RECORDED_AT).orElse(null));
                rows.add(new TableRow(fields, values));
            }
        }
        return Answer.of(fields, rows);
    }

    private static JsonNode answer(final TableRow publication) {
        try {
            return new ObjectMapper().readTree(publication.text(PublicationTable.ANSWER));
        } catch (JsonProcessingException damaged) {
            throw DipperException.bug("The answer of a publication cannot be read.", damaged);
        }
    }

    private static int template(final Invocation call) {
        return TemplateOutput.give(call, CodeTableKind.of(call.required("kind")).template());
    }
}
