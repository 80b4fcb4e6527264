package org.dipper.ingest;

/** A number of rows and the cost on them. */
public record RowsAndFen(long rows, long fen) {
    static final RowsAndFen NONE = new RowsAndFen(0, 0);

    RowsAndFen plus(final RowsAndFen other) {
        return new RowsAndFen(Math.addExact(rows, other.rows), Math.addExact(fen, other.fen));
    }

    RowsAndFen minus(final RowsAndFen other) {
        return new RowsAndFen(Math.subtractExact(rows, other.rows), Math.subtractExact(fen, other.fen));
    }
}
