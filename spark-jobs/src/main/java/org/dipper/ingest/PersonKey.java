package org.dipper.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.dipper.errors.DipperException;

/**
 * The secret that person pseudonyms are made with: the environment's {@code DIPPER_PERSON_KEY}, or else the file
 * {@code person.key} of the warehouse, made at the first ingest and readable by its owner only. It is never logged.
 */
public final class PersonKey {
    public static final String VARIABLE = "DIPPER_PERSON_KEY";
    public static final String FILE = "person.key";

    private static final int BYTES = 32;
    private static final FsPermission OWNER_ONLY = new FsPermission((short) 0600);

    private PersonKey() {}

    /**
     * The key of a warehouse.
     *
     * @throws DipperException precondition where the key file is empty
     */
    public static byte[] of(final Map<String, String> environment, final String warehouse, final Configuration files) {
        final String given = environment.getOrDefault(VARIABLE, "").strip();
        if (!given.isEmpty()) {
            return given.getBytes(StandardCharsets.UTF_8);
        }
        try {
            final Path file = new Path(warehouse, FILE);
            final FileSystem system = file.getFileSystem(files);
            if (!system.exists(file)) {
                create(system, file);
            }
            try (InputStream in = system.open(file)) {
                final String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
                if (text.isEmpty()) {
                    throw DipperException.precondition(
                            "The file " + FILE + " of the warehouse is empty.",
                            "Persons cannot be given pseudonyms without a key.",
                            "Put the key back from your backup, or set " + VARIABLE + ".");
                }
                return text.getBytes(StandardCharsets.UTF_8);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void create(final FileSystem system, final Path file) throws IOException {
        final byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        // Permissions come before the secret; the rename makes the key appear whole or not at all.
        final Path draft = new Path(file.getParent(), "." + FILE + ".draft");
        try (OutputStream out = FileSystem.create(system, draft, OWNER_ONLY)) {
            out.write(HexFormat.of().formatHex(random).getBytes(StandardCharsets.UTF_8));
        }
        if (!system.rename(draft, file) && !system.exists(file)) {
            throw new IOException("The file " + FILE + " cannot be made in the warehouse");
        }
    }
}
