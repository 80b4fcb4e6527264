package org.dipper.shell.report;

import org.dipper.shell.view.Language;
import org.dipper.supervision.indicator.IndicatorRegistry;

/** What the built-in indicators are called in a language; one that a region added is called by its id. */
record IndicatorNames(IndicatorRegistry registry, Language language) {
    IndicatorNames(final Language language) {
        this(IndicatorRegistry.usual(), language);
    }

    String of(final String indicator) {
        return registry.find(indicator)
                .map(known -> known.entry().label(language.code()))
                .orElse(indicator);
    }
}
