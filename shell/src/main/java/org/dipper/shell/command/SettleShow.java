package org.dipper.shell.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dipper.errors.DipperException;
import org.dipper.money.Fen;
import org.dipper.settlement.AnnualClearingTable;
import org.dipper.settlement.AnnualSettlementPathTable;
import org.dipper.settlement.AnnualSettlementTable;
import org.dipper.settlement.CommunitySettlementTable;
import org.dipper.settlement.MonthlySettlementTable;
import org.dipper.settlement.PointValueTable;
import org.dipper.settlement.PoolAccountTable;
import org.dipper.shell.read.Publication;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.read.SettlementTables;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.CellText;
import org.dipper.shell.view.Format;
import org.dipper.shell.view.Language;
import org.dipper.shell.view.SettlementTerms;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** {@code settle show}: the settlement of a year from one of its sides, or of one month. */
final class SettleShow {
    private static final Field MONTH = MonthlySettlementTable.SETTLEMENT_MONTH;
    private static final Field STATE = Field.required("state", FieldType.STRING, "state", "状态");
    private static final Field INSTITUTIONS =
            Field.required("institution_count", FieldType.LONG, "institutions", "机构数");
    /** What a month's rows sum to. */
    private static final List<Field> MONTH_COUNTS = List.of(
            MonthlySettlementTable.CASE_COUNT,
            MonthlySettlementTable.LATE_CASE_COUNT,
            MonthlySettlementTable.CORRECTED_CASE_COUNT,
            MonthlySettlementTable.WITHDRAWN_CASE_COUNT);

    private static final List<Field> MONTH_MONEY = List.of(
            MonthlySettlementTable.PAYABLE_FEN,
            MonthlySettlementTable.DEPOSIT_FEN,
            MonthlySettlementTable.AUDIT_DEDUCTION_FEN,
            MonthlySettlementTable.CARRIED_IN_FEN,
            MonthlySettlementTable.PAID_FEN,
            MonthlySettlementTable.CARRIED_OUT_FEN);

    private final Invocation call;
    private final PublishedTables published;

    private SettleShow(final Invocation call) {
        this.call = call;
        this.published = PublishedTables.open(call.warehouse());
    }

    /** Prints what the call asks for. */
    static int run(final Invocation call) {
        if (call.flag("year") == call.flag("month")) {
            throw DipperException.usage(
                    "The command 'settle show' needs either --year or --month.",
                    "It shows the settlement of a year, or of one month.",
                    "For example: dipper settle show --year 2025 --by month");
        }
        if (call.flag("month") && call.flag("by")) {
            throw DipperException.usage(
                    "The option --by goes with --year.",
                    "A month is shown by institution.",
                    "Write: dipper settle show --month " + call.required("month"));
        }
        final SettleShow show = new SettleShow(call);
        final Answer answer =
                call.flag("month") ? show.month(call.required("month")) : show.year(call.required("year"));
        call.printer().print(answer);
        return 0;
    }

    private Answer month(final String month) {
        final Publication publication = published.require(
                "month:" + month,
                "Run first: dipper settle month --month " + month + " --catalog EDITION --policy FILE");
        final List<TableRow> rows = SettlementTables.monthRows(published, publication, MonthlySettlementTable.CONTRACT);
        sort(rows, MonthlySettlementTable.INSTITUTION_CODE, MonthlySettlementTable.INSURANCE_POOL);
        return Answer.of(MonthlySettlementTable.CONTRACT.fields(), rows)
                .hiding(
                        MonthlySettlementTable.SETTLEMENT_YEAR,
                        MONTH,
                        MonthlySettlementTable.REVISION,
                        MonthlySettlementTable.TOTAL_COST_FEN,
                        MonthlySettlementTable.BOOKED_FUND_FEN)
                .under(List.of(
                        call.say(
                                "Month " + month + ", revision " + publication.revision() + ", "
                                        + state(published, publication, call.language()),
                                "月结算 " + month + "，修订 " + publication.revision() + "，"
                                        + state(published, publication, call.language())),
                        ""));
    }

