package org.dipper.shell.command;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dipper.errors.DipperException;
import org.dipper.shell.read.LeadReviews;
import org.dipper.shell.read.Match;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.Format;
import org.dipper.shell.view.Language;
import org.dipper.shell.view.LeadTerms;
import org.dipper.shell.view.TableRow;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.supervision.LeadTable;
import org.dipper.supervision.review.LeadFacts;
import org.dipper.supervision.review.LeadReview;
import org.dipper.supervision.review.LeadReviewTable;
import org.dipper.supervision.review.LeadState;
import org.dipper.supervision.review.ReviewFlow;
import org.dipper.supervision.review.ReviewStep;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** All about one lead: what was found, its stays, the steps of its review, and what may follow. */
final class LeadPage {
    private static final Field IS_IN_FORCE = Field.required("is_in_force", FieldType.BOOLEAN, "is in force", "是否现行");
    private static final Field STAYS = Field.required("stays", FieldType.STRING_ARRAY, "stays", "住院记录");
    private static final Field REVIEWS = Field.required("reviews", FieldType.STRING_ARRAY, "steps taken", "审核记录");
    private static final Field NEXT_STEPS = Field.required("next_steps", FieldType.STRING_ARRAY, "may follow", "下一步");
    private static final Field NEXT_STEP = Field.required("step", FieldType.STRING, "may follow", "下一步");
    private static final Field MEANING = Field.required("meaning", FieldType.STRING, "which", "含义");
    private static final Field ACTOR = Field.required("actor", FieldType.STRING, "by", "办理方");
    private static final Field CONDITION = Field.required("condition", FieldType.STRING, "condition", "条件");
    private static final Field WHY = Field.required("why", FieldType.STRING, "why", "原因与结果");
    private static final List<Field> NEXT = List.of(NEXT_STEP, MEANING, ACTOR, CONDITION);
    private static final List<Field> HISTORY = List.of(
            LeadReviewTable.SEQUENCE,
            LeadReviewTable.DECIDED_ON,
            LeadReviewTable.STEP,
            LeadReviewTable.DECIDED_BY,
            LeadReviewTable.STATE_AFTER,
            LeadReviewTable.DUE_ON,
            LeadReviewTable.IS_LATE,
            WHY);

    private final Invocation call;
    private final Optional<TableRow> inForce;
    private final List<TableRow> stays;
    private final List<TableRow> steps;
    private final Optional<LeadReview> review;

    private LeadPage(
            final Invocation call,
            final Optional<TableRow> inForce,
            final List<TableRow> stays,
            final List<TableRow> steps,
            final Optional<LeadReview> review) {
        this.call = call;
        this.inForce = inForce;
        this.stays = stays;
        this.steps = steps;
        this.review = review;
    }

    /** Shows the lead that {@code --id} names. */
    static int show(final Invocation call) {
        final PublishedTables published = PublishedTables.open(call.warehouse());
        published.requireTable(LeadTable.CONTRACT, IndicatorCommands.RUN_FIRST);
        final String id = call.required("id");
        final List<Match> where = new ArrayList<>(List.of(Match.of(LeadTable.LEAD_ID, id)));
        call.text("period").ifPresent(period -> where.add(Match.of(LeadTable.PERIOD, period)));
        final Optional<TableRow> lead = published.current(LeadTable.CONTRACT, where).stream()
                .max(Comparator.comparing(row -> row.text(LeadTable.PERIOD)));
        final List<TableRow> steps = LeadReviews.steps(published, id);
        if (lead.isEmpty() && steps.isEmpty()) {
            throw DipperException.precondition(
                    "There is no lead \"" + id + "\" here.",
                    "No lead in force has that id, and none that was reviewed.",
                    "See what there is: dipper lead list");
        }
        final List<TableRow> stays = lead.map(row -> stays(published, row)).orElseGet(List::of);
        new LeadPage(
                        call,
                        lead,
                        stays,
                        steps,
                        Optional.ofNullable(LeadReviews.of(steps).get(id)))
                .print();
        return 0;
    }

    private static List<TableRow> stays(final PublishedTables published, final TableRow lead) {
        final List<TableRow> stays = published.current(
                LeadCaseTable.CONTRACT,
                List.of(
                        Match.of(LeadCaseTable.LEAD_ID, lead.text(LeadTable.LEAD_ID)),
                        Match.of(LeadCaseTable.PERIOD, lead.text(LeadTable.PERIOD))));
        stays.sort(Comparator.comparingLong(row -> row.number(LeadCaseTable.SEQUENCE)));
        return stays;
    }

    private void print() {
        if (call.format() == Format.CSV) {
            call.printer().print(Answer.of(LeadCaseTable.CONTRACT.fields(), stays));
        } else if (call.format() == Format.JSON) {
            call.printer().print(Answer.one(whole()));
        } else {
            forPeople();
        }
    }

    private TableRow whole() {
        final Map<Field, Object> values = new HashMap<>();
        final List<Field> fields = new ArrayList<>(LeadTable.CONTRACT.fields());
        final TableRow lead = lead();
        fields.forEach(field -> values.put(field, lead.value(field).orElse(null)));
        values.put(LeadTable.STATE, state().id());
        values.put(LeadReviewTable.DUE_ON, dueOn().orElse(null));
        values.put(IS_IN_FORCE, inForce.isPresent());
        values.put(STAYS, stays);
        values.put(REVIEWS, steps);
        values.put(NEXT_STEPS, next());
        fields.addAll(List.of(LeadReviewTable.DUE_ON, IS_IN_FORCE, STAYS, REVIEWS, NEXT_STEPS));
        return new TableRow(fields, fields.stream().map(values::get).toList());
    }

