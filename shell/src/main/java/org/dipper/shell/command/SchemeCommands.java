package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.choice;
import static org.dipper.shell.command.OptionSpec.optional;
import static org.dipper.shell.command.OptionSpec.required;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dipper.coding.CodeNormaliser;
import org.dipper.grouping.scheme.Conditions;
import org.dipper.grouping.scheme.GroupingSchemeTable;
import org.dipper.shell.command.OptionSpec.Kind;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;

/** Questions about loaded grouping schemes, and about how one case is grouped. */
public final class SchemeCommands {
    private final Session session;

    /** The commands of a session. */
    public SchemeCommands(final Session session) {
        this.session = session;
    }

    /** All of them. */
    public List<CommandSpec> all() {
        return List.of(
                new CommandSpec(
                        "scheme show",
                        "Show the rows of a loaded grouping scheme",
                        "查看已加载的分组方案",
                        "--name national --layer XQ",
                        List.of(
                                required("name", Kind.TEXT, "scheme", "分组方案"),
                                choice("layer", "one layer", "分组层级", "XQ", "BX", "FZ", "JC"),
                                optional("code", Kind.TEXT, "rows that name this code", "编码")),
                        SchemeCommands::show),
                new CommandSpec(
                        "case explain",
                        "Explain how one case is grouped: each layer tried, and why it did not match",
                        "说明病例如何入组：逐层列出匹配情况与原因",
                        "--diagnosis I21.0 --procedures 36.0700x004,88.5500 --scheme national",
                        List.of(
                                optional("diagnosis", Kind.TEXT, "principal diagnosis", "主要诊断"),
                                optional("procedures", Kind.TEXT, "procedures, the main one first", "手术操作(主要在前)"),
                                optional("other-diagnoses", Kind.TEXT, "other diagnoses", "其他诊断"),
                                optional("age", Kind.COUNT, "age in years", "年龄"),
                                optional("age-days", Kind.COUNT, "age in days", "天龄"),
                                optional("birth-weight", Kind.COUNT, "birth weight in grams", "出生体重(克)"),
                                optional("settlement", Kind.TEXT, "a settled case instead", "结算病例"),
                                optional("scheme", Kind.TEXT, "loaded scheme, else the policy's", "分组方案"),
                                optional("policy", Kind.FILE, "policy file", "政策文件"),
                                optional("year", Kind.YEAR, "catalog edition to look up", "病种目录年度")),
                        call -> new CaseExplain(session).run(call)));
    }

    private static int show(final Invocation call) {
        final PublishedTables published = PublishedTables.open(call.warehouse());
        final List<TableRow> rows = new ArrayList<>(LoadedScheme.table(published, call.required("name")));
        call.text("layer")
                .ifPresent(layer -> rows.removeIf(
                        row -> !row.text(GroupingSchemeTable.LAYER).equals(layer)));
        call.text("code").ifPresent(code -> rows.removeIf(row -> !names(row, CodeNormaliser.normalise(code))));
        final List<Field> shown = GroupingSchemeTable.CONTRACT.fields().stream()
                .filter(field -> rows.stream().anyMatch(row -> row.value(field).isPresent()))
                .filter(field -> !field.equals(GroupingSchemeTable.SCHEME))
                .toList();
        call.printer()
                .print(Answer.of(GroupingSchemeTable.CONTRACT.fields(), rows)
                        .showing(rows.isEmpty() ? GroupingSchemeTable.CONTRACT.fields() : shown));
        return 0;
    }

    /** Whether a row names a code, or a part or an extension of it. */
    private static boolean names(final TableRow row, final String code) {
        final Conditions asked = LoadedScheme.row(row).rule().conditions();
        return Stream.of(asked.principalProcedure(), asked.anyProcedure(), asked.relatedProcedure())
                        .flatMap(List::stream)
                        .flatMap(List::stream)
                        .anyMatch(code::equals)
                || Stream.of(asked.principalDiagnosis(), asked.secondaryDiagnosis(), asked.anyDiagnosis())
                        .flatMap(List::stream)
                        .anyMatch(diagnosis -> covers(diagnosis, code));
    }

    private static boolean covers(final String asked, final String code) {
        final int dash = asked.indexOf('-');
        if (dash < 0) {
            return code.startsWith(asked);
        }
        final String last = asked.substring(dash + 1);
        final String front = code.substring(0, Math.min(code.length(), last.length()));
        return front.compareTo(asked.substring(0, dash)) >= 0 && front.compareTo(last) <= 0;
    }
}
