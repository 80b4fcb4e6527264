package org.dipper.catalog.auxiliary;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final AuxiliaryCodeLists lists;

    ComorbidityRule(final AuxiliaryPolicy.Comorbidity bands, final AuxiliaryCodeLists lists) {
        this.generalFrom = bands.generalFrom();
        this.severeFrom = bands.severeFrom();
        this.verySevereFrom = bands.verySevereFrom();
        this.lists = lists;
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

    int index(final List<String> secondaryDiagnoses) {
        final Map<String, Integer> highest = new HashMap<>();
        for (final String diagnosis : secondaryDiagnoses) {
            final int weight = lists.weight(diagnosis);
            if (weight > 0) {
                highest.merge(AuxiliaryCase.category(diagnosis), weight, Math::max);
            }
        }
        return highest.values().stream().mapToInt(Integer::intValue).sum();
    }
}
