package org.dipper.shell;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Keeps what libraries log away from people: nothing, or warnings on standard error with {@code --verbose}. */
final class Logs {
    private Logs() {}

    static void quiet(final boolean isVerbose) {
        LogManager.getLogManager().reset();
        final Logger root = Logger.getLogger("");
        root.setLevel(isVerbose ? Level.WARNING : Level.OFF);
        if (isVerbose) {
            final Handler handler = new ConsoleHandler();
            handler.setLevel(Level.WARNING);
            root.addHandler(handler);
        }
    }
}
