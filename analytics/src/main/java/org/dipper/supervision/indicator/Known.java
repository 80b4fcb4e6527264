package org.dipper.supervision.indicator;

import java.util.List;
import java.util.Set;
import org.dipper.supervision.IndicatorCatalogue;
import org.dipper.supervision.IndicatorDefinition;

/** Short ways to write registry entries. */
final class Known {
    private Known() {}

    /** The entry of an indicator whose words stand in the catalogue already. */
    static IndicatorEntry entry(final Family family, final String code, final String id) {
        final IndicatorDefinition known = IndicatorCatalogue.named(id).orElseThrow();
        return entry(family, code, known);
    }

    static IndicatorEntry entry(final Family family, final String code, final IndicatorDefinition known) {
        return IndicatorEntry.of(family, code, known.id(), known.labelEn(), known.labelZh())
                .in(known.unit())
                .says(known.formula(), known.clause());
    }

    /** An indicator without inputs, once it says what it needs. */
    record Unavailable(IndicatorEntry entry) {
        Indicator needs(final String... inputs) {
            final String formula = "Not computed: needs " + String.join(" and ", inputs) + ".";
            return new UnavailableIndicator(entry.at(Set.of(Grain.REGION))
                    .says(entry.formula().isEmpty() ? formula : entry.formula(), entry.clause())
                    .needing(List.of(inputs)));
        }
    }
}
