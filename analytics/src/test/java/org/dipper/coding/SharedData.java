package org.dipper.coding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Public data that lies beside the repository and is never part of it. */
final class SharedData {
    private SharedData() {}

    /** The bytes of a file, where it is there. */
    static Optional<byte[]> bytes(final String name) {
        final Path file = Path.of(System.getProperty("dipper.root", ".."), "../shared/data", name);
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
