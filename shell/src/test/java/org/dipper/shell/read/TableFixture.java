package org.dipper.shell.read;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Operation;
import io.delta.kernel.Table;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionBuilder;
import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.defaults.internal.data.DefaultColumnarBatch;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.dipper.operations.PublicationTable;
import org.dipper.operations.RunLedgerTable;
import org.dipper.table.Field;
import org.dipper.table.TableContract;

/** Writes small Delta tables of the contracts, without Spark. */
public final class TableFixture {
    private final Path warehouse;
    private final Engine engine = DefaultEngine.create(new Configuration());
    private long sequence;

    public TableFixture(final Path warehouse) {
        this.warehouse = warehouse;
    }

    /** Appends rows in the order of the contract's columns, which may stop before the latest ones; gives the new version. */
    public long append(final TableContract contract, final List<List<Object>> rows) {
        final Path folder = warehouse.resolve(contract.name());
        final boolean isNew = !Files.exists(folder);
        try {
            Files.createDirectories(folder);
            final Table table = Table.forPath(engine, folder.toUri().toString());
            TransactionBuilder builder =
                    table.createTransactionBuilder(engine, "fixture", isNew ? Operation.CREATE_TABLE : Operation.WRITE);
            if (isNew) {
                builder = builder.withSchema(engine, schema(contract));
            }
            final Transaction transaction = builder.build(engine);
            final Row state = transaction.getTransactionState(engine);
            final ColumnVector[] columns = new ColumnVector[contract.fields().size()];
            for (int i = 0; i < columns.length; i++) {
                final int place = i;
                columns[i] = new Values(
                        type(contract.fields().get(i)),
                        // Columns that a row does not reach are null, as in rows older than the column.
                        rows.stream()
                                .map(row -> place < row.size() ? row.get(place) : null)
                                .toArray());
            }
            final FilteredColumnarBatch batch = new FilteredColumnarBatch(
                    new DefaultColumnarBatch(rows.size(), schema(contract), columns), Optional.empty());
            final CloseableIterator<FilteredColumnarBatch> physical =
                    Transaction.transformLogicalData(engine, state, Utils.singletonCloseableIterator(batch), Map.of());
            final DataWriteContext context = Transaction.getWriteContext(engine, state, Map.of());
            final CloseableIterator<DataFileStatus> files = engine.getParquetHandler()
                    .writeParquetFiles(context.getTargetDirectory(), physical, context.getStatisticsColumns());
            final CloseableIterator<Row> actions = Transaction.generateAppendActions(engine, state, files, context);
            return transaction
                    .commit(engine, CloseableIterable.inMemoryIterable(actions))
                    .getVersion();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A row in the order of the contract's columns; what is not given is null. */
    public static List<Object> row(final TableContract contract, final Map<Field, Object> given) {
        final List<Object> row = new ArrayList<>();
        contract.fields().forEach(field -> row.add(given.get(field)));
        return row;
    }

    /** Makes versions current for a subject. */
    public void publish(final String subject, final int revision, final String state, final String versions) {
        sequence++;
        append(
                PublicationTable.CONTRACT,
                List.of(List.of(
                        sequence,
                        subject,
                        revision,
                        state,
                        versions,
                        "hash",
                        "run-" + sequence,
                        Instant.parse("2026-01-01T00:00:00Z").plusSeconds(sequence),
                        "tester",
                        "",
                        "{}")));
    }

    /** Writes a ledger row. */
    public void ledger(final String run, final String job, final String state, final int second) {
        append(
                RunLedgerTable.CONTRACT,
                List.of(List.of(
                        run,
                        "key-" + run,
                        job,
                        state,
                        Instant.parse("2026-01-01T00:00:00Z").plusSeconds(second),
                        "{}",
                        "policy",
                        "{}",
                        "{}",
                        "hash",
                        "0.1.0",
                        (long) second,
                        state)));
    }

    private static StructType schema(final TableContract contract) {
        return new StructType(contract.fields().stream()
                .map(field -> new StructField(field.name(), type(field), true))
                .toList());
    }

    private static DataType type(final Field field) {
        return switch (field.type().kind()) {
            case STRING -> StringType.STRING;
            case INT -> IntegerType.INTEGER;
            case LONG -> LongType.LONG;
            case BOOLEAN -> BooleanType.BOOLEAN;
            case DATE -> DateType.DATE;
            case TIMESTAMP -> TimestampType.TIMESTAMP;
            case DECIMAL ->
                new DecimalType(field.type().precision(), field.type().scale());
            case STRING_ARRAY -> new ArrayType(StringType.STRING, true);
        };
    }

    /** A column over plain values. */
    private record Values(DataType type, Object[] values) implements ColumnVector {
        @Override
        public DataType getDataType() {
            return type;
        }

        @Override
        public int getSize() {
            return values.length;
        }

        @Override
        public void close() {}

        @Override
        public boolean isNullAt(final int row) {
            return values[row] == null;
        }

        @Override
        public boolean getBoolean(final int row) {
            return (Boolean) values[row];
        }

        @Override
        public int getInt(final int row) {
            return values[row] instanceof LocalDate date ? (int) date.toEpochDay() : ((Number) values[row]).intValue();
        }

        @Override
        public long getLong(final int row) {
            return values[row] instanceof Instant moment
                    ? ChronoUnit.MICROS.between(Instant.EPOCH, moment)
                    : ((Number) values[row]).longValue();
        }

        @Override
        public String getString(final int row) {
            return (String) values[row];
        }

        @Override
        public BigDecimal getDecimal(final int row) {
            return (BigDecimal) values[row];
        }

        @Override
        public ArrayValue getArray(final int row) {
            final Object[] texts = ((List<?>) values[row]).toArray();
            return new ArrayValue() {
                @Override
                public int getSize() {
                    return texts.length;
                }

                @Override
                public ColumnVector getElements() {
                    return new Values(StringType.STRING, texts);
                }
            };
        }
    }
}
