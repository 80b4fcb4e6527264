package org.dipper.shell.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.delta.kernel.Scan;
import io.delta.kernel.ScanBuilder;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Expression;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** The Delta tables of a warehouse folder, read through Delta Kernel at a version. */
public final class DeltaTables {
    private static final String LOG = "_delta_log";
    private static final int LOG_NAME_DIGITS = 20;
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private final String root;
    private final Engine engine;

    /** The tables below a folder or the address of one. */
    public DeltaTables(final String warehouse) {
        this.root = address(warehouse);
        final Configuration configuration = new Configuration();
        this.engine = DefaultEngine.create(configuration);
    }

    /** Whether the warehouse has this table. */
    public boolean has(final String table) {
        if (root.startsWith("file:")) {
            return Files.isDirectory(Path.of(URI.create(root)).resolve(table).resolve(LOG));
        }
        try {
            latest(table);
            return true;
        } catch (TableNotFoundException absent) {
            return false;
        }
    }

    /** The newest version of a table. */
    public long latestVersion(final String table) {
        return latest(table).getVersion();
    }

    /**
     * The rows of a table that match, with these columns; a column the stored table does not have yet is absent in every
     * row, and equals nothing.
     *
     * @param version the Delta version, or the newest
     */
    public List<TableRow> read(
            final String table, final OptionalLong version, final List<Field> fields, final List<Match> where) {
        final List<TableRow> rows = new ArrayList<>();
        forEach(table, version, fields, where, rows::add);
        return rows;
    }

