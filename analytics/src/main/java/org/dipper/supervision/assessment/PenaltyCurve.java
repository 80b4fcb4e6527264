package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Full score less a penalty for every step that a measure falls short of its target; the penalties of several measures add,
 * and nothing falls below 0.
 *
 * @param rules one a measure
 */
public record PenaltyCurve(List<Rule> rules) implements Curve {
    public PenaltyCurve {
        rules = List.copyOf(rules);
    }

    /**
     * The penalty on one measure.
     *
     * @param measure the measure
     * @param better which way it is better
     * @param printedBetter which way the printed text punishes, where that is a drafting error
     * @param targets the target by year
     * @param step the width of a step, above 0
     * @param penalty points a step, above 0
     */
    public record Rule(
            MeasureRef measure,
            Better better,
            Optional<Better> printedBetter,
            Map<Integer, BigDecimal> targets,
            BigDecimal step,
            BigDecimal penalty) {
        public Rule {
            targets = Map.copyOf(targets);
        }

        private CurveScore.Part judge(final Facts facts) {
            final Measured measured = facts.measured(measure);
            final Optional<BigDecimal> target = Optional.ofNullable(targets.get(facts.targetsYear()));
            if (measured.missing().isPresent()) {
                return new CurveScore.Part(measured, target, Optional.empty(), Map.of(), measured.missing());
            }
            if (target.isEmpty()) {
                return CurveScore.Part.missing(measured, "the scheme has no target for " + facts.targetsYear());
            }
            final Better side = facts.isLiteral() ? printedBetter.orElse(better) : better;
            final BigDecimal shortfall = side.shortfall(measured.value().orElseThrow(), target.get());
            final Map<StepMode, BigDecimal> steps = new EnumMap<>(StepMode.class);
            Arrays.stream(StepMode.values()).forEach(mode -> steps.put(mode, mode.steps(shortfall, step)));
            return new CurveScore.Part(measured, target, Optional.of(shortfall), steps, Optional.empty());
        }

        private BigDecimal lost(final CurveScore.Part part, final StepMode mode) {
            return mode.penalty(part.shortfall().orElseThrow(), step, penalty);
        }
    }

    @Override
    public List<MeasureRef> measures() {
        return rules.stream().map(Rule::measure).toList();
    }

    @Override
    public CurveScore score(final BigDecimal full, final Facts facts) {
        final List<CurveScore.Part> parts = parts(facts);
        return CurveScore.of(parts, mode -> Curve.bounded(full.subtract(lost(parts, mode, -1)), full));
    }

    @Override
    public Optional<Improvement> improvement(
            final BigDecimal full, final Facts facts, final StepMode mode, final BigDecimal wanted) {
        final List<CurveScore.Part> parts = parts(facts);
        for (int i = 0; i < rules.size(); i++) {
            final Rule rule = rules.get(i);
            final BigDecimal room = full.subtract(wanted).subtract(lost(parts, mode, i));
            final BigDecimal now = parts.get(i).shortfall().orElseThrow();
            if (room.signum() >= 0 && now.signum() > 0) {
                final MeasureUnit unit = rule.measure().unit();
                final BigDecimal amount =
                        now.subtract(mode.largestShortfall(room, rule.step(), rule.penalty(), unit.decimals()));
                if (amount.signum() > 0) {
                    return Optional.of(new Improvement(rule.measure().id(), unit, amount));
                }
            }
        }
        return Optional.empty();
    }

    private List<CurveScore.Part> parts(final Facts facts) {
        return rules.stream().map(rule -> rule.judge(facts)).toList();
    }

    /** Points lost to all measures but one. */
    private BigDecimal lost(final List<CurveScore.Part> parts, final StepMode mode, final int butFor) {
        final List<BigDecimal> lost = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            if (i != butFor) {
                lost.add(rules.get(i).lost(parts.get(i), mode));
            }
        }
        return lost.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
