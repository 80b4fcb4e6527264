package org.dipper.supervision.review;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records steps on the reviews of leads, all or none. Steps of a lead are taken in the order they are given; what is recorded
 * already is not recorded again.
 */
public final class ReviewBook {
    private final ReviewRules rules;

    /** A book that goes by rules. */
    public ReviewBook(final ReviewRules rules) {
        this.rules = requireNonNull(rules, "rules");
    }

    /**
     * What steps come to.
     *
     * @param records the new records, those of a lead in order; of use only where there is no problem
     * @param alreadyRecorded how many of the steps are on record
     * @param problems why steps cannot be recorded, the first of each lead
     */
    public record Outcome(List<ReviewRecord> records, int alreadyRecorded, List<ReviewProblem> problems) {
        public Outcome {
            records = List.copyOf(records);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Takes steps.
     *
     * @param lines the steps in order
     * @param known the leads in force and those with a review, by id
     */
    public Outcome take(final List<ReviewLine> lines, final Map<String, LeadReview> known) {
        final Map<String, List<ReviewLine>> byLead = new LinkedHashMap<>();
        lines.forEach(line -> byLead.computeIfAbsent(line.act().leadId(), id -> new ArrayList<>())
                .add(line));
        final List<ReviewRecord> records = new ArrayList<>();
        final List<ReviewProblem> problems = new ArrayList<>();
        int alreadyRecorded = 0;
        for (final Map.Entry<String, List<ReviewLine>> lead : byLead.entrySet()) {
            if (!known.containsKey(lead.getKey())) {
                lead.getValue()
                        .forEach(line -> problems.add(ReviewProblem.wrong(
                                line.line(),
                                "lead_id",
                                "\"" + lead.getKey() + "\" is no lead in force, and none that was reviewed")));
                continue;
            }
            LeadReview review = known.get(lead.getKey());
            final int done = alreadyRecorded(review, lead.getValue());
            alreadyRecorded += done;
            for (final ReviewLine line :
                    lead.getValue().subList(done, lead.getValue().size())) {
                final Optional<ReviewProblem> problem = rules.problem(review, line);
                if (problem.isPresent()) {
                    problems.add(problem.get());
                    break;
                }
                final ReviewRecord record = rules.record(review, line.act());
                records.add(record);
                review = review.with(record);
            }
        }
        return new Outcome(records, alreadyRecorded, problems);
    }

    /**
     * How many of the first steps are on record: all where they stand there in a row, else the longest beginning that the
     * review ends with. So a file can be given again, and given again with lines added.
     */
    private static int alreadyRecorded(final LeadReview review, final List<ReviewLine> lines) {
        final List<ReviewRecord> records = review.records();
        for (int start = 0; start + lines.size() <= records.size(); start++) {
            if (isRun(records, start, lines, lines.size())) {
                return lines.size();
            }
        }
        for (int length = Math.min(lines.size(), records.size()); length > 0; length--) {
            if (isRun(records, records.size() - length, lines, length)) {
                return length;
            }
        }
        return 0;
    }

    private static boolean isRun(
            final List<ReviewRecord> records, final int start, final List<ReviewLine> lines, final int length) {
        for (int i = 0; i < length; i++) {
            if (!records.get(start + i).act().isSameAs(lines.get(i).act())) {
                return false;
            }
        }
        return true;
    }
}
