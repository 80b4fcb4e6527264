package org.dipper.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.dipper.yaml.StrictYaml;

/** Reads the part {@code review} of a policy's supervision: days for each step of the review of leads. */
final class ReviewPolicyLoader {
    private static final int MOST_DAYS = 366;

    private ReviewPolicyLoader() {}

    static ReviewPolicy load(final StrictYaml yaml) {
        yaml.only(
                "first_review_days",
                "second_review_days",
                "appeal_days",
                "verification_days",
                "handling_days",
                "counts_working_days",
                "holidays",
                "extra_workdays",
                "needs_second_reviewer");
        final ReviewPolicy usual = ReviewPolicy.USUAL;
        return new ReviewPolicy(
                days(yaml, "first_review_days", usual.firstReviewDays()),
                days(yaml, "second_review_days", usual.secondReviewDays()),
                days(yaml, "appeal_days", usual.appealDays()),
                days(yaml, "verification_days", usual.verificationDays()),
                days(yaml, "handling_days", usual.handlingDays()),
                yaml.flag("counts_working_days", usual.countsWorkingDays()),
                dates(yaml, "holidays"),
                dates(yaml, "extra_workdays"),
                yaml.flag("needs_second_reviewer", usual.needsSecondReviewer()));
    }

    private static int days(final StrictYaml yaml, final String key, final int otherwise) {
        if (!yaml.has(key)) {
            return otherwise;
        }
        final int days = yaml.integer(key);
        if (days < 1 || days > MOST_DAYS) {
            throw yaml.refusal(key, "must be days from 1 to " + MOST_DAYS + ".", "Write the days that step may take.");
        }
        return days;
    }

    private static Set<LocalDate> dates(final StrictYaml yaml, final String key) {
        final Set<LocalDate> days = new TreeSet<>();
        for (final String text : yaml.texts(key)) {
            try {
                days.add(LocalDate.parse(text));
            } catch (DateTimeException noDay) {
                throw yaml.refusal(key, "holds \"" + text + "\", which is no day.", "Write it like '2026-10-01'.");
            }
        }
        return days;
    }
}
