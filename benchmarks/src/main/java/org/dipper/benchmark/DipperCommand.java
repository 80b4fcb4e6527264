package org.dipper.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs commands as an operator does, each in processes of its own, and keeps what each took. */
final class DipperCommand {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double NANOS = 1e9;
    private static final long LOOK_EVERY_MILLIS = 200;

    private final Path program;
    private final Path folder;
    private final String heap;
    private final List<Step> steps = new ArrayList<>();

    /**
     * One command.
     *
     * @param name noun and verb
     * @param peakKib the most memory that its processes held together; 0 where the system does not tell
     */
    record Step(String name, double seconds, long peakKib) {}

    /**
     * Commands of a program on the warehouse of a folder.
     *
     * @param program {@code dipper}
     * @param folder with {@code warehouse}
     * @param heap of each job
     */
    DipperCommand(final Path program, final Path folder, final String heap) {
        this.program = program;
        this.folder = folder;
        this.heap = heap;
    }

    /** What was run, in order. */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    /**
     * The answer of a command.
     *
     * @throws IllegalStateException where it does not end with 0
     */
    JsonNode run(final String... words) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(words));
        command.addAll(List.of(
                "--warehouse", folder.resolve("warehouse").toString(), "--driver-memory", heap, "--output", "json"));
        final Path answer = folder.resolve("answer.json");
        final Path said = folder.resolve("said.txt");
        final long start = System.nanoTime();
        final Process process = new ProcessBuilder(command)
                .redirectOutput(answer.toFile())
                .redirectError(said.toFile())
                .start();
        long peak = 0;
        while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            try (Stream<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())) {
                peak = Math.max(
                        peak, all.mapToLong(each -> PeakMemory.kib(each.pid())).sum());
            }
        }
        final double seconds = (System.nanoTime() - start) / NANOS;
        steps.add(new Step(words[0] + " " + words[1], seconds, peak));
        if (process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + process.exitValue() + ":\n"
                    + Files.readString(said, StandardCharsets.UTF_8)
                    + Files.readString(answer, StandardCharsets.UTF_8));
        }
        return JSON.readTree(answer.toFile());
    }
}
