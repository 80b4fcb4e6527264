package org.dipper.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dipper.coding.EncodedText;
import org.dipper.errors.DipperException;

/** Files that people keep in spreadsheets: read whole. */
final class SmallFiles {
    private static final long LARGEST = 200L << 20;

    private SmallFiles() {}

    /** The text of the file that an option names, in UTF-8 or GB18030. */
    static String text(final JobOptions options, final String option) {
        final Path file = options.path(option);
        try {
            if (!Files.isRegularFile(file)) {
                throw DipperException.usage(
                        "There is no file " + file + ".", "--" + option + " must name a CSV file.", "Check the path.");
            }
            if (Files.size(file) > LARGEST) {
                throw DipperException.refused(
                        "The file " + file + " is refused.",
                        "It is larger than 200 MB.",
                        "Check which file was meant.");
            }
            return EncodedText.decode(
                    String.valueOf(file.getFileName()), Files.readAllBytes(file), options.optional("encoding"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
