package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Full score less the severity points of the events in a ledger. The points of an event halve with every half-life; a repair
 * gives points back, which fade the same way, and never lifts the item above full. A fatal event vetoes as long as it is young.
 *
 * <p>The ledger counts only where a line says how many events it has: no line is no ledger, which is not the same as no events.
 *
 * @param ledger the measure whose value is the number of events
 * @param halfLifeMonths months in which points halve
 * @param violations severity points by kind of event, above 0
 * @param repairs points given back by kind of event, above 0
 * @param fatal kinds of events that veto
 * @param fatalForMonths how many months they do; an event of that age no longer does
 */
public record LedgerCurve(
        MeasureRef ledger,
        int halfLifeMonths,
        Map<String, BigDecimal> violations,
        Map<String, BigDecimal> repairs,
        List<String> fatal,
        int fatalForMonths)
        implements Curve {
    public LedgerCurve {
        violations = Map.copyOf(violations);
        repairs = Map.copyOf(repairs);
        fatal = List.copyOf(fatal);
    }

    /** Whether a kind of event belongs into this ledger. */
    boolean knows(final String kind) {
        return violations.containsKey(kind) || repairs.containsKey(kind);
    }

    @Override
    public List<MeasureRef> measures() {
        return List.of(ledger);
    }

    @Override
    public boolean canVeto() {
        return !fatal.isEmpty();
    }

    @Override
    public CurveScore score(final BigDecimal full, final Facts facts) {
        final Measured declared = facts.measured(ledger);
        final List<CurveScore.Part> parts = new ArrayList<>();
        parts.add(CurveScore.Part.of(declared));
        final List<LedgerEvent> events = facts.events(ledger.id());
        events.forEach(event -> parts.add(CurveScore.Part.of(Measured.of(
                event.kind(),
                points(event),
                event.count() + " on " + event.day() + ", " + event.monthsAgo() + " months ago, "
                        + event.evidence()))));
        final BigDecimal lost = events.stream()
                .map(this::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .max(BigDecimal.ZERO);
        final BigDecimal score = Curve.bounded(full.subtract(lost), full);
        final CurveScore scored = CurveScore.of(parts, mode -> score);
        final String vetoes = events.stream()
                .filter(event -> fatal.contains(event.kind()) && event.monthsAgo() < fatalForMonths)
                .map(event -> event.kind() + " on " + event.day())
                .collect(Collectors.joining("; "));
        return new CurveScore(
                scored.parts(), scored.scores(), vetoes.isEmpty() ? Optional.empty() : Optional.of(vetoes));
    }

    /** Points that an event still costs; negative for a repair. */
    private BigDecimal points(final LedgerEvent event) {
        final BigDecimal fresh = violations.containsKey(event.kind())
                ? violations.get(event.kind())
                : repairs.get(event.kind()).negate();
        return fresh.multiply(BigDecimal.valueOf(event.count()))
                .multiply(Decay.left(event.monthsAgo(), halfLifeMonths))
                .setScale(SCORE_DECIMALS, RoundingMode.HALF_UP);
    }

    @Override
    public Optional<Improvement> improvement(
            final BigDecimal full, final Facts facts, final StepMode mode, final BigDecimal wanted) {
        return Optional.empty();
    }
}
