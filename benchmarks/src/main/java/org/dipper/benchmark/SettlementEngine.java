package org.dipper.benchmark;

import java.util.Map;

/** Settles all cases as one year, in two pieces of work. Each call computes anew; the catalog is given. */
interface SettlementEngine extends AutoCloseable {
    /** From the cases to the cleared year: final amount in fen by {@code pool|institution}. */
    Map<String, Long> clear();

    /** The payments of all cases, after {@link #clear}: by {@code pool|institution} their number and two sums that tell them. */
    Map<String, String> pay();

    @Override
    void close();
}
