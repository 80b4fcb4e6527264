package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dipper.errors.DipperException;
import org.dipper.generator.FileCounts;
import org.dipper.generator.Generator;
import org.dipper.generator.GeneratorOptions;

/** {@code data generate}: fills a folder with a made-up prefecture. Touches no warehouse. */
public final class GenerateJob implements Job {
    private static final long FIRST_YEAR = 2022;
    private static final long YEARS = 4;
    private static final long HOSPITALS = 60;

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        options.only("cases", "out", "seed", "format", "encoding", "first-year", "years", "hospitals", "misconduct");
        final GeneratorOptions wanted = new GeneratorOptions(
                options.integer("cases"),
                options.required("out"),
                seed(options),
                GeneratorOptions.format(options.optional("format").orElse("parquet")),
                GeneratorOptions.encoding(options.optional("encoding").orElse("utf-8")),
                Math.toIntExact(options.wholeNumber("first-year").orElse(FIRST_YEAR)),
                Math.toIntExact(options.wholeNumber("years").orElse(YEARS)),
                Math.toIntExact(options.wholeNumber("hospitals").orElse(HOSPITALS)),
                GeneratorOptions.misconductPerMyriad(
                        options.optional("misconduct").orElse("0")));
        context.progress("data.generate", "Generating cases", "生成模拟病例", 0, 1);
        final FileCounts counts = new Generator(context.spark()).generate(wanted);
        context.progress("data.generate", "Generating cases", "生成模拟病例", 1, 1);
        final ObjectNode answer = Answers.object()
                .put("cases", counts.cases())
                .put("persons", counts.persons())
                .put("files", counts.files())
                .put("bytes", counts.bytes())
                .put("seed", wanted.seed())
                .put("out", wanted.out());
        final ObjectNode truth = answer.putObject("truth");
        counts.planted().forEach(truth::put);
        final ObjectNode defects = answer.putObject("defects");
        counts.defects().forEach(defects::put);
        return answer;
    }

    private static long seed(final JobOptions options) {
        final String text = options.optional("seed").orElse("1");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notWhole) {
            throw DipperException.usage(
                    "--seed is \"" + text + "\".", "It must be a whole number.", "Write digits only, such as 1.");
        }
    }
}
