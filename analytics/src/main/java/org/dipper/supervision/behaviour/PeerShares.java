package org.dipper.supervision.behaviour;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.signum;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;
import org.dipper.cases.SettledCaseTable;
import org.dipper.table.FieldType;

/**
 * The share of an institution's cases that have something, beside the same share of its peers: the other institutions that
 * stand at the same level.
 *
 * <p>Takes the rows of {@link CaseFacts}; yields {@code indicator_value}, four rows a share and institution: the share, the
 * peers' share ({@code _peers}), how far they lie apart in standard errors of the difference of two shares ({@code _z}, above
 * 0 where the institution's is higher; the numerator is the cases above the peers' share), and whether that is beyond the limit
 * ({@code _signal}, 1 or 0). The signal is decided on whole numbers: (kN - nK)^2 (n + N) against z^2 nN (k + K)(n + N - k -
 * K), so no rounding moves it. Without enough cases on either side there is neither distance nor signal.
 */
final class PeerShares {
    static final String PEERS = "_peers";
    static final String Z = "_z";
    static final String SIGNAL = "_signal";

    private static final String INSTITUTION = "compared_institution";
    private static final String LEVEL = "compared_level";
    private static final String HITS = "hits_";
    private static final String CASES = "cases_";
    private static final String PEER_HITS = "peer_hits_";
    private static final String PEER_CASES = "peer_cases_";
    private static final String WIDE = FieldType.decimal(18, 0).sql();
    private static final String WIDEST = FieldType.decimal(38, 0).sql();
    // A limit of two decimals, squared.
    private static final int SQUARED_HUNDREDTHS = 10_000;

    private final String period;
    private final List<Share> shares;
    private final BigDecimal limit;
    private final int leastCases;

    /**
     * A share.
     *
     * @param isCase whether a case counts
     * @param isHit whether a counted case has it
     */
    record Share(String indicator, Column isCase, Column isHit) {}

    /**
     * Shares of a period.
     *
     * @param limit standard errors beyond which a distance is a signal, two decimals at most
     * @param leastCases cases that institution and peers need
     */
    PeerShares(final String period, final List<Share> shares, final BigDecimal limit, final int leastCases) {
        this.period = period;
        this.shares = List.copyOf(shares);
        this.limit = limit;
        this.leastCases = leastCases;
    }

    Dataset<Row> apply(final Dataset<Row> facts) {
        final List<Column> counts = new ArrayList<>();
        final List<Column> sums = new ArrayList<>();
        for (final Share share : shares) {
            counts.add(count_if(share.isCase()).as(CASES + share.indicator()));
            counts.add(count_if(share.isCase().and(share.isHit())).as(HITS + share.indicator()));
            sums.add(sum(col(CASES + share.indicator())).as(CASES + share.indicator()));
            sums.add(sum(col(HITS + share.indicator())).as(HITS + share.indicator()));
        }
        // Grouped by level first and narrowed to the highest after: an institution has one level.
        sums.add(max(col(LEVEL)).as(LEVEL));
        final Dataset<Row> institutions = facts.groupBy(
                        col(SettledCaseTable.INSTITUTION_CODE).as(INSTITUTION),
                        col(SettledCaseTable.HOSPITAL_LEVEL).as(LEVEL))
                .agg(counts.get(0), counts.subList(1, counts.size()).toArray(Column[]::new))
                .groupBy(col(INSTITUTION))
                .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
        final WindowSpec ofLevel = Window.partitionBy(col(LEVEL));
        final List<Column> beside = new ArrayList<>(List.of(functions.col("*")));
        final List<MonitorRows.Measure> measures = new ArrayList<>();
        for (final Share share : shares) {
            final String name = share.indicator();
            beside.add(peers(CASES + name, ofLevel).as(PEER_CASES + name));
            beside.add(peers(HITS + name, ofLevel).as(PEER_HITS + name));
            measures.addAll(measures(name));
        }
        return new MonitorRows(period).of(institutions.select(beside.toArray(Column[]::new)), INSTITUTION, measures);
    }

    private static Column peers(final String own, final WindowSpec ofLevel) {
        return sum(col(own)).over(ofLevel).minus(col(own));
    }

    private List<MonitorRows.Measure> measures(final String name) {
        final Column hits = col(HITS + name);
        final Column cases = col(CASES + name);
        final Column peerHits = col(PEER_HITS + name);
        final Column peerCases = col(PEER_CASES + name);
        final Column difference = wide(hits)
                .multiply(wide(peerCases))
                .minus(wide(cases).multiply(wide(peerHits)))
                .cast(WIDE);
        final Column square = difference
                .multiply(difference)
                .cast(WIDEST)
                .multiply(cases.plus(peerCases).cast(FieldType.decimal(10, 0).sql()));
        final Column allHits = hits.plus(peerHits);
        final Column spread = wide(cases.multiply(peerCases))
                .multiply(wide(allHits.multiply(cases.plus(peerCases).minus(allHits))))
                .cast(WIDEST);
        final Column isLarge = cases.geq(leastCases).and(peerCases.geq(leastCases));
        final Column hasSpread = spread.gt(0);
        final Column z = when(
                        hasSpread,
                        signum(difference.cast("double"))
                                .multiply(sqrt(square.cast("double").divide(spread.cast("double")))))
                .otherwise(lit(0.0));
        final long limitSquared = limit.movePointRight(2).intValueExact()
                * (long) limit.movePointRight(2).intValueExact();
        final Column isSignal =
                hasSpread.and(square.multiply(lit(SQUARED_HUNDREDTHS)).gt(spread.multiply(lit(limitSquared))));
        final Column excess = wide(hits).minus(Exact.atRate(cases, peerHits, peerCases));
        final Column state = when(cases.equalTo(0), lit(MonitorRows.NO_CASES))
                .when(isLarge, lit(MonitorRows.EVALUATED))
                .otherwise(lit(MonitorRows.TOO_FEW));
        return List.of(
                MonitorRows.Measure.share(name, hits, cases),
                MonitorRows.Measure.share(name + PEERS, peerHits, peerCases),
                new MonitorRows.Measure(name + Z, excess, lit(null), when(isLarge, z), state),
                new MonitorRows.Measure(
                        name + SIGNAL,
                        when(isLarge, when(isSignal, lit(1)).otherwise(lit(0))),
                        when(isLarge, lit(1)),
                        when(isLarge, when(isSignal, lit(1)).otherwise(lit(0))),
                        state));
    }

    private static Column wide(final Column count) {
        return count.cast(WIDE);
    }
}
