package org.dipper.shell.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class TableViewTest {
    private static final String ALPHABET = "abc XYZ019病种编码医疗机构，（）。ａ１é한글か𠮷";

    @Test
    void every_line_of_a_table_with_chinese_takes_the_same_width() {
        final Random random = new Random(7);
        for (int table = 0; table < 200; table++) {
            final Answer answer = randomTable(random);
            for (final Language language : Language.values()) {
                final List<String> lines = TableView.lines(answer, language, 0);
                // JLine's own measure of a line, not ours.
                assertThat(lines.stream()
                                .map(line -> new AttributedString(line).columnLength())
                                .distinct())
                        .as("table %d: %s", table, lines)
                        .hasSize(1);
            }
        }
    }

    @Test
    void money_is_shown_in_yuan_with_separators_and_years_are_left_alone() {
        final Field cost =
                Field.required("cost_fen", FieldType.FEN, "cost", "费用").in("fen");
        final Field year = Field.required("settlement_year", FieldType.INT, "year", "年度");
        final List<Field> fields = List.of(cost, year);
        final Answer answer = Answer.of(fields, List.of(new TableRow(fields, List.of(123_456_789L, 2010L))));
        assertThat(TableView.lines(answer, Language.CHINESE, 0))
                .containsExactly("    费用(元)  年度", "------------  ----", "1,234,567.89  2010");
    }

    @Test
    void a_thing_within_a_cell_is_told_part_by_part() {
        final Field defects = Field.optional("defects", FieldType.STRING, "defects", "缺陷");
        final Field refunds = Field.optional("refunds", FieldType.LONG, "refunds", "退费");
        final Field twice = Field.optional("twice", FieldType.LONG, "sent twice", "重复");
        final TableRow found = new TableRow(List.of(refunds, twice), List.of(1234L, 5L));
        assertThat(CellText.of(defects, found, Language.ENGLISH)).isEqualTo("refunds 1,234, sent twice 5");
    }

    @Test
    void a_negative_fen_keeps_its_sign() {
        assertThat(CellText.grouped(new BigDecimal("-0.05"))).isEqualTo("-0.05");
        assertThat(CellText.grouped(new BigDecimal("-1234567"))).isEqualTo("-1,234,567");
    }

    private static Answer randomTable(final Random random) {
        final List<Field> fields = new ArrayList<>();
        for (int column = 0; column <= random.nextInt(6); column++) {
            final FieldType type = random.nextBoolean() ? FieldType.STRING : FieldType.LONG;
            fields.add(Field.optional("c" + column, type, text(random), text(random)));
        }
        final List<TableRow> rows = new ArrayList<>();
        for (int row = 0; row < random.nextInt(12); row++) {
            final List<Object> values = new ArrayList<>();
            fields.forEach(field -> values.add(
                    random.nextInt(5) == 0
                            ? null
                            : field.type().equals(FieldType.LONG) ? (Object) random.nextLong() : text(random)));
            rows.add(new TableRow(fields, values));
        }
        return Answer.of(fields, rows);
    }

    private static String text(final Random random) {
        final int[] symbols = ALPHABET.codePoints().toArray();
        final StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(50); i > 0; i--) {
            text.appendCodePoint(symbols[random.nextInt(symbols.length)]);
        }
        return text.toString();
    }
}
