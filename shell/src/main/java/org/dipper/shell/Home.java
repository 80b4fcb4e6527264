package org.dipper.shell;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The distribution folder: {@code bin/ jars/ lib/ conf/ policies/ mappings/}.
 *
 * @param folder its place
 */
public record Home(Path folder) {
    /** The folder the launcher names, or the one this program lies in. */
    public static Home ofProcess() {
        final String named = System.getProperty("dipper.home", "");
        if (!named.isEmpty()) {
            return new Home(Path.of(named));
        }
        try {
            final Path code = Path.of(Home.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new Home(code.toAbsolutePath().getParent().getParent());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("A code source is a URI", impossible);
        }
    }

    /** The jars of Spark, Delta and the jobs. */
    public Path jars() {
        return folder.resolve("jars");
    }

    /** The settings that ship. */
    public Path conf() {
        return folder.resolve("conf");
    }

    /**
     * A file a person named: as it stands where it is there, else the shipped file of that name, so that {@code
     * mappings/synpuf.yaml} works from anywhere; else as it stands, for the reader to complain about.
     */
    public String shippedOr(final String named) {
        final Path asNamed = Path.of(named);
        if (Files.exists(asNamed) || asNamed.isAbsolute()) {
            return named;
        }
        final Path shipped = folder.resolve(named);
        return Files.exists(shipped) ? shipped.toString() : named;
    }
}
