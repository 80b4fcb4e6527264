package org.dipper.shell.statement;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** One line of a statement while it is written; what it does not have is absent. */
final class StatementLine {
    static final Field SECTION = Field.required("section", FieldType.STRING, "section", "部分");
    static final Field LINE = Field.required("line", FieldType.LONG, "line", "行号");
    static final Field POOL = Field.optional("insurance_pool", FieldType.STRING, "pool", "险种类型");
    static final Field MONTH = Field.optional("settlement_month", FieldType.LONG, "month", "月份");
    static final Field ITEM = Field.required("item", FieldType.STRING, "item", "项目");
    static final Field LABEL = Field.required("label", FieldType.STRING, "what", "内容");
    static final Field CASES = Field.optional("case_count", FieldType.LONG, "cases", "病例数");
    static final Field COST =
            Field.optional("total_cost_fen", FieldType.FEN, "cost", "医疗费").in("fen");
    static final Field BOOKED = Field.optional("booked_fund_fen", FieldType.FEN, "booked fund", "基金记账")
            .in("fen");
    static final Field POINTS =
            Field.optional("points", FieldType.POINTS_SUM, "points", "分值").in("points");
    static final Field AMOUNT =
            Field.optional("amount_fen", FieldType.FEN, "amount", "金额").in("fen");
    static final Field NOTE = Field.optional("note", FieldType.STRING, "how it comes about", "算法");

    /** The columns of every line. */
    static final List<Field> FIELDS =
            List.of(SECTION, LINE, POOL, MONTH, ITEM, LABEL, CASES, COST, BOOKED, POINTS, AMOUNT, NOTE);

    private final Object[] values = new Object[FIELDS.size()];

    StatementLine(final String section, final long number, final String item, final String label) {
        set(SECTION, section);
        set(LINE, number);
        set(ITEM, item);
        set(LABEL, label);
    }

    StatementLine pool(final String pool) {
        return set(POOL, pool);
    }

    StatementLine month(final long month) {
        return set(MONTH, month);
    }

    StatementLine cases(final long cases) {
        return set(CASES, cases);
    }

    StatementLine cost(final long fen) {
        return set(COST, fen);
    }

    StatementLine booked(final long fen) {
        return set(BOOKED, fen);
    }

    StatementLine points(final BigDecimal points) {
        return set(POINTS, points);
    }

    StatementLine amount(final long fen) {
        return set(AMOUNT, fen);
    }

    StatementLine note(final String note) {
        return set(NOTE, note);
    }

    StatementLine sums(final Sums sums) {
        return cases(sums.cases()).cost(sums.costFen()).booked(sums.bookedFen()).points(sums.points());
    }

    long number() {
        return (Long) values[FIELDS.indexOf(LINE)];
    }

    TableRow row() {
        return new TableRow(FIELDS, Arrays.asList(values));
    }

    private StatementLine set(final Field field, final Object value) {
        values[FIELDS.indexOf(field)] = value;
        return this;
    }
}
