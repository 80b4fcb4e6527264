package org.dipper.supervision.warning;

/**
 * When an alert opens, escalates and closes.
 *
 * @param escalateFired how many months must fire
 * @param escalateMonths within how many months
 * @param closeAfter how many normal months close it
 * @param cap how many live alerts of a month are shown at once
 */
public record EpisodeRules(int escalateFired, int escalateMonths, int closeAfter, int cap) {
    /** Two of three months escalate, three normal months close (defaults of the domain guide); fifty are shown. */
    public static final EpisodeRules DEFAULT = new EpisodeRules(2, 3, 3, 50);
}
