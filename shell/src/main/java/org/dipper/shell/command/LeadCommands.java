package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.optional;
import static org.dipper.shell.command.OptionSpec.required;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dipper.money.Fen;
import org.dipper.shell.command.OptionSpec.Kind;
import org.dipper.shell.read.LeadReviews;
import org.dipper.shell.read.Match;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.CellText;
import org.dipper.shell.view.Format;
import org.dipper.shell.view.LeadTerms;
import org.dipper.shell.view.TableRow;
import org.dipper.supervision.LeadTable;
import org.dipper.supervision.review.LeadReview;
import org.dipper.supervision.review.LeadReviewTable;
import org.dipper.supervision.review.LeadState;
import org.dipper.table.Field;

/** Questions about leads: which there are, and all about one of them. */
final class LeadCommands {
    /** What people see of a list; the columns that older warehouses lack are left out where no row has them. */
    private static final List<Field> SHOWN = List.of(
            LeadTable.LEAD_ID,
            LeadTable.RULE,
            LeadTable.PERIOD,
            LeadTable.INSTITUTION_CODE,
            LeadTable.CASE_COUNT,
            LeadTable.TOTAL_COST_FEN,
            LeadTable.FUND_PAY_FEN,
            LeadTable.STRENGTH,
            LeadTable.FUND_AT_STAKE_FEN,
            LeadTable.STATE,
            LeadReviewTable.DUE_ON,
            LeadTable.EVIDENCE);

    private LeadCommands() {}

    static List<CommandSpec> all() {
        return List.of(
                new CommandSpec(
                        "lead list",
                        "List leads for review, by priority or cost; a lead is no verdict",
                        "列出疑点线索(按优先级或费用排序)，线索不是结论",
                        "--state open --top 10",
                        List.of(
                                IndicatorCommands.PERIOD,
                                optional("rule", Kind.TEXT, "rule (default: all)", "规则(默认全部)"),
                                new OptionSpec(
                                        "state",
                                        Kind.CHOICE,
                                        false,
                                        "state of the review (default: all)",
                                        "审核状态(默认全部)",
                                        Arrays.stream(LeadState.values())
                                                .map(LeadState::id)
                                                .toList()),
                                optional("institution", Kind.TEXT, "institution (default: all)", "定点医药机构(默认全部)"),
                                optional("overdue", Kind.FLAG, "only those whose next step is overdue", "只列逾期线索"),
                                optional("top", Kind.COUNT, "only the first N", "只列前 N 条")),
                        LeadCommands::list),
                new CommandSpec(
                        "lead show",
                        "Show a lead: its evidence, its stays, what was done with it and what may be done next",
                        "查看线索：证据、住院记录、审核记录与下一步",
                        "--id LEAD",
                        List.of(
                                required("id", Kind.TEXT, "lead id", "线索编号"),
                                optional("period", Kind.YEARS, "period (default: the last)", "期间(默认最近)")),
                        LeadPage::show));
    }

    private static int list(final Invocation call) {
        final PublishedTables published = PublishedTables.open(call.warehouse());
        published.requireTable(LeadTable.CONTRACT, IndicatorCommands.RUN_FIRST);
        final List<Match> where = new ArrayList<>();
        call.text("period").ifPresent(period -> where.add(Match.of(LeadTable.PERIOD, period)));
        call.text("rule").ifPresent(rule -> where.add(Match.of(LeadTable.RULE, rule)));
        call.text("institution").ifPresent(code -> where.add(Match.of(LeadTable.INSTITUTION_CODE, code)));
        final Map<String, LeadReview> reviews = LeadReviews.all(published);
        final List<TableRow> leads = published.current(LeadTable.CONTRACT, where);
        leads.removeIf(lead -> !isAsked(call, review(reviews, lead)));
        leads.sort(order());
        final List<TableRow> top = call.integer("top").isPresent()
                ? leads.subList(0, Math.min(leads.size(), call.integer("top").getAsInt()))
                : leads;
        final List<Field> fields = new ArrayList<>(LeadTable.CONTRACT.fields());
        fields.add(LeadReviewTable.DUE_ON);
        final List<TableRow> rows = top.stream()
                .map(lead -> row(call, fields, lead, review(reviews, lead)))
                .toList();
        call.printer().print(Answer.of(fields, rows).showing(shown(rows)).under(headings(call, leads, reviews)));
        return 0;
    }

