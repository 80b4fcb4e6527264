package org.dipper.generator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.dipper.errors.DipperException;

/**
 * Fills a folder with a made-up prefecture: {@code settlement_list/} (the rows), {@code truth/} (planted misconduct),
 * {@code defects/} (rows that are wrong on purpose) and {@code README.txt}.
 *
 * <p>Spark hands out files; a file's bytes depend on the options alone. Memory is that of one file writer a core.
 */
public final class Generator {
    private final SparkSession spark;

    public Generator(final SparkSession spark) {
        this.spark = spark;
    }

    /**
     * Writes the files.
     *
     * @return what was written
     * @throws DipperException usage where the folder is not new or empty
     */
    public FileCounts generate(final GeneratorOptions options) {
        return generate(options, options.files());
    }

    /** The same, in as many tasks as asked for. */
    FileCounts generate(final GeneratorOptions options, final int tasks) {
        final JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
        final Configuration configuration = spark.sparkContext().hadoopConfiguration();
        prepare(options, configuration);
        final List<Integer> files = IntStream.range(0, options.files()).boxed().toList();
        final FileCounts counts = context.parallelize(files, tasks)
                .mapPartitions(new WriteFiles(options, new SerializableConfiguration(configuration)))
                .fold(FileCounts.nothing(), FileCounts::plus);
        if (options.isPlanted()) {
            institutions(options, configuration);
        }
        write(options, "README.txt", readme(options, counts), configuration);
        return counts;
    }

    private static void prepare(final GeneratorOptions options, final Configuration configuration) {
        try {
            final Path out = new Path(options.out());
            final FileSystem files = out.getFileSystem(configuration);
            if (files.exists(out) && (!files.getFileStatus(out).isDirectory() || files.listStatus(out).length > 0)) {
                throw DipperException.usage(
                        "--out " + options.out() + " is not empty.",
                        "Generated files never mix with others.",
                        "Name a new folder, or remove that one first.");
            }
            final String truth = options.isPlanted() ? FileWriterTask.LABELS : FileWriterTask.TRUTH;
            for (final String part : List.of(FileWriterTask.ROWS, truth, FileWriterTask.DEFECTS)) {
                if (!files.mkdirs(new Path(out, part))) {
                    throw notWritable(options);
                }
            }
        } catch (IOException e) {
            throw notWritable(options);
        }
    }

    private static DipperException notWritable(final GeneratorOptions options) {
        return DipperException.usage(
                "--out " + options.out() + " cannot be written.",
                "The folder could not be made there.",
                "Name a folder that you may write to.");
    }

    /** What is true of the institutions. */
    private static void institutions(final GeneratorOptions options, final Configuration configuration) {
        final MisconductPlan plan =
                new MisconductPlan(options, new DiseaseBook(), new HospitalBook(options.seed(), options.hospitals()));
        final String text = "institution_code,kind,planned_rate_percent\n" + String.join("\n", plan.lines()) + "\n";
        write(options, FileWriterTask.LABELS + "/institutions.csv", text, configuration);
    }

    private static String readme(final GeneratorOptions options, final FileCounts counts) {
        return String.join(
                "\n",
                "Made-up settlement lists of a made-up prefecture. No person, hospital or price here is real.",
                "",
                "seed:       " + options.seed(),
                "rows:       " + counts.cases() + " (exact duplicates and conflicting rows included)",
                "persons:    " + counts.persons(),
                "years:      " + options.firstYear() + "-" + (options.firstYear() + options.years() - 1),
                "hospitals:  " + options.hospitals(),
                "planted:    " + counts.planted(),
                "defects:    " + counts.defects(),
                "",
                "settlement_list/  the rows, national settlement-list layout, one row a settlement",
                options.isPlanted()
                        ? "_truth/           hidden labels of planted misconduct, of look-alikes, of institutions; no data"
                        : "truth/            planted misconduct: kind, institution, settlements joined by |, note",
                "defects/          rows that are wrong on purpose: kind, settlement",
                "");
    }

    private static void write(
            final GeneratorOptions options, final String name, final String text, final Configuration configuration) {
        final Path path = new Path(options.out(), name);
        try (OutputStream out = path.getFileSystem(configuration).create(path, true)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw notWritable(options);
        }
    }

    private record WriteFiles(GeneratorOptions options, SerializableConfiguration configuration)
            implements FlatMapFunction<Iterator<Integer>, FileCounts> {
        private static final long serialVersionUID = 1L;

        @Override
        public Iterator<FileCounts> call(final Iterator<Integer> files) throws IOException {
            final FileWriterTask task = new FileWriterTask(options, configuration.value());
            final String attempt = String.valueOf(TaskContext.get().taskAttemptId());
            FileCounts counts = FileCounts.nothing();
            while (files.hasNext()) {
                counts = counts.plus(task.write(files.next(), attempt));
            }
            return List.of(counts).iterator();
        }
    }
}
