package org.dipper.supervision.warning;

/** What a month says of a rule and a subject. */
public enum Signal {
    /** The measured value is beyond the threshold. */
    FIRED,
    /** It is not. */
    NORMAL,
    /** There is nothing to judge by; neither normal nor not. */
    NOT_EVALUABLE
}
