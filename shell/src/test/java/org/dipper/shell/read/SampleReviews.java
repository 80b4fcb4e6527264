package org.dipper.shell.read;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dipper.policy.ReviewPolicy;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.supervision.LeadTable;
import org.dipper.supervision.review.AppealOutcome;
import org.dipper.supervision.review.HandlingMeasure;
import org.dipper.supervision.review.LeadFacts;
import org.dipper.supervision.review.LeadReview;
import org.dipper.supervision.review.LeadReviewTable;
import org.dipper.supervision.review.RejectionReason;
import org.dipper.supervision.review.ReviewAct;
import org.dipper.supervision.review.ReviewRules;
import org.dipper.supervision.review.ReviewStep;
import org.dipper.table.Field;

/**
 * A warehouse of leads under review. By priority P2 (heard, waits for an appeal), P1 (handled after an appeal), then by cost C1
 * (open) and C2 (rejected); G was reviewed and is no more in force. Rule s raises all but C2, which rule t raises.
 */
public final class SampleReviews {
    private static final ReviewRules RULES = new ReviewRules(ReviewPolicy.USUAL);

    private SampleReviews() {}

    public static void write(final Path folder) {
        final TableFixture tables = new TableFixture(folder);
        final long leads = tables.append(
                LeadTable.CONTRACT,
                List.of(
                        lead("C1", "s", "2025", "H2", 900_000L, ""),
                        lead("P1", "s", "2025", "H1", 100_000L, "10"),
                        lead("P2", "s", "2025", "H1", 200_000L, "20"),
                        lead("C2", "t", "2025", "H2", 800_000L, ""),
                        lead("P1", "s", "2024-2025", "H1", 100_000L, "10")));
        final long stays = tables.append(
                LeadCaseTable.CONTRACT,
                List.of(stay("P1", "2025", 2, "S2"), stay("P1", "2025", 1, "S1"), stay("P1", "2024-2025", 1, "S1")));
        tables.publish("indicator:2025", 1, "draft", SampleWarehouse.versions("lead", leads, "lead_case", stays));
        final List<List<Object>> rows = new ArrayList<>();
        rows.addAll(rows(
                facts("P1", "s", 2),
                act("P1", ReviewStep.CONFIRM, "甲", "2026-01-05"),
                act("P1", ReviewStep.CONFIRM, "乙", "2026-01-08"),
                act("P1", ReviewStep.APPEAL, "H1", "2026-01-20"),
                new ReviewAct(
                        "P1",
                        ReviewStep.VERIFY,
                        "丙",
                        LocalDate.parse("2026-02-03"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(AppealOutcome.PARTLY_UPHELD),
                        Optional.of(40_000L),
                        Optional.empty()),
                act("P1", ReviewStep.HANDLE, "经办", "2026-04-20")));
        rows.addAll(rows(
                facts("P2", "s", 1),
                act("P2", ReviewStep.CONFIRM, "甲", "2026-01-05"),
                act("P2", ReviewStep.CONFIRM, "乙", "2026-01-08")));
        rows.addAll(rows(facts("C2", "t", 1), act("C2", ReviewStep.REJECT, "甲", "2026-01-06")));
        rows.addAll(rows(facts("G", "s", 12), act("G", ReviewStep.REJECT, "甲", "2026-02-06")));
        final long reviews = tables.append(LeadReviewTable.CONTRACT, rows);
        tables.publish("review:leads", 1, "published", SampleWarehouse.versions("lead_review", reviews));
    }

    private static List<List<Object>> rows(final LeadFacts lead, final ReviewAct... acts) {
        LeadReview review = LeadReview.open(lead);
        for (final ReviewAct act : acts) {
            review = review.with(RULES.record(review, act));
        }
        return review.records().stream().map(record -> record.cells(1)).toList();
    }

    private static ReviewAct act(final String id, final ReviewStep step, final String by, final String on) {
        return new ReviewAct(
                id,
                step,
                by,
                LocalDate.parse(on),
                step == ReviewStep.REJECT ? Optional.of(RejectionReason.TREATMENT_CYCLE) : Optional.empty(),
                step == ReviewStep.HANDLE ? Optional.of(HandlingMeasure.RECOVERED) : Optional.empty(),
                Optional.empty(),
                step == ReviewStep.HANDLE ? Optional.of(40_000L) : Optional.empty(),
                step == ReviewStep.APPEAL ? Optional.of("分次手术") : Optional.empty());
    }

    private static LeadFacts facts(final String id, final String rule, final long rank) {
        return new LeadFacts(id, rule, "1", "2025", "H1", 100_000L, Optional.of(rank), Optional.of("priority"));
    }

    private static List<Object> lead(
            final String id,
            final String rule,
            final String period,
            final String institution,
            final long costFen,
            final String priority) {
        final Map<Field, Object> given = new HashMap<>(Map.of(
                LeadTable.LEAD_ID,
                id,
                LeadTable.RULE,
                rule,
                LeadTable.RULE_VERSION,
                "1",
                LeadTable.PERIOD,
                period,
                LeadTable.INSTITUTION_CODE,
                institution,
                LeadTable.CASE_COUNT,
                2L,
                LeadTable.TOTAL_COST_FEN,
                costFen,
                LeadTable.FUND_PAY_FEN,
                costFen / 2,
                LeadTable.EVIDENCE,
                "came back soon",
                LeadTable.NOT_CHECKED,
                "medical need"));
        given.put(LeadTable.STATE, "open");
        if (!priority.isEmpty()) {
            given.put(LeadTable.PRIORITY, new BigDecimal(priority).setScale(6));
            given.put(LeadTable.EVIDENCE_ZH, "短期内再次入院");
        }
        return TableFixture.row(LeadTable.CONTRACT, given);
    }

    private static List<Object> stay(
            final String id, final String period, final int sequence, final String settlement) {
        return TableFixture.row(
                LeadCaseTable.CONTRACT,
                Map.of(
                        LeadCaseTable.LEAD_ID,
                        id,
                        LeadCaseTable.PERIOD,
                        period,
                        LeadCaseTable.SEQUENCE,
                        sequence,
                        LeadCaseTable.SETTLEMENT_ID,
                        settlement,
                        LeadCaseTable.INSTITUTION_CODE,
                        "H1",
                        LeadCaseTable.ADMISSION_DATE,
                        LocalDate.of(2025, 3, sequence),
                        LeadCaseTable.DISCHARGE_DATE,
                        LocalDate.of(2025, 3, sequence),
                        LeadCaseTable.PRINCIPAL_DIAGNOSIS,
                        "J18.9",
                        LeadCaseTable.TOTAL_COST_FEN,
                        50_000L));
    }
}
