package org.dipper.catalog.coefficient;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dipper.catalog.Fraction;
import org.dipper.catalog.coefficient.InstitutionCoefficient.Subject;
import org.dipper.catalog.coefficient.InstitutionMeasures.Ratio;
import org.dipper.policy.DerivedCoefficientPolicy.BaseBonus;
import org.dipper.policy.DerivedCoefficientPolicy.BonusStep;
import org.dipper.policy.DerivedCoefficientPolicy.Comparison;
import org.dipper.policy.DerivedCoefficientPolicy.Metric;

/**
 * Base and bonus: the base of the level or specialty, and for each metric a bonus for every whole step above its reference,
 * capped by level. A metric that was not measured, or has no reference, gives no bonus and the reason says so.
 *
 * <p>The reference is the mean over the cases of the institutions of the same level, or of the same level and a grade. The
 * national text leaves base and bonus to the regions; the steps have the shape of a published local rule.
 */
final class BaseAndBonus {
    private static final int UNIT_DECIMALS = 4;

    private final BaseBonus policy;

    BaseAndBonus(final BaseBonus policy) {
        this.policy = policy;
    }

    /** One coefficient an institution whose level has a base. */
    List<InstitutionCoefficient> derive(final List<InstitutionMeasures> institutions, final ChangeBound bound) {
        final List<InstitutionCoefficient> coefficients = new ArrayList<>();
        for (final InstitutionMeasures institution : institutions) {
            final Optional<BigDecimal> base = base(institution);
            if (base.isPresent()) {
                final List<String> reasons = new ArrayList<>(List.of("base " + plain(base.get())));
                BigDecimal coefficient = base.get();
                for (final BonusStep step : policy.steps()) {
                    if (step.capByLevel().containsKey(institution.level())) {
                        coefficient = coefficient.add(bonus(step, institution, institutions, reasons));
                    }
                }
                coefficients.add(bound.apply(
                        Subject.ofInstitution(institution.institution()),
                        institution.cases(),
                        fraction(coefficient),
                        String.join("; ", reasons)));
            }
        }
        return coefficients;
    }

    private Optional<BigDecimal> base(final InstitutionMeasures institution) {
        final Optional<String> specialty =
                Optional.ofNullable(policy.specialtyByInstitution().get(institution.institution()));
        return policy.baseBySpecialty().stream()
                .filter(base -> base.level().equals(institution.level()))
                .filter(base -> specialty.equals(Optional.of(base.specialty())))
                .findFirst()
                .map(base -> base.base())
                .or(() -> Optional.ofNullable(policy.baseByLevel().get(institution.level())));
    }

    private BigDecimal bonus(
            final BonusStep step,
            final InstitutionMeasures institution,
            final List<InstitutionMeasures> institutions,
            final List<String> reasons) {
        final String name = step.metric().name().toLowerCase(Locale.ROOT);
        final Optional<Ratio> measured =
                Optional.ofNullable(institution.metrics().get(step.metric()));
        if (measured.isEmpty()) {
            reasons.add(name + " not measured");
            return BigDecimal.ZERO;
        }
        final Optional<Fraction> reference = reference(step, institution, institutions);
        if (reference.isEmpty() || reference.get().numerator().signum() == 0) {
            reasons.add(name + " has no reference");
            return BigDecimal.ZERO;
        }
        final Fraction value =
                Fraction.of(measured.get().numerator(), measured.get().denominator());
        final Fraction above = value.plus(reference.get().times(-1));
        if (above.numerator().signum() <= 0) {
            reasons.add(name + " not above its reference");
            return BigDecimal.ZERO;
        }
        final Fraction excess = step.comparison() == Comparison.RELATIVE ? above.dividedBy(reference.get()) : above;
        final Fraction steps = excess.dividedBy(fraction(step.stepSize()));
        final BigInteger whole = steps.numerator().divide(steps.denominator());
        final BigDecimal bonus = step.bonusAbove()
                .add(step.bonusPerStep().multiply(new BigDecimal(whole)))
                .min(step.capByLevel().get(institution.level()));
        reasons.add(name + " " + plain(excess.rounded(UNIT_DECIMALS)) + " above its reference, +" + plain(bonus));
        return bonus;
    }

    private Optional<Fraction> reference(
            final BonusStep step, final InstitutionMeasures institution, final List<InstitutionMeasures> institutions) {
        if (step.fixedReference().isPresent()) {
            return step.fixedReference().map(BaseAndBonus::fraction);
        }
        final Metric metric = step.metric();
        return institutions.stream()
                .filter(other -> other.level().equals(institution.level()))
                .filter(other -> step.grade().isEmpty()
                        || step.grade()
                                .equals(Optional.ofNullable(
                                        policy.gradeByInstitution().get(other.institution()))))
                .filter(other -> other.metrics().containsKey(metric))
                .map(other -> other.metrics().get(metric))
                .reduce(Ratio::plus)
                .map(ratio -> Fraction.of(ratio.numerator(), ratio.denominator()));
    }

    private static Fraction fraction(final BigDecimal number) {
        return new Fraction(
                number.movePointRight(UNIT_DECIMALS).toBigIntegerExact(), BigInteger.TEN.pow(UNIT_DECIMALS));
    }

    private static String plain(final BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
