package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.dipper.errors.DipperException;
import org.dipper.policy.PolicyFingerprint;
import org.dipper.policy.PolicyLoader;
import org.dipper.policy.ReviewPolicy;
import org.dipper.supervision.LeadTable;
import org.dipper.supervision.review.LeadReview;
import org.dipper.supervision.review.LeadReviewTable;
import org.dipper.supervision.review.ReviewBook;
import org.dipper.supervision.review.ReviewColumn;
import org.dipper.supervision.review.ReviewFile;
import org.dipper.supervision.review.ReviewLine;
import org.dipper.supervision.review.ReviewProblem;
import org.dipper.supervision.review.ReviewReader;
import org.dipper.supervision.review.ReviewRecord;
import org.dipper.supervision.review.ReviewRules;
import org.dipper.table.Columns;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/**
 * {@code lead review --id LEAD --step STEP ...} or {@code --file FILE}: records steps of the review of leads, all or none. Each
 * is a row that stays; what is on record already is not recorded again.
 */
public final class LeadReviewJob implements Job {
    /** What the publications of review steps are called. */
    static final String SUBJECT = "review:leads";

    private static final String FILE = "file";
    private static final String ENCODING = "encoding";
    private static final String PERIOD = "period";
    private static final String POLICY = "policy";

    private final Supplier<LocalDate> today;

    /** The job, by the clock of this machine. */
    public LeadReviewJob() {
        this(LocalDate::now);
    }

    /** The job on a given day. */
    LeadReviewJob(final Supplier<LocalDate> today) {
        this.today = today;
    }

    /** What is asked for. */
    private record Request(ReviewFile file, Optional<String> period, ReviewPolicy policy) {
        static Request of(final JobOptions options) {
            final List<String> known = new ArrayList<>(List.of(FILE, ENCODING, PERIOD, POLICY));
            final Map<ReviewColumn, String> given = new EnumMap<>(ReviewColumn.class);
            for (final ReviewColumn column : ReviewColumn.values()) {
                known.add(column.option());
                options.optional(column.option()).ifPresent(value -> given.put(column, value));
            }
            options.only(known.toArray(String[]::new));
            if (options.optional(FILE).isPresent() == !given.isEmpty()) {
                throw DipperException.usage(
                        options.command() + " needs either --file, or a step by --id, --step, --by and --on.",
                        "One of them says what was done.",
                        "For example: --id LEAD --step reject --reason medical_need --by WHO --on 2026-03-02");
            }
            if (options.optional(FILE).isEmpty()) {
                for (final ReviewColumn column : ReviewColumn.values()) {
                    if (column.isRequired()) {
                        options.required(column.option());
                    }
                }
                return new Request(
                        ReviewReader.single(given).requireUsable(), options.optional(PERIOD), policy(options));
            }
            final String name = String.valueOf(options.path(FILE).getFileName());
            return new Request(
                    ReviewReader.read(name, SmallFiles.text(options, FILE)).requireUsable(),
                    options.optional(PERIOD),
                    policy(options));
        }

        /** The times that the policy gives each step, or the usual ones. */
        private static ReviewPolicy policy(final JobOptions options) {
            return options.optional(POLICY)
                    .map(unused -> PolicyLoader.load(options.path(POLICY))
                            .supervision()
                            .review())
                    .orElse(ReviewPolicy.USUAL);
        }

        String content() {
            return PolicyFingerprint.of(
                    file.lines().stream().map(ReviewLine::act).toList());
        }
    }

    @Override
    public void check(final JobOptions options) {
        Request.of(options);
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        final Request request = Request.of(options);
        requirePast(request.file());
        final Map<String, String> claim = new TreeMap<>(Map.of("content", request.content()));
        request.period().ifPresent(period -> claim.put(PERIOD, period));
        context.warehouse().inForce(SUBJECT).ifPresent(before -> claim.put("after", String.valueOf(before.sequence())));
        try (Run run = context.warehouse()
                .begin("lead review", claim, Optional.empty(), List.of(LeadTable.CONTRACT, LeadReviewTable.CONTRACT))) {
            return Supersede.recorded(run, () -> review(context, run, request));
        }
    }

    /** A mistyped year would close a review to every later step: dates may not go backwards. */
    private void requirePast(final ReviewFile file) {
        final LocalDate now = today.get();
        file.requireNone(file.lines().stream()
                .filter(line -> line.act().decidedOn().isAfter(now))
                .map(line -> new ReviewProblem(
                        line.line(),
                        ReviewColumn.DECIDED_ON.header(),
                        line.act().decidedOn() + " has not come yet; today is " + now,
                        false))
                .toList());
    }

    private static JsonNode review(final JobContext context, final Run run, final Request request) {
        context.progress("review.check", "Checking the steps", "核对审核环节", 0, 2);
        final Map<String, LeadReview> known =
                new ReviewedLeads(context.spark(), run, request.period()).of(request.file());
        final ReviewBook.Outcome outcome = new ReviewBook(new ReviewRules(request.policy()))
                .take(request.file().lines(), known);
        request.file().requireNone(outcome.problems());
        final int before = run.inForce(SUBJECT).map(Publication::revision).orElse(0);
        if (outcome.records().isEmpty()) {
            context.notice("Nothing to do: these steps are on record already.", "无需处理：这些审核环节已登记。");
            return answer(before, outcome, known, request);
        }
        final int revision = before + 1;
        tellGone(context, outcome.records());
        context.progress("review.write", "Recording the steps", "登记审核环节", 1, 2);
        final List<Row> rows = outcome.records().stream()
                .map(record -> RowFactory.create(record.cells(revision).toArray()))
                .toList();
        run.append(
                LeadReviewTable.CONTRACT,
                context.spark()
                        .createDataFrame(rows, Columns.schema(LeadReviewTable.CONTRACT))
                        .coalesce(1),
                LeadReviewTable.REVISION.name() + " = " + revision);
        final ObjectNode answer = answer(revision, outcome, known, request);
        run.publish(SUBJECT, revision, Publication.PUBLISHED, Optional.empty(), answer);
        return answer;
    }

    private static void tellGone(final JobContext context, final List<ReviewRecord> records) {
        final long gone = records.stream()
                .filter(record -> record.lead().rank().isEmpty())
                .map(record -> record.lead().leadId())
                .distinct()
                .count();
        if (gone > 0) {
            context.notice(
                    gone + " of these leads are no more in force: they were recomputed away. Their review goes on.",
                    "其中 " + gone + " 条线索重新计算后不再出现，审核继续。");
        }
    }

    private static ObjectNode answer(
            final int revision,
            final ReviewBook.Outcome outcome,
            final Map<String, LeadReview> known,
            final Request request) {
        final ObjectNode answer = Answers.object()
                .put("revision", revision)
                .put("recorded", outcome.records().size())
                .put("already_recorded", outcome.alreadyRecorded());
        if (request.file().source().equals(ReviewFile.SINGLE_STEP)) {
            final ReviewLine only = request.file().lines().get(0);
            final LeadReview before = known.get(only.act().leadId());
            final LeadReview after = outcome.records().isEmpty()
                    ? before
                    : before.with(outcome.records().get(0));
            answer.put(LeadReviewTable.LEAD_ID.name(), only.act().leadId());
            answer.put(LeadReviewTable.STEP.name(), only.act().step().id());
            answer.put(LeadReviewTable.STATE_AFTER.name(), after.state().id());
            answer.put(
                    LeadReviewTable.DUE_ON.name(),
                    after.dueOn().map(LocalDate::toString).orElse(null));
        }
        return answer.put(CodeTables.CONTENT, request.content());
    }
}
