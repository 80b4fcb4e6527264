package org.dipper.generator;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.util.List;
import org.dipper.generator.NationalLayout.Kind;
import org.dipper.generator.NationalLayout.LayoutColumn;

/** Rows as CSV with a header, money in yuan with two decimals. Generated values never need quotes. */
final class CsvSink implements RowSink {
    private static final int BUFFER = 1 << 16;

    private final BufferedWriter writer;
    private final StringBuilder line = new StringBuilder(512);

    CsvSink(final OutputStream out, final Charset charset) throws IOException {
        this.writer = new BufferedWriter(new OutputStreamWriter(out, charset), BUFFER);
        writer.write(String.join(",", NationalLayout.names()) + "\n");
    }

    @Override
    public void write(final SettlementRow row) throws IOException {
        line.setLength(0);
        final List<LayoutColumn> columns = NationalLayout.COLUMNS;
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                line.append(',');
            }
            final Kind kind = columns.get(i).kind();
            if (kind == Kind.TEXT) {
                line.append(row.text(i));
            } else if (kind == Kind.MONEY) {
                money(row.number(i));
            } else if (row.number(i) != SettlementRow.ABSENT) {
                line.append(row.number(i));
            }
        }
        writer.append(line.append('\n'));
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private void money(final long fen) {
        final long cents = fen % 100;
        line.append(fen / 100).append('.').append((char) ('0' + cents / 10)).append((char) ('0' + cents % 10));
    }
}
