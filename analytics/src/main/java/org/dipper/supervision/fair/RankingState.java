package org.dipper.supervision.fair;

import java.util.Locale;

/** Whether an institution could be ranked, and if not, why. */
public enum RankingState {
    /** It has a probability and a rank. */
    EVALUATED,
    /** It has a probability and a rank, but chance explains all differences, so every institution is taken to be its peers' mean. */
    NO_VARIATION,
    /** Nothing is expected of its cases, or chance could not be measured: there is no ratio to judge. */
    NOT_EVALUABLE_NO_EXPECTED,
    /** Nobody else has figures to compare it with, or nothing was observed anywhere. */
    NOT_EVALUABLE_NO_PEERS;

    /** Whether there is a probability. */
    public boolean isEvaluated() {
        return this == EVALUATED || this == NO_VARIATION;
    }

    /** The word that tables hold. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
