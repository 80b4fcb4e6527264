package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.choice;
import static org.dipper.shell.command.OptionSpec.optional;
import static org.dipper.shell.command.OptionSpec.required;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dipper.money.Fen;
import org.dipper.settlement.AnnualSettlementTable;
import org.dipper.settlement.PointValueTable;
import org.dipper.shell.command.OptionSpec.Kind;
import org.dipper.shell.read.Match;
import org.dipper.shell.read.Publication;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.CellText;
import org.dipper.shell.view.TableRow;

/** Questions about the settlement of a year. */
public final class SettleCommands {
    private SettleCommands() {}

    /** All of them. */
    public static List<CommandSpec> all() {
        return List.of(
                new CommandSpec(
                        "settle show",
                        "Show the settlement of a year by institution or by pool",
                        "查看年度清算(按机构或险种)",
                        "--year 2025 --by pool",
                        List.of(
                                required("year", Kind.YEAR, "settlement year", "清算年度"),
                                choice("by", "rows (default institution)", "行(默认按机构)", "institution", "pool")),
                        SettleCommands::show),
                new CommandSpec(
                        "settle explain",
                        "Explain step by step why a case was grouped, scored and paid as it was",
                        "逐步说明病例为何如此入组、计分与支付",
                        "--settlement 196661176988405",
                        List.of(
                                required("settlement", Kind.TEXT, "settlement id of the case", "结算ID"),
                                optional("year", Kind.YEAR, "settlement year (default: all)", "清算年度(默认全部)")),
                        new SettleExplain()::run));
    }

    /** The settlement in force of a year. */
    static Publication settlement(final PublishedTables published, final String year) {
        return published.require(
                "settlement:" + year,
                "Run first: dipper settle year --year " + year + " --catalog EDITION --policy FILE");
    }

    private static int show(final Invocation call) {
        final PublishedTables published = PublishedTables.open(call.warehouse());
        final Publication settlement = settlement(published, call.required("year"));
        final List<TableRow> pools = published.rows(
                settlement,
                PointValueTable.CONTRACT,
                List.of(
                        Match.of(PointValueTable.SETTLEMENT_YEAR, Long.parseLong(settlement.period())),
                        Match.of(PointValueTable.REVISION, settlement.revision())));
        pools.sort(Comparator.comparing(row -> row.text(PointValueTable.INSURANCE_POOL)));
        final boolean isByPool = call.text("by").orElse("institution").equals("pool");
        final Answer answer = isByPool ? byPool(pools) : byInstitution(published, settlement);
        call.printer().print(answer.under(headings(call, settlement, pools)));
        return 0;
    }

    private static Answer byPool(final List<TableRow> pools) {
        return Answer.of(PointValueTable.CONTRACT.fields(), pools)
                .hiding(PointValueTable.SETTLEMENT_YEAR, PointValueTable.REVISION);
    }

    private static Answer byInstitution(final PublishedTables published, final Publication settlement) {
        final List<TableRow> rows = published.rows(
                settlement,
                AnnualSettlementTable.CONTRACT,
                List.of(
                        Match.of(AnnualSettlementTable.SETTLEMENT_YEAR, Long.parseLong(settlement.period())),
                        Match.of(AnnualSettlementTable.REVISION, settlement.revision())));
        rows.sort(Comparator.comparingLong((TableRow row) -> row.number(AnnualSettlementTable.PAYMENT_FEN))
                .reversed()
                .thenComparing(row -> row.text(AnnualSettlementTable.INSTITUTION_CODE))
                .thenComparing(row -> row.text(AnnualSettlementTable.INSURANCE_POOL)));
        return Answer.of(AnnualSettlementTable.CONTRACT.fields(), rows)
                .hiding(AnnualSettlementTable.SETTLEMENT_YEAR, AnnualSettlementTable.REVISION);
    }

    private static List<String> headings(
            final Invocation call, final Publication settlement, final List<TableRow> pools) {
        final String state = CatalogCommands.state(call, settlement);
        final List<String> lines = new ArrayList<>();
        lines.add(call.say(
                "Settlement " + settlement.period() + ", revision " + settlement.revision() + ", " + state,
                "年度清算 " + settlement.period() + "，修订 " + settlement.revision() + "，" + state));
        for (final TableRow pool : pools) {
            final String name = pool.text(PointValueTable.INSURANCE_POOL);
            final String fund = CellText.grouped(Fen.toYuan(pool.number(PointValueTable.FUND_FEN)));
            final String points = CellText.of(
                    PointValueTable.TOTAL_SCORE,
                    pool.value(PointValueTable.TOTAL_SCORE).orElse("-"),
                    call.language());
            final String value = CellText.of(
                    PointValueTable.SETTLEMENT_POINT_VALUE,
                    pool.value(PointValueTable.SETTLEMENT_POINT_VALUE).orElse("-"),
                    call.language());
            lines.add(call.say(
                    "Pool " + name + ": fund " + fund + " yuan, " + points + " points, " + value + " yuan a point",
                    "险种 " + name + "：基金 " + fund + " 元，总分值 " + points + "，点值 " + value + " 元"));
        }
        lines.add("");
        return lines;
    }
}
