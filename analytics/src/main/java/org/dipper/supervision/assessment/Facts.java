package org.dipper.supervision.assessment;

import java.util.List;

/** What is known of a subject when an item is judged. */
public interface Facts {
    /** The year whose targets count. */
    int targetsYear();

    /** Whether a drafting error is followed as it is printed. */
    boolean isLiteral();

    /** The value of a measure, or why there is none. */
    Measured measured(MeasureRef measure);

    /** The events of the subject that a ledger names, up to the end of the period; in order of day and kind. */
    List<LedgerEvent> events(String ledger);
}