    private Answer year(final String year) {
        final String by = call.text("by").orElse("institution");
        final boolean isBeforeTheYear = by.equals("month") || by.equals("account");
        if (isBeforeTheYear && published.find("settlement:" + year).isEmpty()) {
            // Months and the budget stand before the year is settled.
            final Answer early = by.equals("month") ? byMonth(year) : accountOfPlan(year);
            if (!early.rows().isEmpty()) {
                return early;
            }
        }
        final SettlementTables settlement = SettlementTables.require(published, year);
        final List<TableRow> pools = settlement.rows(PointValueTable.CONTRACT);
        sort(pools, PointValueTable.INSURANCE_POOL);
        final Answer answer =
                switch (by) {
                    case "pool" -> plain(PointValueTable.CONTRACT, pools);
                    case "path" -> byPath(settlement);
                    case "clearing" -> byClearing(settlement);
                    case "account" -> byAccount(settlement);
                    case "month" -> byMonth(year);
                    case "community" -> {
                        final List<TableRow> rows = settlement.rows(CommunitySettlementTable.CONTRACT);
                        sort(rows, CommunitySettlementTable.COMMUNITY_CODE);
                        yield plain(CommunitySettlementTable.CONTRACT, rows);
                    }
                    default -> byInstitution(settlement);
                };
        return answer.under(headings(settlement.publication(), pools));
    }

    private static Answer byInstitution(final SettlementTables settlement) {
        final List<TableRow> rows = settlement.rows(AnnualSettlementTable.CONTRACT);
        rows.sort(Comparator.comparingLong((TableRow row) -> row.number(AnnualSettlementTable.PAYMENT_FEN))
                .reversed()
                .thenComparing(row -> row.text(AnnualSettlementTable.INSTITUTION_CODE))
                .thenComparing(row -> row.text(AnnualSettlementTable.INSURANCE_POOL)));
        return plain(AnnualSettlementTable.CONTRACT, rows);
    }

    private Answer byPath(final SettlementTables settlement) {
        final List<TableRow> rows = settlement.rows(AnnualSettlementPathTable.CONTRACT);
        sort(
                rows,
                AnnualSettlementPathTable.INSTITUTION_CODE,
                AnnualSettlementPathTable.INSURANCE_POOL,
                AnnualSettlementPathTable.PAYMENT_PATH);
        return plain(AnnualSettlementPathTable.CONTRACT, words(rows));
    }

    private static Answer byClearing(final SettlementTables settlement) {
        final List<TableRow> rows = settlement.rows(AnnualClearingTable.CONTRACT);
        sort(rows, AnnualClearingTable.INSTITUTION_CODE, AnnualClearingTable.INSURANCE_POOL);
        return plain(AnnualClearingTable.CONTRACT, rows)
                .showing(List.of(
                        AnnualClearingTable.INSTITUTION_CODE,
                        AnnualClearingTable.INSURANCE_POOL,
                        AnnualClearingTable.PAYABLE_FEN,
                        AnnualClearingTable.ASSESSMENT_COEFFICIENT,
                        AnnualClearingTable.ASSESSED_FEN,
                        AnnualClearingTable.BOOKED_FUND_FEN,
                        AnnualClearingTable.SHARED_FEN,
                        AnnualClearingTable.AUDIT_DEDUCTION_FEN,
                        AnnualClearingTable.DEPOSIT_FORFEITED_FEN,
                        AnnualClearingTable.FINAL_FEN,
                        AnnualClearingTable.MONTHS_PAID_FEN,
                        AnnualClearingTable.PREPAYMENT_FEN,
                        AnnualClearingTable.BALANCE_FEN));
    }

    private Answer byAccount(final SettlementTables settlement) {
        final List<TableRow> rows = settlement.rows(PoolAccountTable.CONTRACT);
        return rows.isEmpty()
                ? accountOfPlan(settlement.publication().period())
                : plain(PoolAccountTable.CONTRACT, words(account(rows)));
    }

    private Answer accountOfPlan(final String year) {
        final List<TableRow> rows = SettlementTables.planRows(published, year, PoolAccountTable.CONTRACT);
        return plain(PoolAccountTable.CONTRACT, words(account(rows)))
                .under(List.of(call.say("Plan of " + year + " (not settled yet)", year + " 年度预算(尚未清算)"), ""));
    }

    private static List<TableRow> account(final List<TableRow> rows) {
        rows.sort(Comparator.comparing((TableRow row) -> row.text(PoolAccountTable.INSURANCE_POOL))
                .thenComparingLong(row -> row.number(PoolAccountTable.LINE)));
        return rows;
    }

