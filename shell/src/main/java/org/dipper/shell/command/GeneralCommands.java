package org.dipper.shell.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dipper.errors.DipperException;
import org.dipper.shell.view.DisplayWidth;

/** Help and version. */
public final class GeneralCommands {
    private final List<CommandSpec> others;

    /** The general commands, given all the others to tell about. */
    public GeneralCommands(final List<CommandSpec> others) {
        this.others = List.copyOf(others);
    }

    /** All of them. */
    public List<CommandSpec> all() {
        return List.of(
                new CommandSpec("help", "Show commands, or one command", "查看帮助", "catalog show", List.of(), this::help),
                new CommandSpec("version", "Show the version", "查看版本", "", List.of(), GeneralCommands::version));
    }

    /** The version of this build. */
    public static String version() {
        return Optional.ofNullable(GeneralCommands.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    private static int version(final Invocation call) {
        call.console().out().println("Dipper " + version());
        return 0;
    }

    private int help(final Invocation call) {
        final PrintStream out = call.console().out();
        if (call.words().isEmpty()) {
            overview(call, out);
            return 0;
        }
        final String asked = String.join(" ", call.words());
        final List<CommandSpec> found = others.stream()
                .filter(command ->
                        command.name().equals(asked) || command.noun().equals(asked))
                .toList();
        if (found.isEmpty()) {
            throw DipperException.usage(
                    "There is no command \"" + asked + "\" to tell about.",
                    "Commands are a noun and a verb, such as 'catalog show'.",
                    "All commands: dipper help");
        }
        if (found.size() == 1) {
            one(call, found.get(0), out);
        } else {
            list(call, found, out);
        }
        return 0;
    }

    private void overview(final Invocation call, final PrintStream out) {
        out.println(call.say(
                "Dipper " + version() + ": disease-group catalog, points settlement and fund supervision.",
                "Dipper " + version() + "：病种目录、分值清算与基金监管。"));
        out.println();
        out.println(call.say(
                "dipper NOUN VERB [--option VALUE ...]      without arguments: interactive, with completion",
                "dipper 名词 动词 [--选项 值 ...]      不带参数：交互式，支持补全"));
        out.println();
        list(call, others, out);
        out.println();
        out.println(call.say("Everywhere:", "通用选项："));
        options(call, GlobalOptions.ALL, out);
        out.println();
        out.println(call.say(
                "Exit codes: 0 done, 2 usage, 3 data or policy refused, 4 totals do not tie, 5 something must come first, "
                        + "70 defect, 75 try again",
                "退出码：0 完成，2 用法错误，3 数据或政策被拒，4 对账不平，5 前置条件不足，70 程序缺陷，75 稍后重试"));
        out.println(call.say("More: dipper help NOUN VERB", "详情：dipper help 名词 动词"));
    }

    private static void list(final Invocation call, final List<CommandSpec> commands, final PrintStream out) {
        String noun = "";
        for (final CommandSpec command : commands) {
            if (!noun.isEmpty() && !noun.equals(command.noun())) {
                out.println();
            }
            noun = command.noun();
            out.println(
                    "  " + DisplayWidth.padRight(command.name(), 21) + call.say(command.english(), command.chinese()));
        }
    }

    private static void one(final Invocation call, final CommandSpec command, final PrintStream out) {
        out.println("dipper " + command.name() + ": " + call.say(command.english(), command.chinese()));
        out.println();
        if (!command.options().isEmpty()) {
            out.println(call.say("Options:", "选项："));
            options(call, command.options(), out);
            out.println();
        }
        out.println(call.say("Everywhere: ", "通用选项：")
                + String.join(
                        " ",
                        GlobalOptions.ALL.stream()
                                .filter(option -> !command.owns(option.name()))
                                .map(option -> "--" + option.name())
                                .toList()));
        out.println();
        out.println(
                call.say("Example: ", "示例：") + ("dipper " + command.name() + " " + command.example()).stripTrailing());
    }

    private static void options(final Invocation call, final List<OptionSpec> options, final PrintStream out) {
        final List<OptionSpec> sorted = new ArrayList<>(options);
        for (final OptionSpec option : sorted) {
            out.println("  " + DisplayWidth.padRight(option.usage(), 28)
                    + call.say(option.english(), option.chinese())
                    + (option.isRequired() ? call.say(" (needed)", "(必填)") : ""));
        }
    }
}
