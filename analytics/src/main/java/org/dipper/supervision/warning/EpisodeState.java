package org.dipper.supervision.warning;

import java.util.Locale;

/** How far an alert has come. */
public enum EpisodeState {
    OPEN,
    ESCALATED,
    CLOSED;

    /** As tables write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the alert still asks for an answer. */
    public boolean isLive() {
        return this != CLOSED;
    }
}
