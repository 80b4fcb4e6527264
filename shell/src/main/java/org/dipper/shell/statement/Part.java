package org.dipper.shell.statement;

import java.util.ArrayList;
import java.util.List;
import org.dipper.money.Fen;
import org.dipper.shell.view.CellText;
import org.dipper.shell.view.Language;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;

/** Collects the lines of one section of a statement. */
final class Part {
    private final String id;
    private final Language language;
    private final List<StatementLine> lines = new ArrayList<>();

    Part(final String id, final Language language) {
        this.id = id;
        this.language = language;
    }

    /** Adds a line and gives it to be filled. */
    StatementLine add(final String item, final String english, final String chinese) {
        final StatementLine line = new StatementLine(id, lines.size() + 1L, item, language.of(english, chinese));
        lines.add(line);
        return line;
    }

    /** How many lines there are. */
    int size() {
        return lines.size();
    }

    /** That a line is the sum of those from one to another. */
    String sumOf(final long first, final long last) {
        return first == last
                ? language.of("line " + first, "第 " + first + " 行")
                : language.of("sum of lines " + first + " to " + last, "第 " + first + " 至 " + last + " 行合计");
    }

    String say(final String english, final String chinese) {
        return language.of(english, chinese);
    }

    Language language() {
        return language;
    }

    /** The section, with the columns that any line fills. */
    StatementSection section(
            final String english, final String chinese, final List<String> notes, final String source) {
        final List<TableRow> rows = rows();
        final List<Field> shown = StatementLine.FIELDS.stream()
                .filter(field -> !field.equals(StatementLine.SECTION) && !field.equals(StatementLine.ITEM))
                .filter(field -> rows.stream().anyMatch(row -> row.value(field).isPresent()))
                .toList();
        return new StatementSection(id, language.of(english, chinese), notes, rows, shown, rows, source);
    }

    List<TableRow> rows() {
        return lines.stream().map(StatementLine::row).toList();
    }

    /** Money in yuan as people write it. */
    static String yuan(final long fen) {
        return CellText.grouped(Fen.toYuan(fen));
    }

    /** A summand that follows others: its sign and amount. */
    static String signed(final long fen) {
        return (fen < 0 ? " - " : " + ") + yuan(Math.abs(fen));
    }
}
