package org.dipper.shell.command;

import java.util.Map;
import org.dipper.shell.Home;
import org.dipper.shell.view.Console;
import org.dipper.shell.view.Language;

/**
 * What holds for every command of one run of the shell.
 *
 * @param home the distribution
 * @param console where to write
 * @param language the language of the environment
 * @param defaults global options given when the shell was started
 */
public record Session(Home home, Console console, Language language, Map<String, String> defaults) {
    public Session {
        defaults = Map.copyOf(defaults);
    }

    /** Where the tables are when a command does not say. */
    public String warehouse() {
        return defaults.getOrDefault(GlobalOptions.WAREHOUSE.name(), "./warehouse");
    }
}
