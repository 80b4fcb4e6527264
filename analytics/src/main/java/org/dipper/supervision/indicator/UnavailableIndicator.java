package org.dipper.supervision.indicator;

/**
 * An indicator whose inputs no table of the warehouse has: it is registered, says what it needs and has no value.
 *
 * @param entry what the registry says about it; its needs are not empty
 */
public record UnavailableIndicator(IndicatorEntry entry) implements Indicator {
    public UnavailableIndicator {
        if (entry.needs().isEmpty()) {
            throw new IllegalArgumentException(entry.id() + " does not say what it needs");
        }
        entry = entry.over(IndicatorEntry.Periods.NONE);
    }

    /** The state of its one row. */
    public String state() {
        return "not_evaluable: " + String.join(", ", entry.needs());
    }
}
