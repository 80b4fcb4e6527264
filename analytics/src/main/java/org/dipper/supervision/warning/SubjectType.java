package org.dipper.supervision.warning;

import java.util.Locale;

/** Whom a measure is about. */
public enum SubjectType {
    /** All cases of the region. */
    REGION,
    /** An insurance pool. */
    POOL,
    /** A county medical community. */
    COMMUNITY,
    /** An institution. */
    INSTITUTION;

    /** As tables write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
