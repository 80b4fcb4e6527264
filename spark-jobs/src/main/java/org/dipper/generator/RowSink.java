package org.dipper.generator;

import java.io.Closeable;
import java.io.IOException;

/** A file of settlement rows being written. */
interface RowSink extends Closeable {
    void write(SettlementRow row) throws IOException;
}
