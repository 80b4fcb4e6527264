package org.dipper.catalog.auxiliary;

import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the loaded lists say of a diagnosis, looked up once: the same few thousand codes come in every million cases. A pure
 * function with a memory; the memory does not travel and is bounded.
 */
final class DiagnosisMarks implements Serializable {
    private static final int FAILURE = 1 << 16;
    private static final int DAMAGE = 1 << 17;
    private static final int WEIGHT = FAILURE - 1;
    // Far above the codes of any edition, so that odd codes cannot fill the heap.
    private static final int MOST = 200_000;
    private static final long serialVersionUID = 1;

    private final AuxiliaryCodeLists lists;
    private transient volatile Map<String, Integer> known;

    DiagnosisMarks(final AuxiliaryCodeLists lists) {
        this.lists = lists;
    }

    /** The comorbidity weight, 0 for none. */
    int weight(final String diagnosis) {
        return marks(diagnosis) & WEIGHT;
    }

    /** Whether it is organ failure, shock or sepsis. */
    boolean isFailure(final String diagnosis) {
        return (marks(diagnosis) & FAILURE) != 0;
    }

    /** Whether it is important organ damage or infection. */
    boolean isDamage(final String diagnosis) {
        return (marks(diagnosis) & DAMAGE) != 0;
    }

    private int marks(final String diagnosis) {
        Map<String, Integer> memory = known;
        if (memory == null) {
            // Two threads may both begin one; either is right.
            memory = new ConcurrentHashMap<>();
            known = memory;
        }
        final Integer found = memory.get(diagnosis);
        if (found != null) {
            return found;
        }
        final int marks = Math.min(lists.weight(diagnosis), WEIGHT)
                | (lists.organFailure().contains(diagnosis) ? FAILURE : 0)
                | (lists.organDamage().contains(diagnosis) ? DAMAGE : 0);
        if (memory.size() < MOST) {
            memory.put(diagnosis, marks);
        }
        return marks;
    }
}
