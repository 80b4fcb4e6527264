package org.dipper.supervision.fair;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An institution with its place in the order of review. A high place is a reason to look, never a verdict.
 *
 * @param figures what went in
 * @param state whether it could be judged
 * @param isSmallCount whether its cases are few
 * @param isSmallPeerGroup whether its peer group was too small, so that it was compared with all institutions
 * @param judgement the statistics, where the state says that it could be judged
 * @param rank 1 for the highest priority; empty where it could not be judged
 */
public record RankedInstitution(
        InstitutionFigures figures,
        RankingState state,
        boolean isSmallCount,
        boolean isSmallPeerGroup,
        Optional<Judgement> judgement,
        OptionalInt rank) {
    /** Observed over expected, where something is expected. */
    public Optional<Double> ratio() {
        return figures.expected() > 0 ? Optional.of(figures.observed() / figures.expected()) : Optional.empty();
    }

    /** The probability of a high ratio times the fund at stake, in whole fen, half up; empty where it could not be judged. */
    public Optional<Long> priorityFen() {
        return judgement.map(judged -> new BigDecimal(judged.probabilityHigh())
                .multiply(BigDecimal.valueOf(figures.fundAtStakeFen()))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    RankedInstitution withRank(final int place) {
        return new RankedInstitution(figures, state, isSmallCount, isSmallPeerGroup, judgement, OptionalInt.of(place));
    }
}
