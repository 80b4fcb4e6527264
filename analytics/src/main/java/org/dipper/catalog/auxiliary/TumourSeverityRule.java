package org.dipper.catalog.auxiliary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.dipper.policy.AuxiliaryPolicy;

/**
 * Severity of a case whose principal diagnosis is a malignant tumour; the first that fits holds: death; high cost by
 * treatment; high cost by drugs; metastasis or second site; organ failure, shock or sepsis; organ damage or infection; other.
 * A high-cost test whose amounts the case does not carry cannot be made and does not fit.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), malignant tumour severity. The group standard is the group's mean cost.
 */
final class TumourSeverityRule implements SubtypeRule {
    private static final List<String> NAMES = List.of(
            "death", "high_cost_treatment", "high_cost_drugs", "metastasis", "organ_failure", "organ_damage", "other");
    private static final int DECIMALS = 4;
    private static final long ONE = 10_000;
    private static final long serialVersionUID = 1;

    private final long multipleUnits;
    private final long shareUnits;
    private final int stayDaysFrom;
    private final DiagnosisMarks marks;

    TumourSeverityRule(final AuxiliaryPolicy.Tumour policy, final int stayDaysFrom, final DiagnosisMarks marks) {
        this.multipleUnits = units(policy.costMultiple());
        this.shareUnits = units(policy.costShare());
        this.stayDaysFrom = stayDaysFrom;
        this.marks = marks;
    }

    @Override
    public AuxiliaryType type() {
        return AuxiliaryType.TUMOUR_SEVERITY;
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public int place(final AuxiliaryCase settled) {
        if (!settled.isTumour()) {
            return NONE;
        }
        if (settled.isDeath()) {
            return 1;
        }
        if (isOfHighCost(settled)) {
            if (isMuch(settled.treatmentFen(), settled)) {
                return 2;
            }
            if (isMuch(settled.drugFen(), settled)) {
                return 3;
            }
        }
        return settled.stayDays() >= stayDaysFrom ? bySecondaryDiagnoses(settled) : 7;
    }

    private int bySecondaryDiagnoses(final AuxiliaryCase settled) {
        final List<String> others = settled.otherDiagnoses();
        final String category = AuxiliaryCase.category(settled.principalDiagnosis());
        if (others.stream()
                .anyMatch(other -> AuxiliaryCase.isMalignant(other)
                        && !AuxiliaryCase.category(other).equals(category))) {
            return 4;
        }
        if (others.stream().anyMatch(marks::isFailure)) {
            return 5;
        }
        return others.stream().anyMatch(marks::isDamage) ? 6 : 7;
    }

    private boolean isOfHighCost(final AuxiliaryCase settled) {
        return settled.groupMeanFen()
                .map(mean -> Math.multiplyExact(settled.costFen(), ONE) >= Math.multiplyExact(mean, multipleUnits))
                .orElse(false);
    }

    private boolean isMuch(final Optional<Long> part, final AuxiliaryCase settled) {
        return part.map(fen -> Math.multiplyExact(fen, ONE) >= Math.multiplyExact(settled.costFen(), shareUnits))
                .orElse(false);
    }

    private static long units(final BigDecimal number) {
        return number.movePointRight(DECIMALS).longValueExact();
    }
}
