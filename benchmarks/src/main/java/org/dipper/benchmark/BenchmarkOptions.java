package org.dipper.benchmark;

import java.nio.file.Path;
import java.util.List;
import org.dipper.errors.DipperException;
import org.dipper.jobs.JobOptions;

/**
 * What to race.
 *
 * @param cases generated rows
 * @param seed the generator's seed
 * @param threads threads of each engine
 * @param pairs processes of each engine, in turns
 * @param warmRounds warm rounds in each process
 * @param folder where the rows lie; kept, and used again
 * @param policy the policy file
 * @param heap the heap of Dipper's process
 */
record BenchmarkOptions(
        long cases, long seed, int threads, int pairs, int warmRounds, Path folder, Path policy, String heap) {

    /** Reads the words of the command line. */
    static BenchmarkOptions parse(final List<String> words) {
        final JobOptions options = JobOptions.parse("benchmark", words)
                .only("cases", "seed", "threads", "pairs", "warm", "work", "policy", "heap");
        final long cases = options.wholeNumber("cases").orElse(1_000_000L);
        final long seed = options.wholeNumber("seed").orElse(1L);
        final String folder = options.optional("work").orElse("target/benchmark");
        final int pairs = Math.toIntExact(options.wholeNumber("pairs").orElse(2L));
        final int warm = Math.toIntExact(options.wholeNumber("warm").orElse(3L));
        if (pairs < 1 || warm < 1) {
            throw DipperException.usage(
                    "--pairs and --warm must be at least 1.", "There is no median of nothing.", "Leave them out.");
        }
        return new BenchmarkOptions(
                cases,
                seed,
                Math.toIntExact(options.wholeNumber("threads")
                        .orElse((long) Runtime.getRuntime().availableProcessors())),
                pairs,
                warm,
                Path.of(folder).toAbsolutePath().resolve(cases + "-" + seed),
                Path.of(options.optional("policy").orElse("policies/prefecture.yaml"))
                        .toAbsolutePath(),
                options.optional("heap").orElse("4g"));
    }

    RaceData data() {
        return new RaceData(folder);
    }
}
