package org.dipper.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dipper.errors.DipperException;
import org.dipper.grouping.CaseGroupTable;
import org.dipper.settlement.AnnualSettlementCaseTable;
import org.dipper.settlement.PointValueTable;
import org.dipper.shell.explain.CaseExplanation;
import org.dipper.shell.explain.CaseRows;
import org.dipper.shell.explain.Step;
import org.dipper.shell.read.Publication;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.read.SettlementTables;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.Format;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** {@code settle explain}: why a case was grouped, scored and paid as it was, from the published tables alone. */
final class SettleExplain {
    private static final Field STEP = Field.required("step", FieldType.STRING, "step", "步骤");
    private static final Field RESULT = Field.required("result", FieldType.STRING, "result", "结果");
    private static final Field WHY = Field.required("why", FieldType.STRING, "why", "依据");
    private static final Field STEPS = Field.required("steps", FieldType.STRING_ARRAY, "steps", "步骤");

    /** Prints the explanation. */
    int run(final Invocation call) {
        final String id = call.required("settlement");
        final PublishedTables published = PublishedTables.open(call.warehouse());
        final List<Publication> candidates = call.text("year")
                .map(year -> List.of(SettleCommands.settlement(published, year)))
                .orElseGet(() -> published.inForce("settlement:"));
        if (candidates.isEmpty()) {
            throw DipperException.precondition(
                    "No year has been settled in " + call.warehouse() + ".",
                    "Only a settled case can be explained.",
                    "Run first: dipper settle year --year YEAR --catalog EDITION --policy FILE");
        }
        for (final Publication settlement : candidates) {
            final Optional<CaseRows> found = CaseRows.find(new SettlementTables(published, settlement), id);
            if (found.isPresent()) {
                print(call, found.get());
                return 0;
            }
        }
        throw DipperException.precondition(
                "There is no such case in "
                        + String.join(
                                ", ",
                                candidates.stream().map(Publication::period).toList()) + ".",
                "No settlement in force has that settlement id.",
                "Check the id; quarantined rows are in: dipper data quarantine");
    }

    private static void print(final Invocation call, final CaseRows settled) {
        final List<TableRow> steps = new ArrayList<>();
        for (final Step step : CaseExplanation.of(settled, call.language())) {
            steps.add(new TableRow(List.of(STEP, RESULT, WHY), List.of(step.name(), step.result(), step.why())));
        }
        if (call.format() == Format.TABLE) {
            forPeople(call, settled, steps);
            return;
        }
        final List<Field> fields = new ArrayList<>(settled.score().fields());
        fields.addAll(List.of(
                CaseGroupTable.GROUP_TYPE,
                CaseGroupTable.GROUPING_REASON,
                CaseGroupTable.EDITION_YEAR,
                PointValueTable.SETTLEMENT_POINT_VALUE,
                AnnualSettlementCaseTable.PAYMENT_FEN,
                STEPS));
        final List<Object> values = new ArrayList<>();
        settled.score()
                .fields()
                .forEach(field -> values.add(settled.score().value(field).orElse(null)));
        values.add(value(settled.group(), CaseGroupTable.GROUP_TYPE));
        values.add(value(settled.group(), CaseGroupTable.GROUPING_REASON));
        values.add(value(settled.group(), CaseGroupTable.EDITION_YEAR));
        values.add(value(settled.pool(), PointValueTable.SETTLEMENT_POINT_VALUE));
        values.add(value(settled.payment(), AnnualSettlementCaseTable.PAYMENT_FEN));
        values.add(steps);
        call.printer().print(Answer.one(new TableRow(fields, values)));
    }

    private static void forPeople(final Invocation call, final CaseRows settled, final List<TableRow> steps) {
        final Publication settlement = settled.settlement().publication();
        final String heading = call.say(
                "Case " + settled.id() + ", settlement " + settlement.period() + " revision " + settlement.revision(),
                "病例 " + settled.id() + "，" + settlement.period() + " 年度清算，修订 " + settlement.revision());
        final Answer answer = Answer.of(List.of(STEP, RESULT, WHY), steps).under(List.of(heading, ""));
        call.printer().printWhole(answer);
    }

    private static Object value(final Optional<TableRow> row, final Field field) {
        return row.flatMap(found -> found.value(field)).orElse(null);
    }
}
