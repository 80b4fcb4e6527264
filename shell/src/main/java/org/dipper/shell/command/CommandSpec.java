package org.dipper.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command: its name of noun and verb, what it does, an example, its options, and the action.
 *
 * @param name such as {@code catalog show}
 * @param english one line: what it does
 * @param chinese the same in Chinese
 * @param example the options of an example, or empty
 * @param options its own options; every command takes the {@link GlobalOptions} too
 * @param action what runs
 */
public record CommandSpec(
        String name, String english, String chinese, String example, List<OptionSpec> options, Action action) {

    /** What a command does with a call; the number it returns is the exit code. */
    @FunctionalInterface
    public interface Action {
        /** Runs a call. */
        int run(Invocation call);
    }

    public CommandSpec {
        options = List.copyOf(options);
    }

    /** The first word of the name. */
    public String noun() {
        final int blank = name.indexOf(' ');
        return blank < 0 ? name : name.substring(0, blank);
    }

    /** Its own options, then the global ones it does not define itself. */
    public List<OptionSpec> allOptions() {
        final List<OptionSpec> all = new ArrayList<>(options);
        GlobalOptions.ALL.stream()
                .filter(global -> options.stream().noneMatch(own -> own.name().equals(global.name())))
                .forEach(all::add);
        return all;
    }

    /** An option of this name, its own or a global one. */
    public Optional<OptionSpec> option(final String option) {
        return allOptions().stream().filter(spec -> spec.name().equals(option)).findFirst();
    }

    /** Whether the command itself defines an option of this name. */
    public boolean owns(final String option) {
        return options.stream().anyMatch(own -> own.name().equals(option));
    }
}
