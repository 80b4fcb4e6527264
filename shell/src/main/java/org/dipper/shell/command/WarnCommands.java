package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.choice;
import static org.dipper.shell.command.OptionSpec.optional;
import static org.dipper.shell.command.OptionSpec.required;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dipper.errors.DipperException;
import org.dipper.money.Fen;
import org.dipper.shell.command.OptionSpec.Kind;
import org.dipper.shell.read.Match;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.CellText;
import org.dipper.shell.view.Language;
import org.dipper.shell.view.TableRow;
import org.dipper.supervision.warning.BudgetProgressTable;
import org.dipper.supervision.warning.WarningTable;
import org.dipper.table.TableContract;

/** Early warning: the jobs that judge and replay rules, and questions about what they found. */
final class WarnCommands {
    private static final String SHIPPED_RULES = "policies/warning/county-community.yaml";
    private static final String RUN_FIRST = "Run first: dipper warn run --year YEAR --policy FILE";
    private static final OptionSpec RULES =
            optional("rules", Kind.FILE, "rule file (default: the shipped example)", "规则文件(默认为随附示例)");
    private static final OptionSpec POLICY =
            optional("policy", Kind.FILE, "policy file: communities and budgets", "政策文件：医共体与预算");
    private static final OptionSpec MONTH = optional("month", Kind.MONTH, "month (default: the newest)", "月份(默认最近月)");

    private final JobCommands jobs;

    WarnCommands(final JobCommands jobs) {
        this.jobs = jobs;
    }

    List<CommandSpec> all() {
        final List<CommandSpec> all = new ArrayList<>(List.of(run(), replay()));
        all.addAll(1, views());
        return all;
    }

    /** Those that run no job. */
    static List<CommandSpec> views() {
        return List.of(list(), progress());
    }

    private CommandSpec run() {
        return new CommandSpec(
                "warn run",
                "Judge the rules of early warning for every month of a year; measure budget progress",
                "按月评价预警规则并测算预算进度",
                "--year 2025 --policy policies/prefecture.yaml",
                List.of(
                        required("year", Kind.YEAR, "year", "年度"),
                        optional(
                                "through",
                                Kind.MONTH,
                                "last month (default: the newest with a case)",
                                "截止月份(默认最近有病例月)"),
                        RULES,
                        POLICY),
                this::runJob);
    }

    private static CommandSpec list() {
        return new CommandSpec(
                "warn list",
                "List the alerts of a month, by fund at stake; a warning is no verdict",
                "列出当月预警(按涉及基金排序)，预警不是结论",
                "--month 202506",
                List.of(
                        MONTH,
                        optional("rule", Kind.TEXT, "rule (default: all)", "规则(默认全部)"),
                        choice("subject-type", "subjects (default: all)", "对象类型", "pool", "community", "institution"),
                        optional(
                                "all",
                                Kind.FLAG,
                                "closed ones, those below the cap and what cannot be judged too",
                                "含已关闭、超出展示上限及无法评价的")),
                WarnCommands::alerts);
    }

    private static CommandSpec progress() {
        return new CommandSpec(
                "warn progress",
                "Show budgets beside their line: booked, developed, expected, forecast",
                "查看预算执行进度与年末预测",
                "--month 202506",
                List.of(MONTH),
                WarnCommands::budgets);
    }

    private CommandSpec replay() {
        return new CommandSpec(
                "warn replay",
                "Count what a rule would have said over past months; nothing is written",
                "回放规则在过去各月的预警数量，不写入",
                "--rule mean_cost_rise --threshold 0.2",
                List.of(
                        required("rule", Kind.TEXT, "rule", "规则"),
                        optional("version", Kind.COUNT, "its version (default: the newest)", "规则版本(默认最新)"),
                        optional("threshold", Kind.TEXT, "another threshold to try", "试用阈值"),
                        optional("months", Kind.COUNT, "months to look back (default 36)", "回看月数(默认 36)"),
                        optional(
                                "through",
                                Kind.MONTH,
                                "last month (default: the newest with a case)",
                                "截止月份(默认最近有病例月)"),
                        choice("by", "rows (default month)", "行(默认按月)", "month", "subject", "episode"),
                        RULES,
                        POLICY),
                this::runJob);
    }

    private int runJob(final Invocation call) {
        final List<String> arguments = new ArrayList<>(jobs.arguments(call));
        if (!call.flag(RULES.name())) {
            arguments.addAll(List.of("--" + RULES.name(), jobs.shipped(SHIPPED_RULES)));
        }
        return jobs.run(call, arguments);
    }

