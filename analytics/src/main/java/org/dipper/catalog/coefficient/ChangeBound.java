package org.dipper.catalog.coefficient;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import org.dipper.catalog.Fraction;
import org.dipper.catalog.coefficient.InstitutionCoefficient.Subject;

/**
 * Rounds a measured coefficient and keeps it near the last edition's: not further away than a share of it. The limits are
 * rounded inwards, so that the change never exceeds the share. A subject without a last coefficient is not bounded.
 */
final class ChangeBound {
    private final int decimals;
    private final Optional<BigDecimal> bound;
    private final Map<Subject, BigDecimal> lastEdition;

    ChangeBound(final int decimals, final Optional<BigDecimal> bound, final Map<Subject, BigDecimal> lastEdition) {
        this.decimals = decimals;
        this.bound = bound;
        this.lastEdition = Map.copyOf(lastEdition);
    }

    InstitutionCoefficient apply(
            final Subject subject, final long cases, final Fraction measured, final String reason) {
        final BigDecimal rounded = measured.rounded(decimals);
        final Optional<BigDecimal> last = Optional.ofNullable(lastEdition.get(subject));
        final BigDecimal kept = bound.isPresent() && last.isPresent() ? within(rounded, last.get()) : rounded;
        if (kept.compareTo(rounded) == 0) {
            return new InstitutionCoefficient(
                    subject, cases, measured, Optional.of(rounded), InstitutionCoefficient.IN_FORCE, reason);
        }
        return new InstitutionCoefficient(
                subject,
                cases,
                measured,
                Optional.of(kept),
                InstitutionCoefficient.BOUNDED,
                reason + "; " + rounded.toPlainString() + " is more than "
                        + bound.orElseThrow().stripTrailingZeros().toPlainString() + " away from last year's "
                        + last.orElseThrow().stripTrailingZeros().toPlainString());
    }

    private BigDecimal within(final BigDecimal value, final BigDecimal last) {
        final BigDecimal share = bound.orElseThrow();
        final BigDecimal lowest =
                last.multiply(BigDecimal.ONE.subtract(share)).setScale(decimals, RoundingMode.CEILING);
        final BigDecimal highest = last.multiply(BigDecimal.ONE.add(share)).setScale(decimals, RoundingMode.FLOOR);
        if (lowest.compareTo(highest) > 0) {
            return last.setScale(decimals, RoundingMode.HALF_UP);
        }
        return value.max(lowest).min(highest);
    }
}
