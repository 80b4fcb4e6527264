package org.dipper.supervision.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A lead and what was done with it so far.
 *
 * @param lead the lead as it is now
 * @param records its steps in order; empty where nobody looked at it yet
 */
public record LeadReview(LeadFacts lead, List<ReviewRecord> records) {
    public LeadReview {
        records = List.copyOf(records);
    }

    /** A lead that nobody looked at yet. */
    public static LeadReview open(final LeadFacts lead) {
        return new LeadReview(lead, List.of());
    }

    /** The reviews that records tell of, by lead id; each lead as its last record knew it. */
    public static Map<String, LeadReview> ofRecords(final List<ReviewRecord> records) {
        final Map<String, List<ReviewRecord>> byLead = new LinkedHashMap<>();
        records.stream()
                .sorted(Comparator.comparing(
                                (ReviewRecord record) -> record.lead().leadId())
                        .thenComparing(ReviewRecord::sequence))
                .forEach(record -> byLead.computeIfAbsent(record.lead().leadId(), id -> new ArrayList<>())
                        .add(record));
        final Map<String, LeadReview> reviews = new LinkedHashMap<>();
        byLead.forEach((id, steps) ->
                reviews.put(id, new LeadReview(steps.get(steps.size() - 1).lead(), steps)));
        return reviews;
    }

    /** The same review of the lead as it is now. */
    public LeadReview of(final LeadFacts now) {
        return new LeadReview(now, records);
    }

    /** The same review with a step more. */
    public LeadReview with(final ReviewRecord record) {
        final List<ReviewRecord> all = new ArrayList<>(records);
        all.add(record);
        return new LeadReview(lead, all);
    }

    /** How far it is. */
    public LeadState state() {
        return last().map(ReviewRecord::after).orElse(LeadState.OPEN);
    }

    /** The last step, where there is one. */
    public Optional<ReviewRecord> last() {
        return records.isEmpty() ? Optional.empty() : Optional.of(records.get(records.size() - 1));
    }

    /** When the next step is due; empty where the review is closed, or has not begun. */
    public Optional<LocalDate> dueOn() {
        return last().flatMap(ReviewRecord::dueOn);
    }

    /** The steps since it was last opened again: what the state rests on. */
    public List<ReviewRecord> round() {
        for (int i = records.size() - 1; i >= 0; i--) {
            if (records.get(i).act().step() == ReviewStep.REOPEN) {
                return records.subList(i + 1, records.size());
            }
        }
        return records;
    }

    /** The step of this round that found whether the lead is right, or took it back; empty while that is open. */
    public Optional<ReviewRecord> verdict() {
        return round().stream()
                .filter(record -> record.after().isConfirmed() || record.after().isClosed())
                .filter(record -> state().isConfirmed() == record.after().isConfirmed())
                .findFirst();
    }

    /** The money of the fund that this round found to be concerned. */
    public Optional<Long> confirmedFen() {
        return state().isConfirmed() ? verdict().flatMap(record -> record.act().amountFen()) : Optional.empty();
    }
}
