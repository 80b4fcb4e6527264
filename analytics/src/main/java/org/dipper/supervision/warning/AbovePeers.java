package org.dipper.supervision.warning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value above a percentile of the peers: the others of the same type and peer group in the month.
 *
 * <p>The percentile is the nearest rank: the smallest of their values that at least this share of them does not exceed. So
 * the reference is a value that a peer really has, and nothing is rounded.
 *
 * @param percentile the share, 0.9 for P90
 * @param minPeers how many peers there must be
 */
public record AbovePeers(BigDecimal percentile, int minPeers) implements WarningKind {
    public AbovePeers {
        if (percentile.signum() <= 0 || percentile.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("The percentile must be between 0 and 1");
        }
    }

    @Override
    public String id() {
        return "above_peers";
    }

    @Override
    public Judgement judge(final Evidence evidence) {
        final Optional<Bilingual> gap = evidence.gap(evidence.month());
        if (gap.isPresent()) {
            return Judgement.notEvaluable(gap.get());
        }
        final List<MonthlyMeasure> peers = new ArrayList<>(evidence.peers());
        if (peers.size() < minPeers) {
            return Judgement.notEvaluable(new Bilingual(
                    "there are " + peers.size() + " peers, " + minPeers + " are needed",
                    "同组可比对象 " + peers.size() + " 个，不足 " + minPeers + " 个"));
        }
        peers.sort((one, other) -> one.against(other, BigDecimal.ONE));
        final int rank = percentile
                .multiply(BigDecimal.valueOf(peers.size()))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
        final MonthlyMeasure reference = peers.get(Math.max(1, rank) - 1);
        final MonthlyMeasure measure = evidence.at(evidence.month());
        return Judgement.of(
                measure.against(reference, BigDecimal.ONE) > 0,
                measure.value().orElseThrow(),
                reference.value(),
                reference.value().orElseThrow());
    }

    @Override
    public WarningKind withThreshold(final BigDecimal threshold) {
        return new AbovePeers(threshold, minPeers);
    }
}
