package org.dipper.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dipper.errors.DipperException;
import org.dipper.money.Fen;
import org.dipper.shell.read.AssessmentTables;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.AssessmentText;
import org.dipper.shell.view.CellText;
import org.dipper.shell.view.Format;
import org.dipper.shell.view.TableRow;
import org.dipper.supervision.assessment.AssessmentTable;
import org.dipper.supervision.assessment.AssessmentTotalTable;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** {@code assess show}: all subjects with total, grade and money, or one with every item and what decides it. */
final class AssessShow {
    private static final Field ITEMS = Field.required("items", FieldType.STRING_ARRAY, "items", "项目");

    private AssessShow() {}

    static int show(final Invocation call) {
        final AssessmentTables tables = AssessmentTables.require(
                PublishedTables.open(call.warehouse()), call.text("scheme"), call.text("period"));
        final Optional<String> subject = call.text("subject");
        final List<TableRow> totals = tables.totals(subject);
        if (totals.isEmpty()) {
            throw DipperException.precondition(
                    subject.orElse("Nobody") + " is not assessed there.",
                    "The assessment " + tables.publication().period() + " has no such subject.",
                    "See who is: dipper assess show --scheme " + tables.scheme() + " --period " + tables.year());
        }
        if (subject.isEmpty()) {
            all(call, tables, totals);
        } else {
            one(call, tables, totals.get(0));
        }
        return 0;
    }

    private static void all(final Invocation call, final AssessmentTables tables, final List<TableRow> totals) {
        final boolean isForPeople = call.format() == Format.TABLE;
        call.printer()
                .print(Answer.of(
                                AssessmentTotalTable.CONTRACT.fields(),
                                isForPeople ? AssessmentText.inWords(totals, call.language()) : totals)
                        .showing(List.of(
                                AssessmentTotalTable.SUBJECT,
                                AssessmentTotalTable.TOTAL_SCORE,
                                AssessmentTotalTable.GRADED_SCORE,
                                AssessmentTotalTable.GRADE,
                                AssessmentTotalTable.IS_VETOED,
                                AssessmentTotalTable.PACKAGE_FEN,
                                AssessmentTotalTable.PAYABLE_FEN,
                                AssessmentTotalTable.NEXT_GRADE_POINTS,
                                AssessmentTotalTable.NEXT_GRADE_WORTH_FEN,
                                AssessmentTotalTable.STATE))
                        .under(List.of(title(call, tables), "")));
    }

    private static void one(final Invocation call, final AssessmentTables tables, final TableRow total) {
        final List<TableRow> items = tables.items(total.text(AssessmentTotalTable.SUBJECT));
        if (call.format() == Format.JSON) {
            final List<Field> fields = new ArrayList<>(total.fields());
            fields.add(ITEMS);
            final List<Object> values = new ArrayList<>();
            total.fields().forEach(field -> values.add(total.value(field).orElse(null)));
            values.add(items);
            call.printer().print(Answer.one(new TableRow(fields, values)));
            return;
        }
        if (call.format() == Format.CSV) {
            call.printer().print(Answer.of(AssessmentTable.CONTRACT.fields(), items));
            return;
        }
        final List<String> headings = new ArrayList<>(List.of(title(call, tables)));
        headings.addAll(result(call, total));
        items.forEach(item -> distance(call, total, item).ifPresent(headings::add));
        headings.add("");
        call.printer()
                .printWhole(Answer.of(AssessmentTable.CONTRACT.fields(), AssessmentText.inWords(items, call.language()))
                        .showing(List.of(
                                AssessmentTable.ITEM,
                                AssessmentText.of(call.language(), AssessmentTable.ITEM_EN, AssessmentTable.ITEM_ZH),
                                AssessmentTable.SCORE,
                                AssessmentTable.FULL_SCORE,
                                AssessmentTable.COUNTED_SCORE,
                                AssessmentTable.STATE,
                                AssessmentTable.EVIDENCE))
                        .under(headings));
        call.console().out().println();
        call.console().out().println(call.say("Decided where the words of the scheme are open:", "方案未明确之处的约定："));
        AssessmentText.texts(
                        total,
                        AssessmentText.of(
                                call.language(),
                                AssessmentTotalTable.PARAMETERS_EN,
                                AssessmentTotalTable.PARAMETERS_ZH))
                .forEach(text -> call.console().out().println("  " + text));
        call.console().flush();
    }

