package org.dipper.catalog.auxiliary;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dipper.coding.CodeNormaliser;

/**
 * The loaded code lists that auxiliary typing looks codes up in. An entry matches every diagnosis that begins with it; the
 * longest entry decides. An empty list is one that was not loaded.
 *
 * @param comorbidityWeights weight of the comorbidity index by diagnosis code
 * @param organFailure diagnoses of organ failure, shock or sepsis
 * @param organDamage diagnoses of important organ damage or infection
 */
public record AuxiliaryCodeLists(
        Map<String, Integer> comorbidityWeights, Set<String> organFailure, Set<String> organDamage)
        implements Serializable {
    public AuxiliaryCodeLists {
        final Map<String, Integer> weights = new HashMap<>();
        comorbidityWeights.forEach((code, weight) -> weights.put(CodeNormaliser.normalise(code), weight));
        comorbidityWeights = Map.copyOf(weights);
        organFailure = normalised(organFailure);
        organDamage = normalised(organDamage);
    }

    /** No list at all. */
    public static AuxiliaryCodeLists none() {
        return new AuxiliaryCodeLists(Map.of(), Set.of(), Set.of());
    }

    /** Whether the comorbidity dictionary is loaded. */
    public boolean hasComorbidity() {
        return !comorbidityWeights.isEmpty();
    }

    /** Whether both severity lists are loaded. */
    public boolean hasSeverity() {
        return !organFailure.isEmpty() && !organDamage.isEmpty();
    }

    /** The comorbidity weight of a diagnosis, 0 where the dictionary has none. */
    public int weight(final String diagnosis) {
        for (int length = diagnosis.length(); length > 0; length--) {
            final Integer weight = comorbidityWeights.get(diagnosis.substring(0, length));
            if (weight != null) {
                return weight;
            }
        }
        return 0;
    }

    /** Whether a diagnosis is organ failure, shock or sepsis. */
    public boolean isOrganFailure(final String diagnosis) {
        return holds(organFailure, diagnosis);
    }

    /** Whether a diagnosis is important organ damage or infection. */
    public boolean isOrganDamage(final String diagnosis) {
        return holds(organDamage, diagnosis);
    }

    private static boolean holds(final Set<String> list, final String diagnosis) {
        for (int length = diagnosis.length(); length > 0; length--) {
            if (list.contains(diagnosis.substring(0, length))) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> normalised(final Collection<String> codes) {
        return codes.stream().map(CodeNormaliser::normalise).collect(Collectors.toUnmodifiableSet());
    }
}
