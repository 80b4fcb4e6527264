package org.dipper.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dipper.errors.DipperException;

/** A folder of files that appears whole or not at all. */
public final class ExportFolder {
    /** Writes one file. */
    @FunctionalInterface
    public interface Content {
        void to(OutputStream target) throws IOException;
    }

    private final Path folder;
    private final boolean mayOverwrite;
    private final Set<String> ours;

    /**
     * A folder to write.
     *
     * @param mayOverwrite whether an earlier export there gives way
     * @param ours the names that files of such an export have; a folder with others is left alone
     */
    public ExportFolder(final Path folder, final boolean mayOverwrite, final Set<String> ours) {
        this.folder = folder.toAbsolutePath().normalize();
        this.mayOverwrite = mayOverwrite;
        this.ours = Set.copyOf(ours);
    }

    /**
     * Refuses a folder that may not be replaced.
     *
     * @throws DipperException usage
     */
    public void check() {
        try {
            final List<String> present = names(folder);
            if (!present.isEmpty() && !mayOverwrite) {
                throw DipperException.usage(
                        "The folder " + folder + " is not empty.",
                        "An export replaces nothing unasked.",
                        "Name another folder, or add --overwrite.");
            }
            final List<String> foreign =
                    present.stream().filter(name -> !ours.contains(name)).toList();
            if (!foreign.isEmpty()) {
                throw DipperException.usage(
                        "The folder " + folder + " holds " + foreign.get(0) + ", which is no file of such an export.",
                        "An export replaces the whole folder, and that file would be lost.",
                        "Name another folder.");
            }
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    /** Writes the files; a reader sees those of before or all of these. */
    public void write(final Map<String, Content> files) {
        check();
        final Path draft = folder.resolveSibling("." + folder.getFileName() + ".part");
        final Path before = folder.resolveSibling("." + folder.getFileName() + ".old");
        try {
            remove(draft);
            remove(before);
            Files.createDirectories(draft);
            for (final Map.Entry<String, Content> file : files.entrySet()) {
                try (OutputStream target =
                        new BufferedOutputStream(Files.newOutputStream(draft.resolve(file.getKey())))) {
                    file.getValue().to(target);
                }
            }
            if (Files.exists(folder)) {
                Files.move(folder, before, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            remove(before);
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    private DipperException unwritable(final IOException failure) {
        return failure instanceof FileSystemException
                ? DipperException.usage(
                        "The folder " + folder + " cannot be written to.",
                        "The system says: " + failure.getClass().getSimpleName() + ".",
                        "Name a folder that is yours.")
                : DipperException.tryAgain(
                        "The files could not be written to " + folder + ".",
                        "The system says: " + failure.getClass().getSimpleName() + ".",
                        "Check the space on that disk, then run the same command again.",
                        failure);
    }

    private static List<String> names(final Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> present = Files.list(folder)) {
            return present.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static void remove(final Path folder) throws IOException {
        for (final String name : names(folder)) {
            Files.delete(folder.resolve(name));
        }
        Files.deleteIfExists(folder);
    }
}
