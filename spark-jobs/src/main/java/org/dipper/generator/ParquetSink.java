package org.dipper.generator;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.dipper.generator.NationalLayout.Kind;
import org.dipper.generator.NationalLayout.LayoutColumn;

/** Rows as Parquet: codes and times as texts, money as decimal(16,2), absent values null. */
final class ParquetSink implements RowSink {
    // A small row group keeps the memory of a writer bounded, whatever the size of the file.
    private static final long ROW_GROUP_BYTES = 64L << 20;

    private final ParquetWriter<SettlementRow> writer;

    ParquetSink(final Path file, final Configuration configuration) throws IOException {
        this.writer = new Builder(HadoopOutputFile.fromPath(file, configuration))
                .withConf(configuration)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .build();
    }

    @Override
    public void write(final SettlementRow row) throws IOException {
        writer.write(row);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static MessageType schema() {
        final Types.MessageTypeBuilder builder = Types.buildMessage();
        for (final LayoutColumn column : NationalLayout.COLUMNS) {
            switch (column.kind()) {
                case TEXT ->
                    builder.optional(PrimitiveTypeName.BINARY)
                            .as(LogicalTypeAnnotation.stringType())
                            .named(column.name());
                case WHOLE -> builder.optional(PrimitiveTypeName.INT32).named(column.name());
                case MONEY ->
                    builder.optional(PrimitiveTypeName.INT64)
                            .as(LogicalTypeAnnotation.decimalType(2, 16))
                            .named(column.name());
            }
        }
        return builder.named("settlement_list");
    }

    private static final class Builder extends ParquetWriter.Builder<SettlementRow, Builder> {
        private Builder(final HadoopOutputFile file) {
            super(file);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<SettlementRow> getWriteSupport(final Configuration configuration) {
            return new RowWriteSupport();
        }
    }

    private static final class RowWriteSupport extends WriteSupport<SettlementRow> {
        private final List<LayoutColumn> columns = NationalLayout.COLUMNS;
        private RecordConsumer consumer;

        @Override
        public WriteContext init(final Configuration configuration) {
            final Map<String, String> none = new HashMap<>();
            return new WriteContext(schema(), none);
        }

        @Override
        public void prepareForWrite(final RecordConsumer recordConsumer) {
            this.consumer = recordConsumer;
        }

        @Override
        public void write(final SettlementRow row) {
            consumer.startMessage();
            for (int i = 0; i < columns.size(); i++) {
                final LayoutColumn column = columns.get(i);
                if (isPresent(row, i, column.kind())) {
                    consumer.startField(column.name(), i);
                    value(row, i, column.kind());
                    consumer.endField(column.name(), i);
                }
            }
            consumer.endMessage();
        }

        private static boolean isPresent(final SettlementRow row, final int column, final Kind kind) {
            return kind == Kind.TEXT ? !row.text(column).isEmpty() : row.number(column) != SettlementRow.ABSENT;
        }

        private void value(final SettlementRow row, final int column, final Kind kind) {
            switch (kind) {
                case TEXT -> consumer.addBinary(Binary.fromString(row.text(column)));
                case WHOLE -> consumer.addInteger(Math.toIntExact(row.number(column)));
                case MONEY -> consumer.addLong(row.number(column));
            }
        }
    }
}
