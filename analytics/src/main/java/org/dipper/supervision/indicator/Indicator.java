package org.dipper.supervision.indicator;

/** An indicator of the registry. */
public sealed interface Indicator permits RatioIndicator, ComputedIndicator, UnavailableIndicator {
    /** What the registry says about it. */
    IndicatorEntry entry();

    /** The indicator id. */
    default String id() {
        return entry().id();
    }
}
