package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.choice;
import static org.dipper.shell.command.OptionSpec.optional;
import static org.dipper.shell.command.OptionSpec.required;

import java.util.List;
import org.dipper.catalog.ScoreAdjustmentReader;
import org.dipper.errors.DipperException;
import org.dipper.shell.command.OptionSpec.Kind;

/** The jobs of a catalog edition's life: build, adjust, compare, publish, export. */
final class CatalogJobCommands {
    private static final OptionSpec YEAR = required("year", Kind.YEAR, "edition", "目录年度");
    private static final OptionSpec BY = choice(
            "by", "how a comparison is shown (default summary)", "对比口径(默认 summary)", "summary", "group", "institution");

    private final JobCommands jobs;

    CatalogJobCommands(final JobCommands jobs) {
        this.jobs = jobs;
    }

    List<CommandSpec> all() {
        return List.of(build(), adjust(), diff(), publish(), export());
    }

    private CommandSpec build() {
        return new CommandSpec(
                "catalog build",
                "Derive the disease-group catalog of a year from its history",
                "由历史病例形成病种目录",
                "--year 2025 --history 2022-2024 --policy policies/prefecture.yaml",
                List.of(
                        YEAR,
                        required("history", Kind.YEARS, "years of history", "历史年度"),
                        required("policy", Kind.FILE, "policy file", "政策文件"),
                        optional(
                                "what-if",
                                Kind.FILE,
                                "compare with another policy; nothing is written",
                                "与另一政策文件对比测算，不写入"),
                        BY,
                        JobCommands.SUPERSEDE,
                        JobCommands.REASON),
                call -> jobs.run(call, false));
    }

    private CommandSpec adjust() {
        return new CommandSpec(
                "catalog adjust",
                "Put expert score changes into a draft; the total score stays",
                "将专家评审的分值调整写入草案(总分值不变)",
                "--year 2025 --file changes.csv",
                List.of(
                        optional("year", Kind.YEAR, "edition", "目录年度"),
                        optional("file", Kind.FILE, "CSV of changes: who decided, and why", "调整表 CSV：评审人与理由"),
                        choice("rescale", "which scores give way (default rest)", "由哪些病种平衡总分值(默认 rest)", "rest", "all"),
                        choice("encoding", "charset (default: found out)", "编码(默认自动识别)", "utf-8", "gb18030"),
                        optional("template", Kind.FLAG, "print a file to start from", "输出模板")),
                this::adjust);
    }

    private int adjust(final Invocation call) {
        if (call.flag("template")) {
            call.console()
                    .data()
                    .print((call.flag(GlobalOptions.BOM.name()) ? "\uFEFF" : "") + ScoreAdjustmentReader.TEMPLATE);
            return 0;
        }
        if (!call.flag("year") || !call.flag("file")) {
            throw DipperException.usage(
                    "The command 'catalog adjust' needs --year and --file.",
                    "They say which draft is changed, and how.",
                    "Start a file with: dipper catalog adjust --template > changes.csv");
        }
        return jobs.run(call, true);
    }

    private CommandSpec diff() {
        return new CommandSpec(
                "catalog diff",
                "Compare two editions on the same cases: groups, scores, money",
                "同一批病例下对比两个目录：病种、分值、资金",
                "--year 2025 --against 2024 --by institution",
                List.of(
                        YEAR,
                        required("against", Kind.YEAR, "edition to compare with", "对比目录年度"),
                        optional(
                                "cases",
                                Kind.YEAR,
                                "year of the cases (default: last of the history)",
                                "病例年度(默认历史最后一年)"),
                        BY,
                        optional(
                                "policy",
                                Kind.FILE,
                                "policy of the edition, where it groups by a scheme",
                                "目录所用政策文件(按分组方案入组时)"),
                        optional("against-policy", Kind.FILE, "policy of the other edition", "对比目录所用政策文件")),
                call -> jobs.run(call, false));
    }

    private CommandSpec publish() {
        return new CommandSpec(
                "catalog publish",
                "Publish a catalog edition; from then on it never changes",
                "发布病种目录",
                "--year 2025",
                List.of(YEAR),
                call -> jobs.run(call, true));
    }

    private CommandSpec export() {
        return new CommandSpec(
                "catalog export",
                "Write an edition to files: CSV as cities exchange it, Arrow",
                "导出病种目录：交换格式 CSV 与 Arrow 文件",
                "--year 2025 --out catalog-2025 --header zh --bom",
                List.of(
                        YEAR,
                        required("out", Kind.FILE, "folder to write to", "输出目录"),
                        choice("format", "which files (default all)", "文件格式(默认 all)", "csv", "arrow", "all"),
                        choice("header", "language of the csv header (default en)", "CSV 表头语言(默认 en)", "zh", "en"),
                        optional(
                                "bom", Kind.FLAG, "csv with a byte order mark, for spreadsheets", "CSV 加 BOM，便于电子表格打开"),
                        optional("overwrite", Kind.FLAG, "replace files of an earlier export", "覆盖先前导出的文件")),
                call -> jobs.run(call, true));
    }
}
