package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a curve gives.
 *
 * @param parts one a measure or rule, in the order of the scheme
 * @param scores the score by step mode; empty where an input is missing
 * @param veto why the subject is vetoed, where it is
 */
public record CurveScore(List<Part> parts, Map<StepMode, BigDecimal> scores, Optional<String> veto) {
    public CurveScore {
        parts = List.copyOf(parts);
        scores = Map.copyOf(scores);
    }

    /**
     * One measure of an item.
     *
     * @param measure what was measured
     * @param target what is asked for, where there is a target
     * @param shortfall how far it falls short, not negative
     * @param steps steps of the shortfall by step mode; empty where the curve has none
     * @param missing why it cannot be judged, where it cannot
     */
    public record Part(
            Measured measure,
            Optional<BigDecimal> target,
            Optional<BigDecimal> shortfall,
            Map<StepMode, BigDecimal> steps,
            Optional<String> missing) {
        public Part {
            steps = Map.copyOf(steps);
        }

        /** A part that cannot be judged. */
        static Part missing(final Measured measure, final String why) {
            return new Part(measure, Optional.empty(), Optional.empty(), Map.of(), Optional.of(why));
        }

        /** A part without target. */
        static Part of(final Measured measure) {
            return new Part(measure, Optional.empty(), Optional.empty(), Map.of(), measure.missing());
        }
    }

    /** Parts with the score that they lead to, once none is missing. */
    static CurveScore of(final List<Part> parts, final Function<StepMode, BigDecimal> score) {
        final Map<StepMode, BigDecimal> scores = new EnumMap<>(StepMode.class);
        if (parts.stream().allMatch(part -> part.missing().isEmpty())) {
            Arrays.stream(StepMode.values()).forEach(mode -> scores.put(mode, score.apply(mode)));
        }
        return new CurveScore(parts, scores, Optional.empty());
    }

    /** Why the item cannot be judged, where it cannot. */
    public Optional<String> missing() {
        final String reasons = parts.stream()
                .flatMap(part -> part.missing().stream())
                .distinct()
                .collect(Collectors.joining("; "));
        return reasons.isEmpty() ? Optional.empty() : Optional.of(reasons);
    }
}
