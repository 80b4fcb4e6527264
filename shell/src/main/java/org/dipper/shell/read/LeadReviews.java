package org.dipper.shell.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.dipper.shell.view.TableRow;
import org.dipper.supervision.review.LeadReview;
import org.dipper.supervision.review.LeadReviewTable;
import org.dipper.supervision.review.ReviewRecord;
import org.dipper.table.Field;

/** The reviews of leads on record. A warehouse without any has none. */
public final class LeadReviews {
    private LeadReviews() {}

    /** Every review by lead id. */
    public static Map<String, LeadReview> all(final PublishedTables published) {
        return of(published.current(LeadReviewTable.CONTRACT));
    }

    /** The reviews that rows tell of, by lead id. */
    public static Map<String, LeadReview> of(final List<TableRow> rows) {
        return LeadReview.ofRecords(rows.stream()
                .map(row -> ReviewRecord.of((Field field) -> row.value(field)))
                .toList());
    }

    /** The steps of a lead in order. */
    public static List<TableRow> steps(final PublishedTables published, final String leadId) {
        final List<TableRow> rows = new ArrayList<>(
                published.current(LeadReviewTable.CONTRACT, List.of(Match.of(LeadReviewTable.LEAD_ID, leadId))));
        rows.sort(Comparator.comparingLong(row -> row.number(LeadReviewTable.SEQUENCE)));
        return rows;
    }
}
