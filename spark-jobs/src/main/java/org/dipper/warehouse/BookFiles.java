package org.dipper.warehouse;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Operation;
import io.delta.kernel.Scan;
import io.delta.kernel.ScanBuilder;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.Transaction;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.exceptions.UnsupportedTableFeatureException;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.hook.PostCommitHook;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.table.Columns;
import org.dipper.table.Field;
import org.dipper.table.TableContract;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delta tables of a few rows, read whole and added to by the row through Delta Kernel: a Spark job for one row takes half a
 * second of processor time, this takes a few hundredths. What Kernel must not write to, Spark writes to as before.
 */
final class BookFiles {
    private static final Logger LOG = LoggerFactory.getLogger(BookFiles.class);

    private final SparkSession spark;
    private final DeltaFiles files;
    private final boolean hasLogStoreOfItsOwn;
    private final Engine engine;

    BookFiles(final SparkSession spark, final DeltaFiles files) {
        this.spark = spark;
        this.files = files;
        final Configuration settings = spark.sessionState().newHadoopConf();
        // Kernel must commit as Spark's Delta does; it reads the same setting under another name.
        final String scheme = new Path(files.root()).toUri().getScheme();
        final String logStore = settings.get("spark.delta.logStore." + scheme + ".impl");
        if (logStore != null) {
            settings.set("io.delta.kernel.logStore." + scheme + ".impl", logStore);
        }
        // The setting for all schemes, which Kernel does not have.
        this.hasLogStoreOfItsOwn = settings.get("spark.delta.logStore.class") != null;
        this.engine = DefaultEngine.create(settings);
    }

    /** All rows of the newest version, in no order; none where there is no table. */
    List<Row> rows(final TableContract table) {
        return rows(table, Optional.empty());
    }

    /** The rows of the newest version whose field has this value; only files that may hold one are opened. */
    List<Row> rows(final TableContract table, final Field field, final String value) {
        return rows(table, Optional.of(new Predicate("=", new Column(field.name()), Literal.ofString(value)))).stream()
                .filter(row -> value.equals(row.getAs(field.name())))
                .toList();
    }

    /**
     * Adds rows in one commit; makes the table where it is not there.
     *
     * @param rows values in the order of the contract's fields
     * @param note what the commit is remembered by
     * @throws IllegalArgumentException where a required value is null
     */
    void append(final TableContract table, final List<Row> rows, final String note) {
        files.create(table);
        final Snapshot snapshot = latest(table);
        final Optional<Transaction> transaction =
                fits(table, snapshot) ? transaction(snapshot, note) : Optional.empty();
        if (transaction.isEmpty()) {
            files.append(
                    table, spark.createDataFrame(rows, Columns.schema(table)).coalesce(1), note);
            return;
        }
        try {
            commit(transaction.get(), BookRows.batch(table, snapshot.getSchema(), rows));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A table of an older warehouse lacks columns: Spark's append adds them. */
    private boolean fits(final TableContract table, final Snapshot snapshot) {
        return !hasLogStoreOfItsOwn
                && snapshot.getPartitionColumnNames().isEmpty()
                && BookRows.fit(table, snapshot.getSchema());
    }

    /** Empty where the table asks more of its writers than Kernel does, such as checks of each row. */
    private Optional<Transaction> transaction(final Snapshot snapshot, final String note) {
        try {
            return Optional.of(snapshot.buildUpdateTableTransaction("dipper " + note, Operation.WRITE)
                    .build(engine));
        } catch (UnsupportedTableFeatureException checked) {
            return Optional.empty();
        }
    }

    private void commit(final Transaction transaction, final FilteredColumnarBatch batch) throws IOException {
        final io.delta.kernel.data.Row state = transaction.getTransactionState(engine);
        final DataWriteContext target = Transaction.getWriteContext(engine, state, Map.of());
        final List<PostCommitHook> chores;
        try (CloseableIterator<FilteredColumnarBatch> physical = Transaction.transformLogicalData(
                        engine, state, Utils.singletonCloseableIterator(batch), Map.of());
                CloseableIterator<DataFileStatus> written = engine.getParquetHandler()
                        .writeParquetFiles(target.getTargetDirectory(), physical, target.getStatisticsColumns());
                CloseableIterator<io.delta.kernel.data.Row> actions =
                        Transaction.generateAppendActions(engine, state, written, target)) {
            chores = transaction
                    .commit(engine, CloseableIterable.inMemoryIterable(actions))
                    .getPostCommitHooks();
        }
        for (final PostCommitHook chore : chores) {
            try {
                // The checkpoint after every tenth commit and the checksum after each, which keep later reads quick.
                chore.threadSafeInvoke(engine);
            } catch (IOException | RuntimeException failure) {
                // The commit stands without it, and a later one makes up for it.
                LOG.warn("{} failed after a commit", chore.getType(), failure);
            }
        }
    }

    private List<Row> rows(final TableContract table, final Optional<Predicate> wanted) {
        final Snapshot snapshot;
        try {
            snapshot = latest(table);
        } catch (TableNotFoundException absent) {
            return List.of();
        }
        final StructType stored = snapshot.getSchema();
        // Rows written before the contract got its latest columns have nulls there.
        final List<StructField> columns = table.columnNames().stream()
                .filter(name -> stored.indexOf(name) >= 0)
                .map(stored::get)
                .toList();
        ScanBuilder builder = snapshot.getScanBuilder().withReadSchema(new StructType(columns));
        if (wanted.isPresent()) {
            builder = builder.withFilter(wanted.get());
        }
        final Scan scan = builder.build();
        final io.delta.kernel.data.Row state = scan.getScanState(engine);
        final StructType physical = ScanStateRow.getPhysicalDataReadSchema(state);
        final List<Row> rows = new ArrayList<>();
        try (CloseableIterator<io.delta.kernel.data.Row> found = Utils.intoRows(scan.getScanFiles(engine))) {
            while (found.hasNext()) {
                final io.delta.kernel.data.Row file = found.next();
                try (CloseableIterator<FileReadResult> read = engine.getParquetHandler()
                                .readParquetFiles(
                                        Utils.singletonCloseableIterator(InternalScanFileUtils.getAddFileStatus(file)),
                                        physical,
                                        Optional.empty());
                        CloseableIterator<FilteredColumnarBatch> logical =
                                Scan.transformPhysicalData(engine, state, file, read.map(FileReadResult::getData));
                        CloseableIterator<io.delta.kernel.data.Row> alive = Utils.intoRows(logical)) {
                    while (alive.hasNext()) {
                        rows.add(BookRows.row(table, alive.next()));
                    }
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return rows;
    }

    private Snapshot latest(final TableContract table) {
        return Table.forPath(engine, files.path(table)).getLatestSnapshot(engine);
    }
}
