package org.dipper.catalog.auxiliary;

import java.util.List;

/**
 * Disease severity of a case whose principal diagnosis is no malignant tumour: death; severe and moderate by secondary
 * diagnoses of a stay long enough; mild.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), disease severity.
 */
final class SeverityRule implements SubtypeRule {
    private static final List<String> NAMES = List.of("death", "severe", "moderate", "mild");
    private static final long serialVersionUID = 1;

    private final int stayDaysFrom;
    private final DiagnosisMarks marks;

    SeverityRule(final int stayDaysFrom, final DiagnosisMarks marks) {
        this.stayDaysFrom = stayDaysFrom;
        this.marks = marks;
    }

    @Override
    public AuxiliaryType type() {
        return AuxiliaryType.SEVERITY;
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public int place(final AuxiliaryCase settled) {
        if (settled.isTumour()) {
            return NONE;
        }
        if (settled.isDeath()) {
            return 1;
        }
        final boolean isLong = settled.stayDays() >= stayDaysFrom;
        if (isLong && settled.otherDiagnoses().stream().anyMatch(marks::isFailure)) {
            return 2;
        }
        return isLong && settled.otherDiagnoses().stream().anyMatch(marks::isDamage) ? 3 : 4;
    }
}
