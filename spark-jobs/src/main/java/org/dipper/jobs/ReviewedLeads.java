package org.dipper.jobs;

import static org.apache.spark.sql.functions.broadcast;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.dipper.supervision.LeadTable;
import org.dipper.supervision.review.LeadFacts;
import org.dipper.supervision.review.LeadRanks;
import org.dipper.supervision.review.LeadReview;
import org.dipper.supervision.review.LeadReviewTable;
import org.dipper.supervision.review.ReviewFile;
import org.dipper.supervision.review.ReviewRecord;
import org.dipper.table.Columns;
import org.dipper.table.Field;
import org.dipper.warehouse.Run;

/** The leads that review steps are about, each with its review so far. They are few: they come to the driver. */
final class ReviewedLeads {
    private final SparkSession spark;
    private final Run run;
    private final Optional<String> period;

    /**
     * Leads as a run sees them.
     *
     * @param period the period whose lead is meant; without one that whose name sorts last
     */
    ReviewedLeads(final SparkSession spark, final Run run, final Optional<String> period) {
        this.spark = spark;
        this.run = run;
        this.period = period;
    }

    /** The reviews of the leads that a file names, by id; those that are neither in force nor were reviewed are absent. */
    Map<String, LeadReview> of(final ReviewFile file) {
        final List<Row> ids = file.lines().stream()
                .map(line -> line.act().leadId())
                .distinct()
                .map(RowFactory::create)
                .toList();
        final Dataset<Row> asked = broadcast(
                spark.createDataFrame(ids, new StructType().add(LeadTable.LEAD_ID.name(), DataTypes.StringType)));
        final Map<String, LeadFacts> inForce = inForce(asked);
        final Map<String, LeadReview> reviews = new HashMap<>();
        LeadReview.ofRecords(records(asked))
                .forEach((id, review) -> reviews.put(
                        id, review.of(Optional.ofNullable(inForce.get(id)).orElseGet(() -> review.lead()
                                .gone()))));
        inForce.forEach((id, lead) -> reviews.putIfAbsent(id, LeadReview.open(lead)));
        return reviews;
    }

    private Map<String, LeadFacts> inForce(final Dataset<Row> asked) {
        final Dataset<Row> leads = run.input(LeadTable.CONTRACT);
        final Dataset<Row> ofPeriod = period.map(
                        label -> leads.where(Columns.col(LeadTable.PERIOD).equalTo(label)))
                .orElse(leads);
        final Map<String, LeadFacts> facts = new HashMap<>();
        new LeadRanks()
                .apply(ofPeriod)
                .join(asked, LeadTable.LEAD_ID.name())
                .collectAsList()
                .forEach(row -> facts.merge(
                        row.getAs(LeadTable.LEAD_ID.name()),
                        lead(row),
                        (one, other) -> one.period().compareTo(other.period()) > 0 ? one : other));
        return facts;
    }

    private List<ReviewRecord> records(final Dataset<Row> asked) {
        return run.input(LeadReviewTable.CONTRACT).join(asked, LeadTable.LEAD_ID.name()).collectAsList().stream()
                .map(row -> ReviewRecord.of(field -> cell(row, field)))
                .toList();
    }

    private static LeadFacts lead(final Row row) {
        return new LeadFacts(
                row.getAs(LeadTable.LEAD_ID.name()),
                row.getAs(LeadTable.RULE.name()),
                row.getAs(LeadTable.RULE_VERSION.name()),
                row.getAs(LeadTable.PERIOD.name()),
                row.getAs(LeadTable.INSTITUTION_CODE.name()),
                row.<Long>getAs(LeadTable.FUND_PAY_FEN.name()),
                cell(row, LeadReviewTable.LEAD_RANK).map(Long.class::cast),
                cell(row, LeadReviewTable.RANKED_BY).map(String.class::cast));
    }

    private static Optional<Object> cell(final Row row, final Field field) {
        return Optional.ofNullable(row.getAs(field.name()));
    }
}
