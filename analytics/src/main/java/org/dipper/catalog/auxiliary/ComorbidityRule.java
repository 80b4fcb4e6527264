package org.dipper.catalog.auxiliary;

import java.util.List;
import org.dipper.policy.AuxiliaryPolicy;

/**
 * The comorbidity index: secondary diagnoses only, of each 3-character category the highest weight, summed, in bands.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), comorbidity index; weights and bands are loaded and policy.
 */
final class ComorbidityRule implements SubtypeRule {
    private static final List<String> NAMES = List.of("none", "general", "severe", "very_severe");
    private static final long serialVersionUID = 1;

    private final int generalFrom;
    private final int severeFrom;
    private final int verySevereFrom;
    private final DiagnosisMarks marks;

    ComorbidityRule(final AuxiliaryPolicy.Comorbidity bands, final DiagnosisMarks marks) {
        this.generalFrom = bands.generalFrom();
        this.severeFrom = bands.severeFrom();
        this.verySevereFrom = bands.verySevereFrom();
        this.marks = marks;
    }

    @Override
    public AuxiliaryType type() {
        return AuxiliaryType.CCI;
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public int place(final AuxiliaryCase settled) {
        final int index = index(settled.otherDiagnoses());
        if (index >= verySevereFrom) {
            return 4;
        }
        if (index >= severeFrom) {
            return 3;
        }
        return index >= generalFrom ? 2 : 1;
    }

    private int index(final List<String> secondaryDiagnoses) {
        int index = 0;
        for (int i = 0; i < secondaryDiagnoses.size(); i++) {
            final String diagnosis = secondaryDiagnoses.get(i);
            final int weight = marks.weight(diagnosis);
            if (weight > 0 && isHighest(secondaryDiagnoses, i, weight)) {
                index += weight;
            }
        }
        return index;
    }

    /** Whether a diagnosis stands for its category: no other of the category is heavier, none before it as heavy. */
    private boolean isHighest(final List<String> diagnoses, final int place, final int weight) {
        final String category = AuxiliaryCase.category(diagnoses.get(place));
        for (int i = 0; i < diagnoses.size(); i++) {
            if (i != place && diagnoses.get(i).startsWith(category)) {
                final int other = marks.weight(diagnoses.get(i));
                if (other > weight || (other == weight && i < place)) {
                    return false;
                }
            }
        }
        return true;
    }
}
