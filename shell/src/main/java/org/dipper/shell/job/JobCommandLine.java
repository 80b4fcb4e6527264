package org.dipper.shell.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dipper.errors.DipperException;
import org.dipper.shell.Home;

/** The command line of a job process: always spark-submit, from our own jars or the user's Spark. */
public final class JobCommandLine {
    private static final String MAIN_CLASS = "org.dipper.jobs.Main";
    private static final String OUR_JAR = "dipper-spark-jobs-";
    /** Executors of a foreign Spark need these of ours. */
    private static final List<String> SHIPPED = List.of("dipper-analytics-", "delta-", "univocity-");

    private final Home home;
    private final Map<String, String> environment;

    /** Command lines for a distribution, given the environment that may name a Spark of the user. */
    public JobCommandLine(final Home home, final Map<String, String> environment) {
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    /**
     * The words of the command.
     *
     * @throws org.dipper.errors.DipperException precondition where the distribution lacks the jobs
     */
    public List<String> of(final JobSettings settings, final List<String> arguments) {
        final Optional<String> sparkHome =
                Optional.ofNullable(environment.get("SPARK_HOME")).filter(value -> !value.isEmpty());
        final boolean isForeign = sparkHome.isPresent() && !settings.isLocal();
        final String memory = settings.memory().orElseGet(DriverMemory::standard);
        // A job must not die of the Ctrl-C that cancels a typed line; the shell stops it itself.
        final List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
        if (isForeign) {
            command.add(Path.of(sparkHome.get(), "bin", "spark-submit").toString());
            command.addAll(List.of("--driver-memory", memory));
            command.addAll(List.of("--driver-java-options", String.join(" ", javaOptions())));
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(javaOptions());
            command.addAll(
                    settings.isShort() || JobSize.isSmall(arguments, settings.warehouse())
                            ? List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
                            : List.of("-XX:+UseParallelGC"));
            command.add("-Xmx" + memory);
            command.addAll(List.of("-cp", home.jars() + "/*:" + home.conf()));
            command.add("org.apache.spark.deploy.SparkSubmit");
        }
        command.addAll(List.of("--master", settings.master(), "--name", name(arguments)));
        final Path defaults = home.conf().resolve("spark-defaults.conf");
        if (Files.exists(defaults)) {
            command.addAll(List.of("--properties-file", defaults.toString()));
        }
        // Spark makes this folder whether it is used or not; it must not appear where the caller stands.
        command.addAll(List.of(
                "--conf",
                "spark.sql.warehouse.dir=" + Path.of(System.getProperty("java.io.tmpdir"), "dipper-spark-warehouse")));
        if (!settings.isLocal()) {
            command.addAll(List.of("--jars", String.join(",", shippedJars())));
        }
        command.addAll(List.of("--class", MAIN_CLASS, jobsJar().toString()));
        command.addAll(arguments);
        return command;
    }

    private List<String> javaOptions() {
        final List<String> options = new ArrayList<>();
        final Path file = home.conf().resolve("jvm.options");
        if (Files.exists(file)) {
            try {
                Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .forEach(options::add);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        final Path logging = home.conf().resolve("log4j2.properties");
        if (Files.exists(logging)) {
            options.add("-Dlog4j2.configurationFile=" + logging.toUri());
        }
        return options;
    }

    private List<String> shippedJars() {
        try (Stream<Path> jars = Files.list(home.jars())) {
            return jars.map(Path::toString)
                    .filter(jar ->
                            SHIPPED.stream().anyMatch(Path.of(jar).getFileName().toString()::startsWith))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path jobsJar() {
        if (Files.isDirectory(home.jars())) {
            try (Stream<Path> jars = Files.list(home.jars())) {
                final Optional<Path> jar = jars.filter(
                                path -> path.getFileName().toString().startsWith(OUR_JAR))
                        .findFirst();
                if (jar.isPresent()) {
                    return jar.get();
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        throw DipperException.precondition(
                "The jobs are not in this distribution.",
                "There is no " + OUR_JAR + "*.jar in " + home.jars() + ".",
                "Build it anew: ./dipper builds what is missing; 'dipper doctor' tells more.");
    }

    private static String name(final List<String> arguments) {
        return "dipper " + String.join(" ", arguments.subList(0, Math.min(2, arguments.size())));
    }
}
