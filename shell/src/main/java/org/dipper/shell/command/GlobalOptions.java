package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.choice;
import static org.dipper.shell.command.OptionSpec.optional;

import java.util.List;
import org.dipper.shell.command.OptionSpec.Kind;

/** The options that every command takes, anywhere on the line. */
public final class GlobalOptions {
    public static final OptionSpec WAREHOUSE = optional(
            "warehouse",
            Kind.FILE,
            "folder or address of the tables (default ./warehouse)",
            "数据仓库目录或地址(默认 ./warehouse)");
    public static final OptionSpec POLICY = optional("policy", Kind.FILE, "policy file", "政策文件");
    public static final OptionSpec MASTER =
            optional("master", Kind.TEXT, "Spark master (default local[*])", "Spark 主节点地址(默认 local[*])");
    public static final OptionSpec OUTPUT = choice("output", "form of the answer", "输出格式", "table", "json", "csv");
    public static final OptionSpec LANG = choice("lang", "language", "语言", "en", "zh");
    public static final OptionSpec DRIVER_MEMORY =
            optional("driver-memory", Kind.TEXT, "heap of a job, such as 4g", "作业内存，如 4g");
    public static final OptionSpec LIMIT = optional(
            "limit", Kind.COUNT, "most rows to print, 0 for all (people see 20, scripts all)", "最多行数，0 为全部(默认表格 20 行)");
    public static final OptionSpec BOM =
            optional("bom", Kind.FLAG, "csv with a byte order mark, for spreadsheets", "CSV 加 BOM，便于电子表格打开");
    public static final OptionSpec VERBOSE =
            optional("verbose", Kind.FLAG, "logs and stack traces on standard error", "在标准错误输出日志与堆栈");
    public static final OptionSpec HELP = optional("help", Kind.FLAG, "help of the command", "命令帮助");
    public static final OptionSpec VERSION = optional("version", Kind.FLAG, "version of Dipper", "版本");

    /** All of them, in the order that help lists them. */
    public static final List<OptionSpec> ALL =
            List.of(WAREHOUSE, POLICY, MASTER, OUTPUT, LANG, DRIVER_MEMORY, LIMIT, BOM, VERBOSE, HELP, VERSION);

    private GlobalOptions() {}
}
