package org.dipper.catalog.auxiliary;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.dipper.coding.CodeRanges;

/**
 * The loaded code lists that auxiliary typing looks codes up in, as prefixes and ranges. An empty list is one that was not
 * loaded.
 *
 * @param comorbidity diagnoses of the comorbidity index by weight; the highest weight that holds a diagnosis is its own
 * @param organFailure diagnoses of organ failure, shock or sepsis
 * @param organDamage diagnoses of important organ damage or infection
 */
public record AuxiliaryCodeLists(Map<Integer, CodeRanges> comorbidity, CodeRanges organFailure, CodeRanges organDamage)
        implements Serializable {
    public AuxiliaryCodeLists {
        comorbidity = Map.copyOf(comorbidity);
    }

    /** No list at all. */
    public static AuxiliaryCodeLists none() {
        return new AuxiliaryCodeLists(Map.of(), CodeRanges.parse(""), CodeRanges.parse(""));
    }

    /**
     * Lists from their entries, each a prefix or an expression of ranges.
     *
     * @param comorbidityWeights weight by entry of the comorbidity dictionary
     * @param organFailure entries of the list of organ failure, shock and sepsis
     * @param organDamage entries of the list of organ damage and infection
     */
    public static AuxiliaryCodeLists of(
            final Map<String, Integer> comorbidityWeights,
            final Iterable<String> organFailure,
            final Iterable<String> organDamage) {
        final Map<Integer, String> byWeight = new TreeMap<>();
        new TreeMap<>(comorbidityWeights)
                .forEach((entry, weight) -> byWeight.merge(weight, entry, (all, one) -> all + "|" + one));
        final Map<Integer, CodeRanges> comorbidity = new TreeMap<>();
        byWeight.forEach((weight, entries) -> comorbidity.put(weight, CodeRanges.parse(entries)));
        return new AuxiliaryCodeLists(
                comorbidity,
                CodeRanges.parse(String.join("|", organFailure)),
                CodeRanges.parse(String.join("|", organDamage)));
    }

    /** Whether the comorbidity dictionary is loaded. */
    public boolean hasComorbidity() {
        return !comorbidity.isEmpty();
    }

    /** Whether both severity lists are loaded. */
    public boolean hasSeverity() {
        return !organFailure.isEmpty() && !organDamage.isEmpty();
    }

    /** The comorbidity weight of a diagnosis, 0 where the dictionary has none. */
    public int weight(final String diagnosis) {
        int highest = 0;
        for (final Map.Entry<Integer, CodeRanges> weight : comorbidity.entrySet()) {
            if (weight.getKey() > highest && weight.getValue().contains(diagnosis)) {
                highest = weight.getKey();
            }
        }
        return highest;
    }
}
