package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code demo}: a made-up prefecture, from raw settlement lists to leads, in one process. Each step is the job of the same
 * name with the options a person would give, so a second demo finds everything done.
 */
public final class DemoJob implements Job {
    private static final long DEFAULT_CASES = 200_000;
    private static final int FIRST_YEAR = 2022;
    private static final int SETTLEMENT_YEAR = 2025;

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        options.only("cases", "policy", "mapping");
        final long cases = options.wholeNumber("cases").orElse(DEFAULT_CASES);
        final String policy = options.required("policy");
        final String mapping = options.required("mapping");
        // Beside the warehouse, so that it can be looked at, and thrown away with it.
        final Path data = Path.of(context.warehouse().root().getPath() + "-data", String.valueOf(cases));
        final ObjectNode answer = Answers.object();
        if (!Files.exists(data.resolve("README.txt"))) {
            step(
                    context,
                    new GenerateJob(),
                    "data generate",
                    "--cases",
                    String.valueOf(cases),
                    "--out",
                    data.toString());
        }
        final String history = FIRST_YEAR + "-" + (SETTLEMENT_YEAR - 1);
        final String year = String.valueOf(SETTLEMENT_YEAR);
        answer.set(
                "ingest",
                step(
                        context,
                        new IngestJob(),
                        "data ingest",
                        "--source",
                        data + "/settlement_list/*",
                        "--mapping",
                        mapping));
        answer.set(
                "catalog",
                step(
                        context,
                        new CatalogBuildJob(),
                        "catalog build",
                        "--year",
                        year,
                        "--history",
                        history,
                        "--policy",
                        policy));
        step(context, new CatalogPublishJob(), "catalog publish", "--year", year);
        answer.set(
                "settlement",
                step(
                        context,
                        new SettleYearJob(),
                        "settle year",
                        "--year",
                        year,
                        "--catalog",
                        year,
                        "--policy",
                        policy));
        answer.set(
                "indicators",
                step(context, new IndicatorJob(), "indicator compute", "--year", year, "--policy", policy));
        answer.put("data", data.toString());
        return answer;
    }

    private static JsonNode step(final JobContext context, final Job job, final String command, final String... words) {
        context.notice("▸ dipper " + command + " " + shown(words), "▸ dipper " + command + " " + shown(words));
        return job.run(context, JobOptions.parse(command, List.of(words)));
    }

    private static String shown(final String... words) {
        final List<String> quoted = new ArrayList<>();
        for (final String word : words) {
            quoted.add(word.contains("*") || word.contains(" ") ? "'" + word + "'" : word);
        }
        return String.join(" ", quoted);
    }
}
