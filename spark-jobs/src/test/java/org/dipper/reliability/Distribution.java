package org.dipper.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The distribution that the build has assembled. */
record Distribution(Path home) {

    /** The distribution; the test is skipped where none was built. */
    static Distribution require() {
        final Path home = Path.of(System.getProperty("dipper.home"));
        Assumptions.assumeTrue(
                Files.isDirectory(home.resolve("jars")), "No distribution in " + home + ": run ./mvnw package first");
        return new Distribution(home);
    }

    String classPath() {
        return home.resolve("jars") + "/*";
    }

    /** The jobs' own jar, which spark-submit runs. */
    String application() {
        return jar("dipper-spark-jobs-").toString();
    }

    /** The shell's launcher, where the shell was built. */
    Path shell() {
        return home.resolve("bin/dipper");
    }

    boolean hasShell() {
        return Files.isExecutable(shell()) && Files.isDirectory(home.resolve("lib"));
    }

    private Path jar(final String prefix) {
        try (Stream<Path> jars = Files.list(home.resolve("jars"))) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