    private Answer byMonth(final String year) {
        final List<Field> fields = new ArrayList<>(
                List.of(MONTH, MonthlySettlementTable.REVISION, STATE, MonthlySettlementTable.INSURANCE_POOL));
        fields.add(INSTITUTIONS);
        fields.addAll(MONTH_COUNTS);
        fields.add(MonthlySettlementTable.SCORE);
        fields.addAll(MONTH_MONEY);
        final List<TableRow> sums = new ArrayList<>();
        for (final Publication month : published.inForce("month:" + year).stream()
                .sorted(Comparator.comparing(Publication::subject))
                .toList()) {
            final Map<String, List<TableRow>> byPool = new TreeMap<>();
            SettlementTables.monthRows(published, month, MonthlySettlementTable.CONTRACT)
                    .forEach(row -> byPool.computeIfAbsent(
                                    row.text(MonthlySettlementTable.INSURANCE_POOL), pool -> new ArrayList<>())
                            .add(row));
            byPool.forEach((pool, rows) -> sums.add(monthSum(fields, month, pool, rows)));
        }
        return Answer.of(fields, sums).under(List.of(call.say("Months of " + year, year + " 年月结算"), ""));
    }

    private TableRow monthSum(
            final List<Field> fields, final Publication month, final String pool, final List<TableRow> rows) {
        final List<Object> values = new ArrayList<>();
        values.add(Long.parseLong(month.period()));
        values.add((long) month.revision());
        values.add(state(published, month, call.language()));
        values.add(pool);
        values.add((long) rows.size());
        MONTH_COUNTS.forEach(field -> values.add(sum(rows, field)));
        values.add(rows.stream()
                .flatMap(row -> row.decimal(MonthlySettlementTable.SCORE).stream())
                .reduce(java.math.BigDecimal.ZERO.setScale(4), java.math.BigDecimal::add));
        MONTH_MONEY.forEach(field -> values.add(sum(rows, field)));
        return new TableRow(fields, values);
    }

    private static long sum(final List<TableRow> rows, final Field field) {
        return rows.stream().mapToLong(row -> row.number(field)).sum();
    }

    private List<TableRow> words(final List<TableRow> rows) {
        return call.format() == Format.TABLE ? SettlementTerms.inWords(rows, call.language()) : rows;
    }

    private static Answer plain(final TableContract table, final List<TableRow> rows) {
        return Answer.of(table.fields(), rows).hiding(PointValueTable.SETTLEMENT_YEAR, PointValueTable.REVISION);
    }

    private static void sort(final List<TableRow> rows, final Field... by) {
        Comparator<TableRow> order = Comparator.comparing(row -> row.text(by[0]));
        for (final Field field : List.of(by)) {
            order = order.thenComparing(row -> row.text(field));
        }
        rows.sort(order);
    }

    private List<String> headings(final Publication settlement, final List<TableRow> pools) {
        final String state = state(published, settlement, call.language());
        final List<String> lines = new ArrayList<>();
        lines.add(call.say(
                "Settlement " + settlement.period() + ", revision " + settlement.revision() + ", " + state,
                "年度清算 " + settlement.period() + "，修订 " + settlement.revision() + "，" + state));
        for (final TableRow pool : pools) {
            final String name = pool.text(PointValueTable.INSURANCE_POOL);
            final String fund = CellText.grouped(Fen.toYuan(pool.number(PointValueTable.FUND_FEN)));
            final String points = text(pool, PointValueTable.TOTAL_SCORE);
            final String value = text(pool, PointValueTable.SETTLEMENT_POINT_VALUE);
            lines.add(call.say(
                    "Pool " + name + ": fund " + fund + " yuan, " + points + " points, " + value + " yuan a point",
                    "险种 " + name + "：基金 " + fund + " 元，总分值 " + points + "，点值 " + value + " 元"));
        }
        lines.add("");
        return lines;
    }

    private String text(final TableRow row, final Field field) {
        return CellText.of(field, row.value(field).orElse("-"), call.language());
    }

    /** The state that somebody moved it to, else whether it is published. */
    static String state(final PublishedTables published, final Publication publication, final Language language) {
        final String key = SettlementTables.state(published, publication.period())
                .orElse(publication.isPublished() ? "published" : "draft");
        return SettlementTerms.state(key, language);
    }
}