    private void forPeople() {
        final Language language = call.language();
        final TableRow lead = lead();
        final List<Field> fields = new ArrayList<>();
        final List<Object> values = new ArrayList<>();
        for (final Field field : LeadTable.CONTRACT.fields()) {
            final boolean isOtherLanguage = field.name().endsWith("_zh");
            final Optional<Object> value = field.equals(LeadTable.STATE)
                    ? Optional.of(LeadTerms.state(state(), language))
                    : inLanguage(lead, field);
            if (!isOtherLanguage && value.isPresent()) {
                fields.add(field);
                values.add(value.get());
            }
        }
        dueOn().ifPresent(day -> {
            fields.add(LeadReviewTable.DUE_ON);
            values.add(day);
        });
        call.printer().print(Answer.one(new TableRow(fields, values)).under(goneHeading()));
        part(Answer.of(LeadCaseTable.CONTRACT.fields(), stays).showing(staysShown()), !stays.isEmpty());
        part(Answer.of(HISTORY, steps.stream().map(this::history).toList()), !steps.isEmpty());
        part(Answer.of(NEXT, next()), true);
    }

    private void part(final Answer answer, final boolean isThere) {
        if (isThere) {
            call.console().out().println();
            call.printer().printWhole(answer);
        }
    }

    private List<String> goneHeading() {
        return inForce.isPresent()
                ? List.of()
                : List.of(
                        call.say(
                                "This lead is no more in force: it was recomputed away. What was done with it stays.",
                                "该线索重新计算后不再出现，审核记录保留。"),
                        "");
    }

    /** The value of a column, of its Chinese sister where people read Chinese and there is one. */
    private Optional<Object> inLanguage(final TableRow lead, final Field field) {
        final Optional<Field> chinese =
                call.language() == Language.CHINESE ? LeadTable.CONTRACT.field(field.name() + "_zh") : Optional.empty();
        return chinese.flatMap(lead::value).or(() -> lead.value(field));
    }

    private List<Field> staysShown() {
        final List<Field> hidden = List.of(LeadCaseTable.LEAD_ID, LeadCaseTable.PERIOD);
        return LeadCaseTable.CONTRACT.fields().stream()
                .filter(field -> !hidden.contains(field))
                .filter(field ->
                        stays.stream().anyMatch(stay -> stay.value(field).isPresent()))
                .filter(field -> !field.name().endsWith("_zh") || call.language() == Language.CHINESE)
                .filter(field -> !hasChinese(field) || call.language() == Language.ENGLISH)
                .toList();
    }

    private boolean hasChinese(final Field field) {
        return LeadCaseTable.CONTRACT
                .field(field.name() + "_zh")
                .filter(chinese ->
                        stays.stream().anyMatch(stay -> stay.value(chinese).isPresent()))
                .isPresent();
    }

    private TableRow history(final TableRow step) {
        final List<Object> values = new ArrayList<>();
        for (final Field field : HISTORY) {
            if (field.equals(WHY)) {
                values.add(LeadTerms.why(step, call.language()));
            } else if (field.equals(LeadReviewTable.STEP)) {
                values.add(ReviewStep.of(step.text(field))
                        .map(known -> LeadTerms.step(known, call.language()))
                        .orElseGet(() -> step.text(field)));
            } else if (field.equals(LeadReviewTable.STATE_AFTER)) {
                values.add(LeadTerms.state(LeadState.of(step.text(field)), call.language()));
            } else {
                values.add(step.value(field).orElse(null));
            }
        }
        return new TableRow(HISTORY, values);
    }

    private List<TableRow> next() {
        final Optional<String> lastBy =
                review.flatMap(LeadReview::last).map(record -> record.act().decidedBy());
        final Language language = call.language();
        return ReviewFlow.allowed(state()).stream()
                .map(step -> new TableRow(
                        NEXT,
                        List.of(
                                step.id(),
                                language.of(step.labelEn(), step.labelZh()),
                                LeadTerms.actor(step, language),
                                LeadTerms.condition(step, state(), lastBy, dueOn(), language))))
                .toList();
    }

    private LeadState state() {
        return review.map(LeadReview::state).orElse(LeadState.OPEN);
    }

    private Optional<LocalDate> dueOn() {
        return review.flatMap(LeadReview::dueOn);
    }

    /** The lead in force, or what its last step knew of it. */
    private TableRow lead() {
        return inForce.orElseGet(() -> {
            final LeadFacts facts = review.orElseThrow().lead();
            final Map<Field, Object> known = Map.of(
                    LeadTable.LEAD_ID, facts.leadId(),
                    LeadTable.RULE, facts.rule(),
                    LeadTable.RULE_VERSION, facts.ruleVersion(),
                    LeadTable.PERIOD, facts.period(),
                    LeadTable.INSTITUTION_CODE, facts.institutionCode(),
                    LeadTable.FUND_PAY_FEN, facts.fundPayFen());
            final List<Field> fields = LeadTable.CONTRACT.fields();
            return new TableRow(fields, fields.stream().map(known::get).toList());
        });
    }
}
