package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.choice;
import static org.dipper.shell.command.OptionSpec.optional;
import static org.dipper.shell.command.OptionSpec.required;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dipper.errors.DipperException;
import org.dipper.shell.command.OptionSpec.Kind;
import org.dipper.shell.job.Answers;
import org.dipper.shell.job.JobClient;
import org.dipper.shell.job.JobListener;
import org.dipper.shell.job.JobSettings;
import org.dipper.shell.job.ProgressDisplay;

/** The commands that run a Spark job: their options go to the job unchanged. */
public final class JobCommands {
    /** What the shell alone understands. */
    private static final Set<String> OF_THE_SHELL =
            Set.of("output", "lang", "verbose", "master", "driver-memory", "limit", "help", "version");

    /** Shipped files may be named from anywhere. */
    private static final Set<String> SHIPPED_FILES =
            Set.of("mapping", "policy", "what-if", "against-policy", "rules", "scheme");

    static final OptionSpec SUPERSEDE =
            optional("supersede", Kind.FLAG, "make the next revision of what is published", "对已发布内容生成新修订");
    static final OptionSpec REASON = optional("reason", Kind.TEXT, "why, with --supersede", "修订原因");

    private final Session session;
    private final JobClient jobs;

    /** The commands of a session. */
    public JobCommands(final Session session, final JobClient jobs) {
        this.session = session;
        this.jobs = jobs;
    }

    /** All job commands. */
    public List<CommandSpec> all() {
        return List.of(
                job(
                        "data generate",
                        "Generate a prefecture's settlement lists, the same for the same seed",
                        "生成模拟结算清单(种子相同则数据相同)",
                        "--cases 200000 --out lists",
                        required("cases", Kind.COUNT, "number of settled stays", "病例数"),
                        required("out", Kind.FILE, "folder to write to", "输出目录"),
                        optional("seed", Kind.COUNT, "seed (default 1)", "随机种子(默认 1)"),
                        choice("format", "file format (default parquet)", "文件格式", "parquet", "csv"),
                        choice("encoding", "charset of csv (default utf-8)", "CSV 编码", "utf-8", "gb18030"),
                        optional("first-year", Kind.YEAR, "first year (default 2022)", "起始年度(默认 2022)"),
                        optional("years", Kind.COUNT, "number of years (default 4)", "年数(默认 4)"),
                        optional("hospitals", Kind.COUNT, "number of hospitals (default 60)", "医院数(默认 60)"),
                        optional(
                                "misconduct",
                                Kind.TEXT,
                                "percent of rows to plant as misconduct, with hidden labels (default 0)",
                                "植入违规病例的百分比，附隐藏标签(默认 0)")),
                job(
                        "data ingest",
                        "Read settlement lists into settled cases; counts and money add up",
                        "导入结算清单，行数与金额逐项核对",
                        "--source 'lists/*.parquet' --mapping mappings/national.yaml",
                        required("source", Kind.TEXT, "files to read, * allowed", "来源文件，可用 *"),
                        required("mapping", Kind.FILE, "mapping file", "映射文件")),
                shortJob(
                        "codes load",
                        "Load a code table, whole or not at all; refused rows are told by line",
                        "加载编码表：整表校验，逐行指出错误",
                        "--kind procedure-attribute --file attributes.csv",
                        CodesCommands.KIND,
                        required("file", Kind.FILE, "CSV file", "CSV 文件"),
                        optional("skip-refused", Kind.FLAG, "load the sound rows alone", "跳过被拒绝的行"),
                        choice("encoding", "charset (default: found out)", "编码(默认自动识别)", "utf-8", "gb18030"),
                        optional("variant", Kind.TEXT, "which table of a file with several", "文件含多个版本时选用哪一个")),
                shortJob(
                        "scheme load",
                        "Load a grouping scheme, whole or not at all; refused rows are told by file and line",
                        "加载分组方案：整体校验，逐文件逐行指出错误",
                        "--name national --source 'scheme/*.csv'",
                        required("name", Kind.TEXT, "name of the scheme", "方案名称"),
                        required("source", Kind.TEXT, "folder or CSV files, * allowed", "目录或 CSV 文件，可用 *"),
                        choice("encoding", "charset (default: found out)", "编码(默认自动识别)", "utf-8", "gb18030")),
                new CommandSpec(
                        "indicator compute",
                        "Compute indicators, readmissions and leads of a year or period",
                        "计算监管指标、再入院与疑点线索",
                        "--year 2025",
                        List.of(
                                optional("year", Kind.YEAR, "year", "年度"),
                                optional("period", Kind.YEARS, "years from first to last", "期间"),
                                optional("catalog", Kind.YEAR, "catalog edition for CMI", "计算 CMI 的病种目录年度"),
                                optional("policy", Kind.FILE, "policy file", "政策文件")),
                        this::indicators));
    }

    /** Runs a job of this command and gives its answer. */
    public JsonNode answer(final Invocation call, final List<String> arguments, final boolean isShort) {
        final JobSettings settings = new JobSettings(
                call.text(GlobalOptions.MASTER.name()).orElse("local[*]"),
                call.text(GlobalOptions.DRIVER_MEMORY.name()),
                call.warehouse(),
                isShort,
                call.isVerbose());
        try (JobListener display = new ProgressDisplay(call.console(), call.language())) {
            return jobs.run(settings, arguments, display);
        }
    }

    /** The arguments of the job: the command and those of its options that the job understands. */
    public List<String> arguments(final Invocation call) {
        final List<String> arguments =
                new ArrayList<>(Words.split(call.command().name()));
        arguments.addAll(List.of("--warehouse", call.warehouse()));
        for (final OptionSpec option : call.command().options()) {
            final String name = option.name();
            if (call.flag(name) && !OF_THE_SHELL.contains(name)) {
                arguments.add("--" + name);
                if (!option.isFlag()) {
                    final String value = call.required(name);
                    arguments.add(SHIPPED_FILES.contains(name) ? session.home().shippedOr(value) : value);
                }
            }
        }
        return arguments;
    }

    private CommandSpec job(
            final String name,
            final String english,
            final String chinese,
            final String example,
            final OptionSpec... options) {
        return new CommandSpec(name, english, chinese, example, List.of(options), call -> run(call, false));
    }

    private CommandSpec shortJob(
            final String name,
            final String english,
            final String chinese,
            final String example,
            final OptionSpec... options) {
        return new CommandSpec(name, english, chinese, example, List.of(options), call -> run(call, true));
    }

    /** A shipped file, by the path it ships under. */
    String shipped(final String file) {
        return session.home().shippedOr(file);
    }

    /** Runs a job with these arguments and prints its answer. */
    int run(final Invocation call, final List<String> arguments) {
        call.printer().print(Answers.of(answer(call, arguments, false)));
        return 0;
    }

    /** Runs the job of a call and prints its answer. */
    int run(final Invocation call, final boolean isShort) {
        if (call.command().owns(SUPERSEDE.name()) && call.flag(REASON.name()) != call.flag(SUPERSEDE.name())) {
            throw DipperException.usage(
                    "The options --supersede and --reason belong together.",
                    "A revision of something published needs a reason that stays on record.",
                    "Write: --supersede --reason \"why\".");
        }
        call.printer().print(Answers.of(answer(call, arguments(call), isShort)));
        return 0;
    }

    private int indicators(final Invocation call) {
        if (call.flag("year") == call.flag("period")) {
            throw DipperException.usage(
                    "The command 'indicator compute' needs either --year or --period.",
                    "One of them says which cases count.",
                    "For example: dipper indicator compute --year 2025");
        }
        return run(call, false);
    }
}
