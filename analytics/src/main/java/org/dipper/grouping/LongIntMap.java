package org.dipper.grouping;

import java.io.Serializable;

/** Numbers by code number: open addressing, no boxes. Filled once, then read by many. */
final class LongIntMap implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int SMALLEST = 8;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final int otherwise;
    private final long[] keys;
    private final int[] values;
    private final int mask;
    private int size;

    LongIntMap(final int expected, final int otherwise) {
        this.otherwise = otherwise;
        final int capacity = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, expected)) * 4);
        this.keys = new long[capacity];
        this.values = new int[capacity];
        this.mask = capacity - 1;
    }

    /** Puts a value; keys are never 0. */
    void put(final long key, final int value) {
        int at = slot(key);
        while (keys[at] != 0 && keys[at] != key) {
            at = at + 1 & mask;
        }
        if (keys[at] == 0 && ++size > mask) {
            throw new IllegalStateException("More keys than expected");
        }
        keys[at] = key;
        values[at] = value;
    }

    /** The value of a key, or the one for absent keys. */
    int get(final long key) {
        int at = slot(key);
        while (keys[at] != 0) {
            if (keys[at] == key) {
                return values[at];
            }
            at = at + 1 & mask;
        }
        return otherwise;
    }

    boolean isEmpty() {
        return size == 0;
    }

    private int slot(final long key) {
        final long mixed = key * GOLDEN;
        return (int) (mixed ^ mixed >>> 32) & mask;
    }
}