    /** The same rows one by one, for tables too large to hold. */
    public void forEach(
            final String table,
            final OptionalLong version,
            final List<Field> fields,
            final List<Match> where,
            final Consumer<TableRow> rows) {
        final Snapshot snapshot = version.isPresent()
                ? Table.forPath(engine, path(table)).getSnapshotAsOfVersion(engine, version.getAsLong())
                : latest(table);
        final StructType stored = snapshot.getSchema();
        final boolean canMatch =
                where.stream().allMatch(match -> stored.indexOf(match.field().name()) >= 0);
        if (!canMatch) {
            return;
        }
        final List<String> names = new ArrayList<>(fields.stream()
                .map(Field::name)
                .filter(name -> stored.indexOf(name) >= 0)
                .toList());
        where.stream()
                .map(match -> match.field().name())
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        final List<StructField> columns = names.stream().map(stored::get).toList();
        ScanBuilder builder = snapshot.getScanBuilder().withReadSchema(new StructType(columns));
        final Optional<Predicate> predicate = predicate(where);
        if (predicate.isPresent()) {
            builder = builder.withFilter(predicate.get());
        }
        try {
            scan(builder.build(), predicate, new BatchReader(names, fields, where, rows));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How many rows a version has by the statistics of its files, or empty where a file has none. */
    public OptionalLong rowCount(final String table, final long version) {
        final Snapshot snapshot = Table.forPath(engine, path(table)).getSnapshotAsOfVersion(engine, version);
        final Scan scan = snapshot.getScanBuilder().build();
        long count = 0;
        try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine, true)) {
            final ObjectMapper mapper = new ObjectMapper();
            while (batches.hasNext()) {
                try (CloseableIterator<Row> files = batches.next().getRows()) {
                    while (files.hasNext()) {
                        final Row add = files.next().getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL);
                        final int stats = InternalScanFileUtils.ADD_FILE_STATS_ORDINAL;
                        final JsonNode records = add.isNullAt(stats)
                                ? null
                                : mapper.readTree(add.getString(stats)).get("numRecords");
                        if (records == null) {
                            return OptionalLong.empty();
                        }
                        count += records.asLong();
                    }
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return OptionalLong.of(count);
    }

    /** The versions of a table that the log still tells of, newest first. */
    public List<TableCommit> history(final String table) {
        final List<TableCommit> commits = new ArrayList<>();
        final ObjectMapper mapper = new ObjectMapper();
        final String first = path(table) + "/" + LOG + "/" + "0".repeat(LOG_NAME_DIGITS) + ".json";
        try (CloseableIterator<FileStatus> files = engine.getFileSystemClient().listFrom(first)) {
            while (files.hasNext()) {
                final FileStatus file = files.next();
                final String name = file.getPath().substring(file.getPath().lastIndexOf('/') + 1);
                if (name.matches("\\d{20}\\.json")) {
                    commits.add(commit(mapper, Long.parseLong(name.substring(0, LOG_NAME_DIGITS)), file));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        java.util.Collections.reverse(commits);
        return commits;
    }

    private TableCommit commit(final ObjectMapper mapper, final long version, final FileStatus file)
            throws IOException {
        final String text;
        final io.delta.kernel.engine.FileReadRequest request = new WholeFile(file);
        try (CloseableIterator<java.io.ByteArrayInputStream> content =
                        engine.getFileSystemClient().readFiles(Utils.singletonCloseableIterator(request));
                InputStream stream = content.next()) {
            text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (final String line : text.lines().toList()) {
            if (line.startsWith("{\"commitInfo\"")) {
                final JsonNode info = mapper.readTree(line).get("commitInfo");
                return new TableCommit(
                        version,
                        Instant.ofEpochMilli(info.path("timestamp").asLong(file.getModificationTime())),
                        info.path("operation").asText(""),
                        info.path("engineInfo").asText(""));
            }
        }
        return new TableCommit(version, Instant.ofEpochMilli(file.getModificationTime()), "", "");
    }

    private void scan(final Scan scan, final Optional<Predicate> predicate, final BatchReader reader)
            throws IOException {
        final Row state = scan.getScanState(engine);
        final StructType physical = ScanStateRow.getPhysicalDataReadSchema(state);
        try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> files = batches.next().getRows()) {
                    while (files.hasNext()) {
                        file(files.next(), state, physical, predicate, reader);
                    }
                }
            }
        }
    }

    private void file(
            final Row file,
            final Row state,
            final StructType physical,
            final Optional<Predicate> predicate,
            final BatchReader reader)
            throws IOException {
        final FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
        try (CloseableIterator<FileReadResult> read = engine.getParquetHandler()
                        .readParquetFiles(Utils.singletonCloseableIterator(status), physical, predicate);
                CloseableIterator<FilteredColumnarBatch> logical =
                        Scan.transformPhysicalData(engine, state, file, read.map(FileReadResult::getData))) {
            while (logical.hasNext()) {
                reader.read(logical.next());
            }
        }
    }

    private Snapshot latest(final String table) {
        return Table.forPath(engine, path(table)).getLatestSnapshot(engine);
    }

    private String path(final String table) {
        return root + "/" + table;
    }

    private static Optional<Predicate> predicate(final List<Match> where) {
        return where.stream().map(DeltaTables::predicate).reduce((one, other) -> new Predicate("AND", one, other));
    }

    private static Predicate predicate(final Match match) {
        final Column column = new Column(match.field().name());
        if (!match.isBeginning()) {
            return new Predicate("=", column, literal(match));
        }
        // The last character that a text can go on with comes after all others.
        final Expression end = Literal.ofString(match.value() + LAST_CHARACTER);
        return new Predicate("AND", new Predicate(">=", column, literal(match)), new Predicate("<=", column, end));
    }

    private static Expression literal(final Match match) {
        if (match.value() instanceof String text) {
            return Literal.ofString(text);
        }
        final long number = (Long) match.value();
        return match.field().type().kind() == FieldType.Kind.INT
                ? Literal.ofInt(Math.toIntExact(number))
                : Literal.ofLong(number);
    }

    private static String address(final String warehouse) {
        final boolean hasScheme = warehouse.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*");
        final String address = hasScheme
                ? warehouse
                : Path.of(warehouse).toAbsolutePath().normalize().toUri().toString();
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    /** A request for all bytes of a file. */
    private record WholeFile(FileStatus file) implements io.delta.kernel.engine.FileReadRequest {
        @Override
        public String getPath() {
            return file.getPath();
        }

        @Override
        public int getStartOffset() {
            return 0;
        }

        @Override
        public int getReadLength() {
            return Math.toIntExact(file.getSize());
        }
    }
}
