package org.dipper.supervision.warning;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a rule finds for a subject in a month.
 *
 * @param signal whether it fires, does not, or cannot be judged
 * @param reason why it cannot be judged
 * @param measured the measured value, six decimals
 * @param reference what it is compared with: an earlier value, the peers' percentile, the budget line
 * @param threshold the value beyond which it fires
 * @param severity the severity, where the kind tells it rather than the rule
 * @param stakeFen the fund at stake, where the kind tells it
 * @param note what people should know beside the numbers
 */
public record Judgement(
        Signal signal,
        Optional<Bilingual> reason,
        Optional<BigDecimal> measured,
        Optional<BigDecimal> reference,
        Optional<BigDecimal> threshold,
        Optional<Severity> severity,
        OptionalLong stakeFen,
        Optional<Bilingual> note) {

    /** A rule that cannot be judged, and why. */
    public static Judgement notEvaluable(final Bilingual reason) {
        return new Judgement(
                Signal.NOT_EVALUABLE,
                Optional.of(reason),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty());
    }

    /** A value against a threshold. */
    public static Judgement of(
            final boolean isFired,
            final BigDecimal measured,
            final Optional<BigDecimal> reference,
            final BigDecimal threshold) {
        return new Judgement(
                isFired ? Signal.FIRED : Signal.NORMAL,
                Optional.empty(),
                Optional.of(measured),
                reference,
                Optional.of(threshold),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty());
    }

    /** The same with the severity and the fund at stake that the kind tells. */
    Judgement with(final Optional<Severity> newSeverity, final long newStakeFen, final Bilingual newNote) {
        return new Judgement(
                signal,
                reason,
                measured,
                reference,
                threshold,
                newSeverity,
                OptionalLong.of(newStakeFen),
                Optional.of(newNote));
    }
}
