package org.dipper.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dipper.policy.DerivedCoefficientPolicy.BaseBonus;
import org.dipper.policy.DerivedCoefficientPolicy.BonusStep;
import org.dipper.policy.DerivedCoefficientPolicy.ByDisease;
import org.dipper.policy.DerivedCoefficientPolicy.Comparison;
import org.dipper.policy.DerivedCoefficientPolicy.Method;
import org.dipper.policy.DerivedCoefficientPolicy.Metric;
import org.dipper.policy.DerivedCoefficientPolicy.SpecialtyBase;
import org.dipper.yaml.StrictYaml;

/** Reads the part {@code derived_coefficient} of a policy file. */
final class DerivedCoefficientPolicyLoader {
    private static final int MOST_DECIMALS = 4;

    private DerivedCoefficientPolicyLoader() {}

    static DerivedCoefficientPolicy load(final StrictYaml yaml) {
        yaml.only("method", "decimals", "yearly_change_bound", "by_disease", "base_bonus");
        final Method method = yaml.choice("method", Method.class);
        final int decimals = yaml.integer("decimals");
        if (decimals < 1 || decimals > MOST_DECIMALS) {
            throw yaml.refusal("decimals", "must be from 1 to 4.", "Coefficients are kept with four decimals.");
        }
        final Optional<BigDecimal> bound = yaml.has("yearly_change_bound")
                ? Optional.of(Factors.ratio(yaml, "yearly_change_bound"))
                : Optional.empty();
        if (bound.isPresent() && bound.get().compareTo(BigDecimal.ONE) >= 0) {
            throw yaml.refusal("yearly_change_bound", "is not below 1.", "0.05 bounds the change to 5 percent.");
        }
        final Optional<BaseBonus> baseBonus =
                yaml.optionalPart("base_bonus").map(DerivedCoefficientPolicyLoader::baseBonus);
        if (baseBonus.isPresent() != (method == Method.BASE_BONUS)) {
            throw yaml.refusal(
                    "base_bonus",
                    "and method do not go together.",
                    "Give the part base_bonus with the method base_bonus, and only then.");
        }
        return new DerivedCoefficientPolicy(
                method,
                decimals,
                bound,
                yaml.optionalPart("by_disease").map(DerivedCoefficientPolicyLoader::byDisease),
                baseBonus);
    }

    private static ByDisease byDisease(final StrictYaml yaml) {
        yaml.only("min_class_cases", "min_difference");
        final int cases = yaml.integer("min_class_cases");
        if (cases < 1) {
            throw yaml.refusal("min_class_cases", "is below 1.", "A mean of a few cases says little.");
        }
        return new ByDisease(cases, Factors.factor(yaml, "min_difference"));
    }

    private static BaseBonus baseBonus(final StrictYaml yaml) {
        yaml.only("base_by_level", "base_by_specialty", "steps", "grade_by_institution", "specialty_by_institution");
        final List<SpecialtyBase> specialties = new ArrayList<>();
        for (final StrictYaml part : yaml.parts("base_by_specialty")) {
            part.only("level", "specialty", "base");
            specialties.add(new SpecialtyBase(part.text("level"), part.text("specialty"), Factors.ratio(part, "base")));
        }
        final List<BonusStep> steps = new ArrayList<>();
        for (final StrictYaml part : yaml.parts("steps")) {
            final BonusStep step = step(part);
            if (steps.stream().anyMatch(other -> other.metric() == step.metric())) {
                throw part.refusal("metric", "has a step already.", "Give each metric once.");
            }
            steps.add(step);
        }
        final BaseBonus baseBonus = new BaseBonus(
                Factors.factors(yaml, "base_by_level"),
                specialties,
                steps,
                yaml.textByKey("grade_by_institution"),
                yaml.textByKey("specialty_by_institution"));
        if (baseBonus.baseByLevel().isEmpty()
                || baseBonus.baseByLevel().values().stream().anyMatch(base -> base.signum() == 0)) {
            throw yaml.refusal("base_by_level", "must give each level a base above 0.", "Write {\"3\": 0.93, ...}.");
        }
        return baseBonus;
    }

    private static BonusStep step(final StrictYaml yaml) {
        yaml.only("metric", "compare", "grade", "reference", "step", "bonus", "bonus_above", "cap_by_level");
        if (yaml.has("grade") && yaml.has("reference")) {
            throw yaml.refusal("grade", "and reference are two references.", "Keep one, or neither.");
        }
        final BonusStep step = new BonusStep(
                yaml.choice("metric", Metric.class),
                yaml.choice("compare", Comparison.class),
                yaml.optionalText("grade"),
                yaml.has("reference") ? Optional.of(Factors.ratio(yaml, "reference")) : Optional.empty(),
                Factors.ratio(yaml, "step"),
                Factors.factor(yaml, "bonus"),
                yaml.has("bonus_above") ? Factors.factor(yaml, "bonus_above") : BigDecimal.ZERO,
                Factors.factors(yaml, "cap_by_level"));
        if (step.capByLevel().isEmpty()) {
            throw yaml.refusal("metric", "names no level in cap_by_level.", "A level without a cap has no bonus.");
        }
        return step;
    }
}
