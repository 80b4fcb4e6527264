package org.dipper.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * How many days each step of the review of a lead may take, and how days are counted. Local procedure sets them; no national
 * text does, so {@link #USUAL} is a default to be replaced.
 *
 * @param firstReviewDays to the first review, counted from a reopening; a lead that was just raised has no due day, since the
 *     lead table keeps no day of raising
 * @param secondReviewDays from the first review to the second
 * @param appealDays from the second review to the end of the time to appeal
 * @param verificationDays from the appeal to the verification
 * @param handlingDays from the verification to the handling
 * @param countsWorkingDays whether Saturdays, Sundays and holidays are left out; without a list of holidays, calendar days
 *     are the safer way to count
 * @param holidays days off that fall on a weekday
 * @param extraWorkdays days of work that fall on a weekend
 * @param needsSecondReviewer whether the second review must be somebody else's
 */
public record ReviewPolicy(
        int firstReviewDays,
        int secondReviewDays,
        int appealDays,
        int verificationDays,
        int handlingDays,
        boolean countsWorkingDays,
        Set<LocalDate> holidays,
        Set<LocalDate> extraWorkdays,
        boolean needsSecondReviewer) {

    /** Calendar days; fourteen to appeal are the ten working days that monitoring systems in use give for a reply. */
    public static final ReviewPolicy USUAL = new ReviewPolicy(30, 15, 14, 30, 30, false, Set.of(), Set.of(), true);

    public ReviewPolicy {
        holidays = Set.copyOf(holidays);
        extraWorkdays = Set.copyOf(extraWorkdays);
        if (Math.min(
                        Math.min(firstReviewDays, secondReviewDays),
                        Math.min(appealDays, Math.min(verificationDays, handlingDays)))
                < 0) {
            throw new IllegalArgumentException("A step cannot be due before it may begin");
        }
    }

    /** The day that lies so many days after another, which itself does not count. */
    public LocalDate after(final LocalDate day, final int days) {
        if (!countsWorkingDays) {
            return day.plusDays(days);
        }
        LocalDate due = day;
        for (int left = days; left > 0; ) {
            due = due.plusDays(1);
            if (isWorkday(due)) {
                left--;
            }
        }
        return due;
    }

    private boolean isWorkday(final LocalDate day) {
        final boolean isWeekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return extraWorkdays.contains(day) || !isWeekend && !holidays.contains(day);
    }
}
