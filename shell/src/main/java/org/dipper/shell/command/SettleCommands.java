package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.choice;
import static org.dipper.shell.command.OptionSpec.optional;
import static org.dipper.shell.command.OptionSpec.required;

import java.util.ArrayList;
import java.util.List;
import org.dipper.shell.command.OptionSpec.Kind;
import org.dipper.shell.read.Publication;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.read.SettlementTables;

/** Questions about the settlement of a year. */
public final class SettleCommands {
    private SettleCommands() {}

    /** All of them. */
    public static List<CommandSpec> all() {
        final List<CommandSpec> all = new ArrayList<>(DecisionCommands.all());
        all.addAll(views());
        return List.copyOf(all);
    }

    private static List<CommandSpec> views() {
        return List.of(
                new CommandSpec(
                        "settle show",
                        "Show the settlement of a year from one of its sides, or of a month",
                        "查看年度清算(按机构、险种、路径、清算、账户、月份、医共体)或月结算",
                        "--year 2025 --by clearing",
                        List.of(
                                optional("year", Kind.YEAR, "settlement year", "清算年度"),
                                optional("month", Kind.MONTH, "settlement month", "结算月份"),
                                choice(
                                        "by",
                                        "rows (default institution)",
                                        "行(默认按机构)",
                                        "institution",
                                        "pool",
                                        "path",
                                        "clearing",
                                        "account",
                                        "month",
                                        "community")),
                        SettleShow::run),
                new CommandSpec(
                        "settle statement",
                        "Write an institution's statement: points, months and clearing line by line",
                        "生成机构对账单：分值、月结算与清算逐行列示",
                        "H001 --year 2025 --out H001-2025.html --lang zh",
                        List.of(
                                required("institution", Kind.WORD, "institution code", "定点医药机构编号"),
                                required("year", Kind.YEAR, "settlement year", "清算年度"),
                                optional("out", Kind.FILE, "file to write, .html or .csv", "输出文件(.html 或 .csv)"),
                                optional("overwrite", Kind.FLAG, "replace an earlier file", "覆盖已有文件")),
                        StatementCommand::run),
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
        return SettlementTables.require(published, year).publication();
    }
}
