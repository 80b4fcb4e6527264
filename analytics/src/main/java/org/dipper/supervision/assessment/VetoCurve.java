package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A veto (一票否决): no points, but any condition that is met makes the grade the scheme's veto grade.
 *
 * @param conditions the conditions
 */
public record VetoCurve(List<Condition> conditions) implements Curve {
    public VetoCurve {
        conditions = List.copyOf(conditions);
    }

    /**
     * A condition.
     *
     * @param measure the measure
     * @param from the least value that vetoes
     */
    public record Condition(MeasureRef measure, BigDecimal from) {}

    @Override
    public List<MeasureRef> measures() {
        return conditions.stream().map(Condition::measure).toList();
    }

    @Override
    public boolean canVeto() {
        return true;
    }

    @Override
    public CurveScore score(final BigDecimal full, final Facts facts) {
        final List<CurveScore.Part> parts = conditions.stream()
                .map(each -> {
                    final Measured measured = facts.measured(each.measure());
                    return new CurveScore.Part(
                            measured, Optional.of(each.from()), Optional.empty(), Map.of(), measured.missing());
                })
                .toList();
        final CurveScore scored = CurveScore.of(parts, mode -> BigDecimal.ZERO.setScale(SCORE_DECIMALS));
        // One condition that is met vetoes, whatever the others would say.
        final String met = parts.stream()
                .filter(part -> part.measure().value().isPresent()
                        && part.measure().value().get().compareTo(part.target().orElseThrow()) >= 0)
                .map(part -> part.measure().id() + " is "
                        + part.measure().value().orElseThrow().toPlainString() + ", veto from "
                        + part.target().orElseThrow().toPlainString())
                .collect(Collectors.joining("; "));
        return new CurveScore(parts, scored.scores(), met.isEmpty() ? Optional.empty() : Optional.of(met));
    }

    @Override
    public Optional<Improvement> improvement(
            final BigDecimal full, final Facts facts, final StepMode mode, final BigDecimal wanted) {
        return Optional.empty();
    }
}
