package org.dipper.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dipper.errors.DipperException;

/** A file to start from, printed or written: never over an earlier one. */
final class TemplateOutput {
    private TemplateOutput() {}

    /** Prints a template, or writes it to the file that {@code --out} names. */
    static int give(final Invocation call, final String template) {
        final String text = (call.flag(GlobalOptions.BOM.name()) ? "\uFEFF" : "") + template;
        if (call.text("out").isEmpty()) {
            call.console().data().print(text);
            return 0;
        }
        final Path file = Path.of(call.required("out"));
        if (Files.exists(file)) {
            throw DipperException.usage(
                    "The file " + file + " is there already.",
                    "Nothing that is there is overwritten.",
                    "Name another file.");
        }
        try {
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw DipperException.usage(
                    "The file " + file + " cannot be written.",
                    String.valueOf(failure.getMessage()),
                    "Name a file in a folder that exists and is yours.");
        }
        return 0;
    }
}
