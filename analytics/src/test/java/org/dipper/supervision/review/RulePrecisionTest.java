package org.dipper.supervision.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dipper.supervision.review.Acts.about;
import static org.dipper.supervision.review.Acts.act;
import static org.dipper.supervision.review.Acts.because;
import static org.dipper.supervision.review.Acts.of;
import static org.dipper.supervision.review.ReviewStep.ACCEPT;
import static org.dipper.supervision.review.ReviewStep.CONFIRM;
import static org.dipper.supervision.review.ReviewStep.HANDLE;
import static org.dipper.supervision.review.ReviewStep.REJECT;
import static org.dipper.supervision.review.ReviewStep.REOPEN;
import static org.dipper.supervision.review.ReviewStep.WITHDRAW;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dipper.policy.ReviewPolicy;
import org.junit.jupiter.api.Test;

/** Precision, counted by hand. */
class RulePrecisionTest {
    private final ReviewRules rules = new ReviewRules(ReviewPolicy.USUAL);

    /**
     * Rule s, first quarter: ranks 1 and 12 confirmed, rank 4 rejected, rank 60 rejected; second quarter: rank 2 confirmed and
     * handled, rank 200 rejected, rank 3 withdrawn. Rank 5 is still under review.
     */
    private List<LeadReview> reviews() {
        return new ArrayList<>(List.of(
                confirmed("L1", 1, "2026-03-30", 10_000L),
                confirmed("L2", 12, "2026-03-31", 5_000L),
                rejected("L3", 4, "2026-01-05", RejectionReason.TREATMENT_CYCLE),
                rejected("L4", 60, "2026-02-05", RejectionReason.TREATMENT_CYCLE),
                handled("L5", 2, "2026-04-01", "2026-07-15"),
                rejected("L6", 200, "2026-06-30", RejectionReason.DATA_ERROR),
                after("L7", "s", 3, act(WITHDRAW, "agency", "2026-05-02")),
                after("L8", "s", 5, act(CONFIRM, "A", "2026-05-02")),
                after("L9", "t", 1, act(WITHDRAW, "agency", "2026-05-02"))));
    }

    @Test
    void aLeadCountsOnceInTheQuarterOfItsVerdict() {
        final List<RulePrecision> rows = RulePrecision.of(reviews());
        assertThat(rows)
                .extracting(row -> row.rule() + " " + row.quarter() + " " + row.confirmed() + " " + row.rejected() + " "
                        + row.withdrawn() + " " + row.confirmedFen())
                .containsExactly(
                        "s 2026Q1 2 2 0 15000",
                        "s 2026Q2 1 1 1 50000",
                        "s all 3 3 1 65000",
                        "t 2026Q2 0 0 1 0",
                        "t all 0 0 1 0");
        assertThat(rows.get(0).precision()).contains(new BigDecimal("0.500000"));
        assertThat(rows.get(3).precision()).isEmpty();
    }

    @Test
    void precisionAtKLooksAtTheFirstOfEachListAndOnlyAtThoseDecided() {
        final List<RulePrecision> rows = RulePrecision.of(reviews());
        // Ranks 1, 4 | 1, 4, 12 | 1, 4, 12, 60.
        assertThat(rows.get(0).atK())
                .containsExactly(new PrecisionAtK(10, 2, 1), new PrecisionAtK(50, 3, 2), new PrecisionAtK(100, 4, 2));
        // Rank 2; rank 3 was withdrawn, rank 200 is beyond all.
        assertThat(rows.get(1).atK())
                .containsExactly(new PrecisionAtK(10, 1, 1), new PrecisionAtK(50, 1, 1), new PrecisionAtK(100, 1, 1));
        assertThat(rows.get(2).atK().get(1).precision()).contains(new BigDecimal("0.750000"));
        assertThat(rows.get(4).atK().get(0).precision()).isEmpty();
    }

    @Test
    void reasonsAreCountedMostFrequentFirst() {
        final RulePrecision all = RulePrecision.of(reviews()).get(2);
        assertThat(all.reasonsByFrequency())
                .containsExactly(
                        Map.entry(RejectionReason.TREATMENT_CYCLE, 2), Map.entry(RejectionReason.DATA_ERROR, 1));
    }

    @Test
    void fewDecidedLeadsAreMarked() {
        final List<LeadReview> ten = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            ten.add(rejected("L" + i, i, "2026-01-05", RejectionReason.MEDICAL_NEED));
        }
        assertThat(RulePrecision.of(ten).get(0).isSmall()).isFalse();
        assertThat(RulePrecision.of(ten.subList(0, 9)).get(0).isSmall()).isTrue();
    }

    @Test
    void aReopenedLeadCountsByItsNewVerdictAndTheRankItWasChosenBy() {
        final LeadReview again = after(
                "L1",
                "s",
                7,
                act(REJECT, "A", "2026-01-05"),
                act(REOPEN, "agency", "2026-04-05"),
                act(CONFIRM, "A", "2026-04-06"),
                act(CONFIRM, "B", "2026-04-07"),
                act(ACCEPT, "H1", "2026-04-08"));
        final List<RulePrecision> rows = RulePrecision.of(List.of(again));
        assertThat(rows).extracting(RulePrecision::quarter).containsExactly("2026Q2", "all");
        assertThat(rows.get(0).confirmed()).isEqualTo(1);
        assertThat(rows.get(0).rejected()).isZero();
        assertThat(rows.get(0).reasons()).isEmpty();
        final LeadReview open =
                after("L1", "s", 7, act(REJECT, "A", "2026-01-05"), act(REOPEN, "agency", "2026-04-05"));
        assertThat(RulePrecision.of(List.of(open))).isEmpty();
    }

    @Test
    void theOrderOfReviewsDoesNotMatter() {
        final List<LeadReview> reviews = reviews();
        final List<RulePrecision> expected = RulePrecision.of(reviews);
        final Random random = new Random(5);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(reviews, random);
            assertThat(RulePrecision.of(reviews)).isEqualTo(expected);
        }
    }

    private LeadReview confirmed(final String id, final long rank, final String day, final long fen) {
        return after(
                id,
                "s",
                rank,
                act(CONFIRM, "A", "2026-01-02"),
                act(CONFIRM, "B", "2026-01-03"),
                of(act(ACCEPT, "H1", day), fen));
    }

    private LeadReview handled(final String id, final long rank, final String verified, final String handled) {
        return after(
                id,
                "s",
                rank,
                act(CONFIRM, "A", "2026-01-02"),
                act(CONFIRM, "B", "2026-01-03"),
                act(ACCEPT, "H1", verified),
                act(HANDLE, "agency", handled));
    }

    private LeadReview rejected(final String id, final long rank, final String day, final RejectionReason reason) {
        return after(id, "s", rank, because(act(REJECT, "A", day), reason));
    }

    private LeadReview after(final String id, final String rule, final long rank, final ReviewAct... acts) {
        final ReviewAct[] own =
                java.util.Arrays.stream(acts).map(act -> about(id, act)).toArray(ReviewAct[]::new);
        return Acts.after(rules, Acts.lead(id, rule, rank), own);
    }
}
