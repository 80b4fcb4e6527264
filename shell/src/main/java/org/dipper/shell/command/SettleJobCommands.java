package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.choice;
import static org.dipper.shell.command.OptionSpec.optional;
import static org.dipper.shell.command.OptionSpec.required;

import java.util.List;
import org.dipper.errors.DipperException;
import org.dipper.settlement.workflow.PeriodState;
import org.dipper.shell.command.OptionSpec.Kind;

/** The jobs of a settlement year, in its order: plan, decisions, months, the year itself, publishing; and proving a run. */
final class SettleJobCommands {
    private static final OptionSpec YEAR = required("year", Kind.YEAR, "settlement year", "清算年度");
    private static final OptionSpec CATALOG = required("catalog", Kind.YEAR, "catalog edition", "病种目录年度");
    private static final OptionSpec POLICY = required("policy", Kind.FILE, "policy file", "政策文件");

    private final JobCommands jobs;

    SettleJobCommands(final JobCommands jobs) {
        this.jobs = jobs;
    }

    List<CommandSpec> all() {
        return List.of(plan(), decide(), month(), year(), state(), publish(), whatIf(), sanctions(), verify());
    }

    private CommandSpec plan() {
        return new CommandSpec(
                "settle plan",
                "Plan a year: the funds of its pools and the working capital of hospitals",
                "年度计划：基金规模与预付金",
                "--year 2025 --policy policies/national-3.0.yaml",
                List.of(YEAR, POLICY, JobCommands.SUPERSEDE, JobCommands.REASON),
                call -> jobs.run(call, false));
    }

    private CommandSpec decide() {
        return new CommandSpec(
                "settle decide",
                "Load decisions: special review, refunds, assessments, deductions, other payments",
                "导入决定：特例单议、退费、考核、扣款、其他支付",
                "--year 2025 --kind special-review --file decisions.csv",
                List.of(
                        YEAR,
                        DecisionCommands.KIND,
                        required("file", Kind.FILE, "CSV file", "CSV 文件"),
                        choice("encoding", "charset (default: found out)", "编码(默认自动识别)", "utf-8", "gb18030")),
                call -> jobs.run(call, true));
    }

    private CommandSpec month() {
        return new CommandSpec(
                "settle month",
                "Settle a month: what changed since it was last settled, deposit held back",
                "月结算：结算新增与变动病例，预留质量保证金",
                "--month 202503 --catalog 2025 --policy policies/national-3.0.yaml",
                List.of(
                        required("month", Kind.MONTH, "settlement month", "结算月份"),
                        CATALOG,
                        POLICY,
                        JobCommands.SUPERSEDE,
                        JobCommands.REASON),
                call -> jobs.run(call, false));
    }

    private CommandSpec year() {
        return new CommandSpec(
                "settle year",
                "Group, score and pay the cases of a year, to the fen",
                "年度清算：入组、计分、支付，精确到分",
                "--year 2025 --catalog 2025 --policy policies/prefecture.yaml",
                List.of(YEAR, CATALOG, POLICY, JobCommands.SUPERSEDE, JobCommands.REASON),
                call -> jobs.run(call, false));
    }

    private CommandSpec state() {
        return new CommandSpec(
                "settle state",
                "Move a year or a month on: what step its settlement has reached",
                "推进清算状态",
                "--year 2025 --to feedback",
                List.of(
                        YEAR,
                        optional("month", Kind.MONTH, "a month of that year instead", "该年度的某月"),
                        new OptionSpec(
                                "to", Kind.CHOICE, true, "the state it reaches", "目标状态", PeriodState.idsSetByPeople()),
                        optional("reason", Kind.TEXT, "why, where the step needs one", "原因")),
                this::state);
    }

    private int state(final Invocation call) {
        call.text("month")
                .filter(month -> !month.startsWith(call.required("year")))
                .ifPresent(month -> {
                    throw DipperException.usage(
                            "The month " + month + " is not of " + call.required("year") + ".",
                            "--month names a month of --year.",
                            "Write: --year " + month.substring(0, 4) + " --month " + month);
                });
        return jobs.run(call, true);
    }

    private CommandSpec publish() {
        return new CommandSpec(
                "settle publish",
                "Publish the settlement of a year or a month",
                "发布年度清算或月结算",
                "--year 2025",
                List.of(
                        optional("year", Kind.YEAR, "settlement year", "清算年度"),
                        optional("month", Kind.MONTH, "settlement month", "结算月份")),
                call -> {
                    requireOne(call, "year", "month", "It says what becomes final.");
                    return jobs.run(call, true);
                });
    }

    private CommandSpec whatIf() {
        return new CommandSpec(
                "settle what-if",
                "Settle a year again under another policy and compare; nothing is written",
                "以另一政策试算并对比，不写入",
                "--year 2025 --policy other.yaml --by level",
                List.of(
                        YEAR,
                        required("policy", Kind.FILE, "the other policy file", "另一政策文件"),
                        choice("by", "rows (default institution)", "行(默认按机构)", "institution", "level", "pool"),
                        optional("reviews", Kind.FILE, "other special reviews, a CSV file", "另一特例单议决定文件(CSV)")),
                call -> jobs.run(call, false));
    }

    private CommandSpec sanctions() {
        return new CommandSpec(
                "settle sanctions",
                "Settle a year again with points of confirmed cases withdrawn; nothing is written",
                "模拟扣分处罚后的再分配，不写入",
                "--year 2025 --file sanctions.csv",
                List.of(
                        YEAR,
                        required(
                                "file",
                                Kind.FILE,
                                "CSV file: settlement_id,measure,serious,multiple",
                                "CSV 文件：settlement_id,measure,serious,multiple"),
                        choice("encoding", "charset (default: found out)", "编码(默认自动识别)", "utf-8", "gb18030")),
                call -> jobs.run(call, false));
    }

    private CommandSpec verify() {
        return new CommandSpec(
                "run verify",
                "Compute a publication again from its recorded inputs and compare the content",
                "按记录的输入重算并核对已发布内容",
                "--subject settlement:2025",
                List.of(
                        optional("subject", Kind.TEXT, "subject, such as settlement:2025", "主题，如 settlement:2025"),
                        optional("revision", Kind.COUNT, "revision (default: in force)", "修订号(默认现行)"),
                        optional("all", Kind.FLAG, "every subject in force", "全部现行内容")),
                call -> {
                    requireOne(call, "subject", "all", "It says what is proved.");
                    return jobs.run(call, false);
                });
    }

    private static void requireOne(final Invocation call, final String one, final String other, final String meaning) {
        if (call.flag(one) == call.flag(other)) {
            throw DipperException.usage(
                    "The command '" + call.command().name() + "' needs either --" + one + " or --" + other + ".",
                    meaning,
                    "For example: dipper " + call.command().name() + " "
                            + call.command().example());
        }
    }
}
