package org.dipper.generator;

import java.util.Arrays;

/**
 * One row of the national layout: a text, or a number where the column is whole or money (fen). Mutable on purpose: one row
 * is made, defects are planted in copies, and it is written at once.
 */
final class SettlementRow {
    /** Stands for an absent number. */
    static final long ABSENT = Long.MIN_VALUE;

    private final String[] texts;
    private final long[] numbers;

    SettlementRow() {
        this.texts = new String[NationalLayout.WIDTH];
        this.numbers = new long[NationalLayout.WIDTH];
    }

    private SettlementRow(final SettlementRow other) {
        this.texts = Arrays.copyOf(other.texts, NationalLayout.WIDTH);
        this.numbers = Arrays.copyOf(other.numbers, NationalLayout.WIDTH);
    }

    SettlementRow copy() {
        return new SettlementRow(this);
    }

    /** The text of a column; empty where absent. */
    String text(final int column) {
        final String text = texts[column];
        return text == null ? "" : text;
    }

    long number(final int column) {
        return numbers[column];
    }

    void text(final int column, final String value) {
        texts[column] = value;
    }

    void number(final int column, final long value) {
        numbers[column] = value;
    }
}