    private static int alerts(final Invocation call) {
        final PublishedTables published = PublishedTables.open(call.warehouse());
        published.requireTable(WarningTable.CONTRACT, RUN_FIRST);
        final long month = month(call, published, WarningTable.CONTRACT);
        final List<Match> where = new ArrayList<>(List.of(Match.of(WarningTable.MONTH, month)));
        call.text("rule").ifPresent(rule -> where.add(Match.of(WarningTable.RULE, rule)));
        call.text("subject-type").ifPresent(type -> where.add(Match.of(WarningTable.SUBJECT_TYPE, type)));
        final List<TableRow> rows = published.current(WarningTable.CONTRACT, where);
        final String heading = heading(call, month, rows);
        if (!call.flag("all")) {
            rows.removeIf(row -> !row.value(WarningTable.IS_SHOWN).equals(Optional.of(true)));
        }
        rows.sort(Comparator.comparingLong(WarnCommands::rank)
                .thenComparing(row -> row.text(WarningTable.STATE))
                .thenComparing(row -> row.text(WarningTable.RULE))
                .thenComparing(row -> row.text(WarningTable.SUBJECT)));
        call.printer()
                .print(Answer.of(WarningTable.CONTRACT.fields(), rows)
                        .showing(List.of(
                                WarningTable.RANK,
                                WarningTable.SEVERITY,
                                WarningTable.SUBJECT_TYPE,
                                WarningTable.SUBJECT,
                                WarningTable.STATE,
                                WarningTable.EPISODE_START,
                                WarningTable.FUND_AT_STAKE_FEN,
                                WarningTable.RULE,
                                isChinese(call) ? WarningTable.MESSAGE_ZH : WarningTable.MESSAGE_EN))
                        .under(List.of(heading, "")));
        return 0;
    }

    private static String heading(final Invocation call, final long month, final List<TableRow> rows) {
        final List<TableRow> live = rows.stream()
                .filter(row -> row.value(WarningTable.RANK).isPresent())
                .toList();
        final long shown = live.stream()
                .filter(row -> row.value(WarningTable.IS_SHOWN).equals(Optional.of(true)))
                .count();
        final long unjudged = rows.stream()
                .filter(row -> row.text(WarningTable.STATE).startsWith("not_evaluable"))
                .count();
        final String stake = CellText.grouped(Fen.toYuan(live.stream()
                .mapToLong(row -> row.number(WarningTable.FUND_AT_STAKE_FEN))
                .sum()));
        final String count = CellText.grouped(BigDecimal.valueOf(live.size()));
        return call.say(
                month + ": " + count + " live alerts, " + shown + " shown, " + stake + " yuan at stake; " + unjudged
                        + " cannot be judged (--all shows why); a warning is a reason to look, never a verdict",
                month + "：在办预警 " + count + " 条，展示 " + shown + " 条，涉及基金 " + stake + " 元；" + unjudged
                        + " 条无法评价(--all 查看原因)；预警供核查，不是结论");
    }

    private static long rank(final TableRow row) {
        return row.value(WarningTable.RANK).isPresent() ? row.number(WarningTable.RANK) : Long.MAX_VALUE;
    }

    private static int budgets(final Invocation call) {
        final PublishedTables published = PublishedTables.open(call.warehouse());
        published.requireTable(BudgetProgressTable.CONTRACT, RUN_FIRST);
        final long month = month(call, published, BudgetProgressTable.CONTRACT);
        final List<TableRow> rows =
                published.current(BudgetProgressTable.CONTRACT, List.of(Match.of(BudgetProgressTable.MONTH, month)));
        rows.sort(Comparator.comparing((TableRow row) -> row.text(BudgetProgressTable.SUBJECT_TYPE))
                .thenComparing(row -> row.text(BudgetProgressTable.SUBJECT)));
        call.printer()
                .print(Answer.of(BudgetProgressTable.CONTRACT.fields(), rows)
                        .hiding(
                                BudgetProgressTable.RESIDUAL_COUNT,
                                isChinese(call) ? BudgetProgressTable.NOTE : BudgetProgressTable.NOTE_ZH));
        return 0;
    }

    private static boolean isChinese(final Invocation call) {
        return call.language() == Language.CHINESE;
    }

    /** The month asked for, or the newest that a table has. */
    private static long month(final Invocation call, final PublishedTables published, final TableContract table) {
        if (call.text(MONTH.name()).isPresent()) {
            return Long.parseLong(call.required(MONTH.name()));
        }
        return published.current(table).stream()
                .mapToLong(row -> row.number(WarningTable.MONTH))
                .max()
                .orElseThrow(() -> DipperException.precondition(
                        "There is nothing to show in " + table.name() + ".",
                        "The last run found nothing, or was given no policy with budgets.",
                        RUN_FIRST));
    }
}