    private static String title(final Invocation call, final AssessmentTables tables) {
        final String state =
                tables.publication().isPublished() ? call.say("published", "已发布") : call.say("draft", "草案");
        return call.say(
                "Assessment " + tables.scheme() + " " + tables.year() + ", revision "
                        + tables.publication().revision() + ", " + state,
                "考核 " + tables.scheme() + " " + tables.year() + "，修订 "
                        + tables.publication().revision() + "，" + state);
    }

    private static List<String> result(final Invocation call, final TableRow total) {
        final List<String> lines = new ArrayList<>();
        final String points = total.decimal(AssessmentTotalTable.GRADED_SCORE)
                .map(score -> score.toPlainString() + call.say(" points", " 分"))
                .orElse(call.say("no total: ", "无总分：") + total.text(AssessmentTotalTable.STATE));
        final String grade = AssessmentText.grade(total, call.language());
        lines.add(total.text(AssessmentTotalTable.SUBJECT)
                + call.say(": ", "：")
                + points
                + (grade.isEmpty() ? "" : call.say(", ", "，") + grade)
                + total.value(AssessmentTotalTable.VETO)
                        .map(veto -> call.say(", vetoed: ", "，一票否决：") + veto)
                        .orElse(""));
        final String effect = total.text(
                AssessmentText.of(call.language(), AssessmentTotalTable.EFFECT_EN, AssessmentTotalTable.EFFECT_ZH));
        if (!effect.isEmpty()) {
            lines.add(effect);
        }
        if (total.value(AssessmentTotalTable.PAYABLE_FEN).isPresent()) {
            final String payable = yuan(total.number(AssessmentTotalTable.PAYABLE_FEN));
            final String whole = yuan(total.number(AssessmentTotalTable.PACKAGE_FEN));
            lines.add(call.say(
                    "payable " + payable + " of " + whole + " yuan", "应付 " + payable + " 元，打包付费总额 " + whole + " 元"));
        }
        total.decimal(AssessmentTotalTable.NEXT_GRADE_POINTS)
                .ifPresent(lacking -> lines.add(call.say(
                        lacking.toPlainString() + " points from " + total.text(AssessmentTotalTable.NEXT_GRADE)
                                + worth(call, total),
                        "距上一等次(" + total.text(AssessmentTotalTable.NEXT_GRADE) + ") " + lacking.toPlainString() + " 分"
                                + worth(call, total))));
        return lines;
    }

    /** What one item alone would have to gain: "0.4 percentage points of county_visit_rate from good, worth 3,100,000.00 yuan". */
    private static Optional<String> distance(final Invocation call, final TableRow total, final TableRow item) {
        return item.decimal(AssessmentTable.DISTANCE).map(distance -> {
            final String amount =
                    AssessmentText.amount(distance, item.text(AssessmentTable.DISTANCE_UNIT), call.language());
            final String measure = item.text(AssessmentTable.DISTANCE_MEASURE);
            final String next = total.text(AssessmentTotalTable.NEXT_GRADE);
            return call.say(
                    "  " + amount + " of " + measure + " from " + next + worth(call, total),
                    "  " + measure + " 改进 " + amount + " 可达 " + next + worth(call, total));
        });
    }

    private static String worth(final Invocation call, final TableRow total) {
        return total.value(AssessmentTotalTable.NEXT_GRADE_WORTH_FEN)
                .map(Long.class::cast)
                .map(fen -> call.say(", worth " + yuan(fen) + " yuan", "，对应 " + yuan(fen) + " 元"))
                .orElse("");
    }

    private static String yuan(final long fen) {
        return CellText.grouped(Fen.toYuan(fen));
    }
}
