package org.dipper.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.dipper.cases.CaseMapping;
import org.dipper.cases.SettlementListReader;
import org.dipper.cases.SettlementLists;
import org.dipper.cases.SourceEncoding;
import org.dipper.cases.SourceRows;
import org.dipper.errors.DipperException;

/**
 * CSV files as {@link SourceRows}. Each file is read by one task from front to back, since where a record ends is known only
 * from its beginning; a large extract goes faster in several files.
 */
public final class CsvSource {
    private static final int BOOKKEEPING = 4;
    private static final int TASKS_PER_CORE = 4;
    // A header longer than this is the sign of a file that is no CSV.
    private static final int LONGEST_HEADER = 20_000;

    private final SparkSession spark;
    private final CaseMapping mapping;

    public CsvSource(final SparkSession spark, final CaseMapping mapping) {
        this.spark = spark;
        this.mapping = mapping;
    }

    /**
     * The rows of the files.
     *
     * @throws DipperException refused where a header lacks a column that the mapping names, or is no header
     */
    public Dataset<Row> rows(final List<SourceFile> files) {
        return read(
                files,
                (file, record, broken, cells) -> {
                    final Object[] values = new Object[BOOKKEEPING + cells.length];
                    values[0] = file;
                    values[1] = record.line();
                    values[2] = record.raw();
                    values[3] = broken;
                    for (int i = 0; i < cells.length; i++) {
                        values[BOOKKEEPING + i] = cells[i] instanceof String ? cells[i] : null;
                    }
                    return RowFactory.create(values);
                },
                SourceRows.schema(mapping.sourceColumns().size()));
    }

    /**
     * The settlement lists of the files, read while the records are at hand: going through a table of texts first would cost
     * as much again.
     *
     * @throws DipperException refused where a header lacks a column that the mapping names, or is no header
     */
    public Dataset<Row> lists(final List<SourceFile> files, final SettlementListReader reader) {
        return read(
                files,
                (file, record, broken, cells) -> reader.read(file, record.line(), record.raw(), broken, cells),
                SettlementLists.landed(DataTypes.StringType));
    }

    private Dataset<Row> read(final List<SourceFile> files, final RecordReader reader, final StructType schema) {
        final List<String> columns = mapping.sourceColumns();
        final SerializableConfiguration configuration =
                new SerializableConfiguration(spark.sessionState().newHadoopConf());
        final List<Plan> plans = files.stream()
                .map(file -> {
                    final List<String> header = header(configuration, file);
                    return new Plan(file, places(header, columns, file), header.size());
                })
                .toList();
        final RecordRows read =
                new RecordRows(configuration, mapping.delimiter(), mapping.encoding(), columns.size(), reader);
        final JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        final List<List<Plan>> shares = shared(plans, context.defaultParallelism() * TASKS_PER_CORE);
        final JavaRDD<Row> rows = context.parallelize(shares, shares.size()).flatMap(read);
        return spark.createDataFrame(rows, schema);
    }

