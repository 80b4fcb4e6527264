package org.dipper.supervision.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How often a rule was right in a quarter. A lead counts once, in the quarter of its verdict: confirmed where it was verified
 * or accepted, rejected where a review, a verification or an appeal found no violation. Leads still under review count
 * nowhere; those withdrawn are told, but count neither way.
 *
 * @param rule the rule
 * @param ruleVersion its version: a changed rule begins anew
 * @param quarter such as {@code 2026Q1}, or {@link #ALL_QUARTERS}
 * @param confirmed leads found to be right
 * @param rejected leads found to be no violation
 * @param withdrawn leads taken back
 * @param confirmedFen money of the fund found to be concerned
 * @param atK precision among the first k of each list, by the rank that a lead had when its review began
 * @param reasons why leads were rejected, most frequent first
 */
public record RulePrecision(
        String rule,
        String ruleVersion,
        String quarter,
        int confirmed,
        int rejected,
        int withdrawn,
        long confirmedFen,
        List<PrecisionAtK> atK,
        Map<RejectionReason, Integer> reasons) {
    /** How far down the lists precision is told. */
    public static final List<Integer> KS = List.of(10, 50, 100);

    /** All quarters together. */
    public static final String ALL_QUARTERS = "all";

    /** Fewer decided leads than these say little: a default of ours for marking small counts. */
    public static final int SMALL = 10;

    private static final int DECIMALS = 6;
    private static final int MONTHS_A_QUARTER = 3;

    /** Leads that were decided. */
    public int decided() {
        return confirmed + rejected;
    }

    /** Confirmed of decided, with six decimals; empty where none was decided. */
    public Optional<BigDecimal> precision() {
        return share(confirmed, decided());
    }

    /** Whether too few were decided to say much. */
    public boolean isSmall() {
        return decided() < SMALL;
    }

    /** The precision of every rule and version, quarter by quarter and over all quarters; rules without a verdict have none. */
    public static List<RulePrecision> of(final Collection<LeadReview> reviews) {
        final Map<String, Map<String, List<LeadReview>>> byRule = new TreeMap<>();
        for (final LeadReview review : reviews) {
            review.verdict().ifPresent(verdict -> {
                final LeadFacts lead = verdict.lead();
                final Map<String, List<LeadReview>> quarters =
                        byRule.computeIfAbsent(lead.rule() + "\n" + lead.ruleVersion(), rule -> new TreeMap<>());
                quarters.computeIfAbsent(quarter(verdict.act().decidedOn()), quarter -> new ArrayList<>())
                        .add(review);
                // Letters sort behind digits: the line of all quarters comes last.
                quarters.computeIfAbsent(ALL_QUARTERS, all -> new ArrayList<>()).add(review);
            });
        }
        final List<RulePrecision> rows = new ArrayList<>();
        byRule.forEach((rule, quarters) -> quarters.forEach((quarter, group) -> rows.add(of(quarter, group))));
        return rows;
    }

    private static RulePrecision of(final String quarter, final List<LeadReview> reviews) {
        final LeadFacts any = reviews.get(0).verdict().orElseThrow().lead();
        final Map<RejectionReason, Integer> reasons = new EnumMap<>(RejectionReason.class);
        long fen = 0;
        int confirmed = 0;
        int rejected = 0;
        for (final LeadReview review : reviews) {
            if (review.state().isConfirmed()) {
                confirmed++;
                fen += review.confirmedFen().orElse(0L);
            } else if (review.state() == LeadState.REJECTED) {
                rejected++;
                review.verdict()
                        .flatMap(verdict -> verdict.act().reason())
                        .ifPresent(reason -> reasons.merge(reason, 1, Integer::sum));
            }
        }
        return new RulePrecision(
                any.rule(),
                any.ruleVersion(),
                quarter,
                confirmed,
                rejected,
                reviews.size() - confirmed - rejected,
                fen,
                KS.stream().map(k -> atK(k, reviews)).toList(),
                reasons);
    }

    private static PrecisionAtK atK(final int k, final List<LeadReview> reviews) {
        final List<LeadReview> among = reviews.stream()
                .filter(review -> review.state() != LeadState.WITHDRAWN)
                .filter(review -> rank(review).filter(rank -> rank <= k).isPresent())
                .toList();
        final long confirmed =
                among.stream().filter(review -> review.state().isConfirmed()).count();
        return new PrecisionAtK(k, among.size(), (int) confirmed);
    }

    /** The rank that a lead had when its review began: what it was chosen by. */
    private static Optional<Long> rank(final LeadReview review) {
        return review.round().get(0).lead().rank();
    }

    /** The reasons with their counts, most frequent first; equal ones in the order of the list of reasons. */
    public List<Map.Entry<RejectionReason, Integer>> reasonsByFrequency() {
        return reasons.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<RejectionReason, Integer> reason) -> -reason.getValue())
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }

    private static String quarter(final LocalDate day) {
        return day.getYear() + "Q" + ((day.getMonthValue() - 1) / MONTHS_A_QUARTER + 1);
    }

    static Optional<BigDecimal> share(final int part, final int whole) {
        return whole == 0
                ? Optional.empty()
                : Optional.of(
                        BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP));
    }
}
