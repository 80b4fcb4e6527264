package org.dipper.shell;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The shell as a child process, over a distribution folder whose jobs are a stand-in. */
final class ShellProcess {
    /** Signal 2 in the mask of the kernel. */
    private static final long INTERRUPT_BIT = 0x2;

    private final Path home;
    private final Path directory;

    /**
     * A shell in a working directory.
     *
     * @param directory an empty folder
     */
    ShellProcess(final Path directory) {
        this.directory = directory;
        this.home = directory.resolve("home");
        try {
            Files.createDirectories(home.resolve("jars"));
            Files.createFile(home.resolve("jars/dipper-spark-jobs-0.jar"));
            final String name = "org/apache/spark/deploy/SparkSubmit.class";
            final Path fake = home.resolve("conf").resolve(name);
            Files.createDirectories(fake.getParent());
            try (InputStream code = ShellProcess.class.getClassLoader().getResourceAsStream(name)) {
                Files.copy(code, fake);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What a run printed, and its exit code. */
    record Outcome(int code, String out, String err) {}

    Outcome run(final String... arguments) {
        return run(Map.of(), StandardCharsets.UTF_8, "", arguments);
    }

    Outcome script(final String input) {
        return run(Map.of(), StandardCharsets.UTF_8, input);
    }

    Outcome run(
            final Map<String, String> environment,
            final Charset charset,
            final String input,
            final String... arguments) {
        try {
            final Path out = Files.createTempFile(directory, "out", "");
            final Path err = Files.createTempFile(directory, "err", "");
            final Process process = start(environment, out, err, arguments);
            process.getOutputStream().write(input.getBytes(charset));
            process.getOutputStream().close();
            final int code = process.waitFor();
            return new Outcome(code, Files.readString(out, charset), Files.readString(err, charset));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    Process start(final Map<String, String> environment, final Path out, final Path err, final String... arguments)
            throws IOException {
        final List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Ddipper.home=" + home,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                DipperShell.class.getName()));
        command.addAll(Arrays.asList(arguments));
        if (isInterruptIgnored()) {
            command.addAll(0, List.of("env", "--default-signal=INT"));
        }
        final ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("SPARK_HOME"));
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** A build in the background of a script ignores Ctrl-C, and its children inherit that; a person's shell does not. */
    private static boolean isInterruptIgnored() throws IOException {
        final Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(
                        line.substring("SigIgn:".length()).strip(), 16))
                .anyMatch(ignored -> (ignored & INTERRUPT_BIT) != 0);
    }
}