    private List<String> header(final SerializableConfiguration configuration, final SourceFile file) {
        try (CsvReader reader = CsvFiles.open(
                configuration.value(),
                file,
                mapping.delimiter(),
                mapping.encoding().charset())) {
            final CsvRecord first = reader.next()
                    .orElseThrow(
                            () -> refused(file, "It has no header line.", "Put the column names on its first line."));
            if (first.broken().isPresent() || first.raw().length() > LONGEST_HEADER * 10) {
                throw refused(
                        file,
                        "Its header line is not readable text.",
                        "Save it as CSV in UTF-8 or GB18030; name the encoding in the mapping if it is another.");
            }
            return checked(first.cells().stream().map(String::strip).toList(), file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> checked(final List<String> header, final SourceFile file) {
        final Set<String> seen = new HashSet<>();
        for (final String name : header) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw refused(file, "The column " + name + " stands twice in its header.", "Rename or remove one.");
            }
        }
        if (header.size() == 1 && mapping.sourceColumns().size() > 1) {
            throw refused(
                    file,
                    "Only one column was found with the delimiter " + shown(mapping.delimiter()) + ".",
                    "Set the delimiter of the file in the mapping" + guess(header.get(0)) + ".");
        }
        return header;
    }

    private static String guess(final String header) {
        return List.of(',', '\t', ';', '|').stream()
                .filter(symbol -> header.indexOf(symbol) > 0)
                .max(Comparator.comparingLong(
                        symbol -> header.chars().filter(c -> c == symbol).count()))
                .map(symbol -> "; the header looks parted by " + shown(symbol))
                .orElse("");
    }

    private static String shown(final char delimiter) {
        return delimiter == '\t' ? "tab" : "\"" + delimiter + "\"";
    }

    private int[] places(final List<String> header, final List<String> columns, final SourceFile file) {
        SourceColumnCheck.require(mapping, header, file.name());
        return columns.stream().mapToInt(header::indexOf).toArray();
    }

    /** Files into about equal shares, the largest first. */
    private static List<List<Plan>> shared(final List<Plan> plans, final int atMost) {
        final List<List<Plan>> shares = new ArrayList<>();
        final long[] load = new long[Math.min(atMost, plans.size())];
        for (int i = 0; i < load.length; i++) {
            shares.add(new ArrayList<>());
        }
        final List<Plan> largestFirst = new ArrayList<>(plans);
        largestFirst.sort(
                Comparator.comparingLong((Plan plan) -> plan.file().length()).reversed());
        for (final Plan plan : largestFirst) {
            int least = 0;
            for (int i = 1; i < load.length; i++) {
                least = load[i] < load[least] ? i : least;
            }
            load[least] += plan.file().length();
            shares.get(least).add(plan);
        }
        return shares;
    }

    private static DipperException refused(final SourceFile file, final String why, final String fix) {
        return DipperException.refused("The file " + file.name() + " is refused.", why, fix);
    }

    /** A file, where the wanted columns stand in it, and how many cells a line has. */
    private record Plan(SourceFile file, int[] places, int width) implements java.io.Serializable {}

    /** Makes a row of a record; {@code broken} is the rule that it fails as text, or null. */
    @FunctionalInterface
    private interface RecordReader extends java.io.Serializable {
        Row read(String file, CsvRecord record, String broken, Object[] cells);
    }

    /** Runs in tasks: the records of a share of files as rows. */
    private record RecordRows(
            SerializableConfiguration configuration,
            char delimiter,
            SourceEncoding encoding,
            int cells,
            RecordReader reader)
            implements FlatMapFunction<List<Plan>, Row> {
        @Override
        public Iterator<Row> call(final List<Plan> plans) {
            return new RowIterator(this, plans);
        }

        private Row row(final CsvRecord record, final Plan plan) {
            final Object[] values = new Object[cells];
            final boolean isParsed = !record.cells().isEmpty();
            final boolean isRagged = isParsed && record.cells().size() != plan.width();
            for (int i = 0; i < cells && isParsed && !isRagged; i++) {
                final int place = plan.places()[i];
                values[i] = place < 0
                        ? SettlementListReader.NO_COLUMN
                        : record.cells().get(place).strip();
            }
            final String broken = isRagged ? SourceRows.RAGGED : record.broken().orElse(null);
            return reader.read(plan.file().name(), record, broken, values);
        }
    }

    private static final class RowIterator implements Iterator<Row> {
        private final RecordRows read;
        private final Iterator<Plan> plans;
        private Plan plan;
        private CsvReader reader;
        private Optional<CsvRecord> next = Optional.empty();

        private RowIterator(final RecordRows read, final List<Plan> plans) {
            this.read = read;
            this.plans = plans.iterator();
        }

        @Override
        public boolean hasNext() {
            try {
                while (next.isEmpty()) {
                    if (reader == null && !open()) {
                        return false;
                    }
                    next = reader.next();
                    if (next.isEmpty()) {
                        reader.close();
                        reader = null;
                    }
                }
                return true;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            final Row row = read.row(next.orElseThrow(), plan);
            next = Optional.empty();
            return row;
        }

        private boolean open() throws IOException {
            if (!plans.hasNext()) {
                return false;
            }
            plan = plans.next();
            reader = CsvFiles.open(
                    read.configuration().value(),
                    plan.file(),
                    read.delimiter(),
                    read.encoding().charset());
            // The header was read and checked before.
            reader.next();
            return true;
        }
    }
}
