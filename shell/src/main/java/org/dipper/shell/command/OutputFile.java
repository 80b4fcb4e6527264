package org.dipper.shell.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dipper.errors.DipperException;

/** A file that a command writes: never over an earlier one unasked. */
final class OutputFile {
    static final String OVERWRITE = "overwrite";

    private final Path path;

    /**
     * The file that {@code --out} names.
     *
     * @throws DipperException usage where it is there and {@code --overwrite} is not given
     */
    OutputFile(final Invocation call) {
        this.path = Path.of(call.required("out"));
        if (Files.exists(path) && !call.flag(OVERWRITE)) {
            throw DipperException.usage(
                    "The file " + path + " is there already.",
                    "A report replaces nothing unasked.",
                    "Name another file, or add --overwrite.");
        }
    }

    /** Its path. */
    Path path() {
        return path;
    }

    /** Writes the text as UTF-8 and gives the number of bytes. */
    long write(final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            Files.write(path, bytes);
        } catch (IOException failure) {
            throw DipperException.usage(
                    "The file " + path + " cannot be written.",
                    "The system says: " + failure.getClass().getSimpleName() + ".",
                    "Name a file in a folder that exists and is yours.");
        }
        return bytes.length;
    }
}
