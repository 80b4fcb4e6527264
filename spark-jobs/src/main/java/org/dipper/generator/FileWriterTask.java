package org.dipper.generator;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.dipper.generator.GeneratorOptions.Format;

/** Writes one settlement-list file with its truth and defect files: complete under their names, or not there. */
final class FileWriterTask {
    static final String ROWS = "settlement_list";
    static final String TRUTH = "truth";
    static final String DEFECTS = "defects";
    /** Readers of data leave out what begins with an underscore. */
    static final String LABELS = "_truth";

    private static final String LOOK_ALIKE_HEADER = "settlement_id,kind,institution_code";

    private final GeneratorOptions options;
    private final Configuration configuration;
    private final BlockMaker generator;

    FileWriterTask(final GeneratorOptions options, final Configuration configuration) {
        this.options = options;
        this.configuration = configuration;
        this.generator = options.isPlanted() ? new PlantingBlockGenerator(options) : new BlockGenerator(options);
    }

    FileCounts write(final int file, final String attempt) throws IOException {
        final String number = String.valueOf(100_000 + file).substring(1);
        final String suffix = options.format() == Format.CSV ? ".csv" : ".parquet";
        final Path root = new Path(options.out());
        final Path rows = new Path(new Path(root, ROWS), "settlement-" + number + suffix);
        final Path truth = options.isPlanted()
                ? new Path(new Path(root, LABELS), "labels-" + number + ".csv")
                : new Path(new Path(root, TRUTH), "planted-" + number + ".csv");
        final Path lookAlikes = new Path(new Path(root, LABELS), "look_alikes-" + number + ".csv");
        final Path defects = new Path(new Path(root, DEFECTS), "defects-" + number + ".csv");
        final FileSystem files = root.getFileSystem(configuration);
        final Receiver receiver;
        try (RowSink sink = sink(files, beside(rows, attempt));
                BufferedWriter truthLines = lines(
                        files,
                        beside(truth, attempt),
                        options.isPlanted() ? SettlementLabel.HEADER : "kind,fixmedins_code,setl_ids,note");
                BufferedWriter lookAlikeLines = options.isPlanted()
                        ? lines(files, beside(lookAlikes, attempt), LOOK_ALIKE_HEADER)
                        : new BufferedWriter(Writer.nullWriter());
                BufferedWriter defectLines = lines(files, beside(defects, attempt), "kind,setl_id")) {
            receiver = new Receiver(sink, truthLines, lookAlikeLines, defectLines);
            final long blocks = options.blocks();
            final int from = Math.toIntExact(blocks * file / options.files());
            final int to = Math.toIntExact(blocks * (file + 1) / options.files());
            for (int block = from; block < to; block++) {
                generator.generate(block, receiver);
            }
        }
        final List<Path> written =
                options.isPlanted() ? List.of(truth, lookAlikes, defects, rows) : List.of(truth, defects, rows);
        for (final Path path : written) {
            publish(files, beside(path, attempt), path);
        }
        return receiver.counts(files.getFileStatus(rows).getLen());
    }

    private RowSink sink(final FileSystem files, final Path path) throws IOException {
        return options.format() == Format.CSV
                ? new CsvSink(files.create(path, true), options.encoding().charset())
                : new ParquetSink(path, configuration);
    }

    private static BufferedWriter lines(final FileSystem files, final Path path, final String header)
            throws IOException {
        final BufferedWriter writer =
                new BufferedWriter(new OutputStreamWriter(files.create(path, true), StandardCharsets.UTF_8));
        writer.write(header + "\n");
        return writer;
    }

    /** Hidden from readers until it is complete. */
    private static Path beside(final Path path, final String attempt) {
        return new Path(path.getParent(), "." + path.getName() + "." + attempt);
    }

    private static void publish(final FileSystem files, final Path from, final Path to) throws IOException {
        if (files.exists(to)) {
            files.delete(to, false);
        }
        if (!files.rename(from, to)) {
            throw new IOException("Cannot rename " + from.getName() + " to " + to.getName());
        }
    }

    private static final class Receiver implements BlockReceiver {
        private final RowSink sink;
        private final BufferedWriter truth;
        private final BufferedWriter lookAlikes;
        private final BufferedWriter defects;
        private final Map<String, Long> plantedByKind = new TreeMap<>();
        private final Map<String, Long> defectsByKind = new TreeMap<>();
        private long cases;
        private long persons;

        private Receiver(
                final RowSink sink,
                final BufferedWriter truth,
                final BufferedWriter lookAlikes,
                final BufferedWriter defects) {
            this.sink = sink;
            this.truth = truth;
            this.lookAlikes = lookAlikes;
            this.defects = defects;
        }

        @Override
        public void row(final SettlementRow row) throws IOException {
            sink.write(row);
            cases++;
        }

        @Override
        public void planted(
                final Misconduct kind, final List<String> settlementIds, final String institution, final String note)
                throws IOException {
            truth.write(kind.kind() + "," + institution + "," + String.join("|", settlementIds) + "," + note + "\n");
            plantedByKind.merge(kind.kind(), 1L, Long::sum);
        }

        @Override
        public void label(final SettlementLabel label) throws IOException {
            truth.write(label.line() + "\n");
            plantedByKind.merge(label.kind().kind(), 1L, Long::sum);
        }

        @Override
        public void lookAlike(final String kind, final String settlementId, final String institution)
                throws IOException {
            lookAlikes.write(settlementId + "," + kind + "," + institution + "\n");
        }

        @Override
        public void defect(final String settlementId, final String kind) throws IOException {
            defects.write(kind + "," + settlementId + "\n");
            defectsByKind.merge(kind, 1L, Long::sum);
        }

        @Override
        public void person() {
            persons++;
        }

        private FileCounts counts(final long bytes) {
            return new FileCounts(cases, persons, 1, bytes, plantedByKind, defectsByKind);
        }
    }
}