    /** By priority, then those without one by cost: the order that a lead's rank is counted in. */
    private static Comparator<TableRow> order() {
        return Comparator.comparing(
                        (TableRow lead) -> lead.decimal(LeadTable.PRIORITY)
                                .map(BigDecimal::negate)
                                .orElse(null),
                        Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(lead -> -lead.number(LeadTable.TOTAL_COST_FEN))
                .thenComparing(lead -> lead.text(LeadTable.PERIOD))
                .thenComparing(lead -> lead.text(LeadTable.LEAD_ID));
    }

    private static boolean isAsked(final Invocation call, final Optional<LeadReview> review) {
        final boolean isOfState = call.text("state")
                .map(state -> state(review).id().equals(state))
                .orElse(true);
        final boolean isOverdue = !call.flag("overdue")
                || review.flatMap(LeadReview::dueOn)
                        .filter(LocalDate.now(ZoneId.systemDefault())::isAfter)
                        .isPresent();
        return isOfState && isOverdue;
    }

    /** A lead with the state of its review in the place of the one it was raised with; in words for people. */
    private static TableRow row(
            final Invocation call, final List<Field> fields, final TableRow lead, final Optional<LeadReview> review) {
        final boolean isForPeople = call.format() == Format.TABLE;
        final List<Object> values = new ArrayList<>();
        for (final Field field : fields) {
            if (field.equals(LeadTable.STATE)) {
                final LeadState state = state(review);
                values.add(isForPeople ? LeadTerms.state(state, call.language()) : state.id());
            } else if (field.equals(LeadReviewTable.DUE_ON)) {
                values.add(review.flatMap(LeadReview::dueOn).orElse(null));
            } else if (field.equals(LeadTable.EVIDENCE) && isForPeople) {
                values.add(LeadTerms.evidence(lead, call.language()));
            } else {
                values.add(lead.value(field).orElse(null));
            }
        }
        return new TableRow(fields, values);
    }

    private static List<Field> shown(final List<TableRow> rows) {
        return SHOWN.stream()
                .filter(field -> field.isRequired()
                        || rows.stream().anyMatch(row -> row.value(field).isPresent()))
                .toList();
    }

    private static List<String> headings(
            final Invocation call, final List<TableRow> leads, final Map<String, LeadReview> reviews) {
        final long fen = leads.stream()
                .mapToLong(row -> row.number(LeadTable.TOTAL_COST_FEN))
                .sum();
        final Map<LeadState, Long> states = new EnumMap<>(leads.stream()
                .collect(Collectors.groupingBy(
                        lead -> state(review(reviews, lead)),
                        () -> new EnumMap<>(LeadState.class),
                        Collectors.counting())));
        final String byState = states.entrySet().stream()
                .map(each -> call.say(
                        each.getKey().id() + " " + each.getValue(),
                        each.getKey().labelZh() + " " + each.getValue()))
                .collect(Collectors.joining(call.say(", ", "，")));
        final String count = CellText.grouped(BigDecimal.valueOf(leads.size()));
        final String cost = CellText.grouped(Fen.toYuan(fen));
        final List<String> lines = new ArrayList<>();
        lines.add(call.say(
                count + " leads for review, stays of " + cost + " yuan; a lead is a reason to look, never a verdict",
                "疑点线索 " + count + " 条，涉及费用 " + cost + " 元；线索供核查，不是结论"));
        if (!leads.isEmpty()) {
            lines.add(byState);
        }
        lines.add("");
        return lines;
    }

    private static Optional<LeadReview> review(final Map<String, LeadReview> reviews, final TableRow lead) {
        return Optional.ofNullable(reviews.get(lead.text(LeadTable.LEAD_ID)));
    }

    private static LeadState state(final Optional<LeadReview> review) {
        return review.map(LeadReview::state).orElse(LeadState.OPEN);
    }
}
