package org.dipper.supervision.warning;

import java.util.Locale;

/** How urgent a warning is. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH;

    /** As tables write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
