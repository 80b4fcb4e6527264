package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.errors.DipperException;
import org.dipper.settlement.CommunitySettlementTable;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.assessment.AssessmentRows;
import org.dipper.supervision.assessment.AssessmentScheme;
import org.dipper.supervision.assessment.AssessmentTable;
import org.dipper.supervision.assessment.AssessmentTotalTable;
import org.dipper.supervision.assessment.Assessor;
import org.dipper.supervision.assessment.IndicatorFact;
import org.dipper.supervision.assessment.MeasureLine;
import org.dipper.supervision.assessment.MeasureRef;
import org.dipper.supervision.assessment.SubjectAssessment;
import org.dipper.supervision.assessment.SubjectFacts;
import org.dipper.table.Columns;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/**
 * {@code assess run --scheme FILE --period YEAR [--targets YEAR] [--measures FILE] [--package FILE]}: assesses communities or
 * institutions by a scheme, from the indicators of the period and a file of measures. Indicators, packages and subjects are
 * few: they come to the driver.
 */
public final class AssessRunJob implements Job {
    private static final int STEPS = 3;
    private static final String SETTLEMENT = "settlement:";

    @Override
    public void check(final JobOptions options) {
        AssessRequest.of(options);
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        final AssessRequest request = AssessRequest.of(options);
        final Map<String, String> claim = request.claim();
        if (request.packages().isEmpty()) {
            context.warehouse()
                    .inForce(settlement(request))
                    .ifPresent(settled -> claim.put("settlement", settled.revision() + " " + settled.contentHash()));
        }
        try (Run run = context.warehouse()
                .begin(
                        "assess run",
                        claim,
                        Optional.of(request.scheme().hash()),
                        List.of(IndicatorValueTable.CONTRACT))) {
            final Optional<JsonNode> before = run.alreadyDone();
            if (before.isPresent()) {
                context.notice("Nothing to do: this is assessed from the same inputs.", "无需处理：相同输入的考核已完成。");
                return before.get();
            }
            return Supersede.recorded(run, () -> assess(context, run, request));
        }
    }

    private static JsonNode assess(final JobContext context, final Run run, final AssessRequest request) {
        final int revision = run.revisionFor(request.subject(), Optional.empty());
        context.progress("assess.read", "Reading indicators and measures", "读取指标与数据", 0, STEPS);
        final Map<String, List<IndicatorFact>> facts = facts(run, request);
        final Map<String, Long> packages = packages(run, request);
        final Set<String> subjects = subjects(request, facts, packages);
        if (subjects.isEmpty()) {
            throw DipperException.precondition(
                    "There is nobody to assess in " + request.period() + ".",
                    "No indicator of a " + request.scheme().subjectType()
                            + " is computed for that period, and no measures are given.",
                    "Run dipper indicator compute --year " + request.period()
                            + ", or give --measures; dipper assess template prints a file to start from.");
        }
        tellUnknownPackages(context, request, subjects);
        context.progress("assess.score", "Assessing", "计算考核得分", 1, STEPS);
        final List<SubjectAssessment> assessments = assessments(request, subjects, facts, packages);
        tellMissing(context, assessments);
        context.progress("assess.write", "Writing the assessment", "写入考核结果", 2, STEPS);
        write(context, run, request, assessments);
        PolicyTexts.keep(
                context,
                run,
                new PolicyTexts.Text(
                        request.scheme().hash(), request.scheme().scheme(), request.period(), request.schemeText()));
        final JsonNode answer = Answers.rows(run
                .readBack(AssessmentTotalTable.CONTRACT)
                .select(Columns.cols(
                        AssessmentTotalTable.SUBJECT,
                        AssessmentTotalTable.TOTAL_SCORE,
                        AssessmentTotalTable.GRADED_SCORE,
                        AssessmentTotalTable.GRADE,
                        AssessmentTotalTable.IS_VETOED,
                        AssessmentTotalTable.PACKAGE_FEN,
                        AssessmentTotalTable.PAYABLE_FEN,
                        AssessmentTotalTable.NEXT_GRADE,
                        AssessmentTotalTable.NEXT_GRADE_POINTS,
                        AssessmentTotalTable.NEXT_GRADE_WORTH_FEN,
                        AssessmentTotalTable.STATE))
                .collectAsList()
                .stream()
                .sorted(Comparator.comparing(row -> row.getString(0)))
                .toList());
        run.publish(request.subject(), revision, Publication.DRAFT, Optional.empty(), answer);
        return answer;
    }

    private static List<SubjectAssessment> assessments(
            final AssessRequest request,
            final Set<String> subjects,
            final Map<String, List<IndicatorFact>> facts,
            final Map<String, Long> packages) {
        final AssessmentScheme scheme = request.scheme();
        final Assessor assessor = new Assessor(scheme);
        final List<SubjectAssessment> assessments = new ArrayList<>();
        for (final String subject : subjects) {
            final SubjectFacts known = new SubjectFacts(
                    scheme,
                    request.period(),
                    request.targetsYear(),
                    facts.getOrDefault(subject, List.of()),
                    request.measures(),
                    subject);
            assessments.add(assessor.assess(subject, known, Optional.ofNullable(packages.get(subject))));
        }
        return assessments;
    }

    private static void write(
            final JobContext context,
            final Run run,
            final AssessRequest request,
            final List<SubjectAssessment> assessments) {
        final AssessmentRows rows = new AssessmentRows(request.scheme(), request.period(), request.targetsYear());
        final String where =
                AssessmentTable.SCHEME.name() + " = '" + request.scheme().scheme() + "' AND "
                        + AssessmentTable.PERIOD.name() + " = '" + request.period() + "'";
        final List<Row> items =
                assessments.stream().flatMap(each -> rows.items(each).stream()).toList();
        final List<Row> totals = assessments.stream().map(rows::total).toList();
        // Few rows in one file: a question about them is answered without Spark.
        run.replace(
                AssessmentTable.CONTRACT,
                context.spark()
                        .createDataFrame(items, Columns.schema(AssessmentTable.CONTRACT))
                        .coalesce(1),
                where);
        run.replace(
                AssessmentTotalTable.CONTRACT,
                context.spark()
                        .createDataFrame(totals, Columns.schema(AssessmentTotalTable.CONTRACT))
                        .coalesce(1),
                where);
    }

    /** The indicators of the period that the scheme asks for, by subject. */
    private static Map<String, List<IndicatorFact>> facts(final Run run, final AssessRequest request) {
        final AssessmentScheme scheme = request.scheme();
        final Object[] asked = scheme.measures().stream().map(MeasureRef::id).toArray();
        final Dataset<Row> rows = run.input(IndicatorValueTable.CONTRACT)
                .where(Columns.col(IndicatorValueTable.PERIOD)
                        .equalTo(String.valueOf(request.period()))
                        .and(Columns.col(IndicatorValueTable.SUBJECT_TYPE)
                                .isin(scheme.subjectTypes().toArray()))
                        .and(Columns.col(IndicatorValueTable.INDICATOR).isin(asked)));
        final Map<String, List<IndicatorFact>> facts = new TreeMap<>();
        for (final Row row : rows.collectAsList()) {
            final IndicatorFact fact = new IndicatorFact(
                    row.getAs(IndicatorValueTable.INDICATOR.name()),
                    row.getAs(IndicatorValueTable.SUBJECT_TYPE.name()),
                    row.getAs(IndicatorValueTable.SUBJECT.name()),
                    row.getAs(IndicatorValueTable.PERIOD.name()),
                    Optional.ofNullable(row.getAs(IndicatorValueTable.VALUE.name())),
                    Optional.ofNullable(row.getAs(IndicatorValueTable.DENOMINATOR.name())),
                    row.getAs(IndicatorValueTable.STATE.name()));
            facts.computeIfAbsent(fact.subject(), subject -> new ArrayList<>()).add(fact);
        }
        return facts;
    }

    /** The packages in fen: of the file, or as the settlement in force of the year has them. */
    private static Map<String, Long> packages(final Run run, final AssessRequest request) {
        if (request.packages().isPresent()) {
            return request.packages().get();
        }
        final Map<String, Long> packages = new LinkedHashMap<>();
        run.inForce(settlement(request)).ifPresent(settled -> run.input(
                        CommunitySettlementTable.CONTRACT, settled.subject())
                .where(Columns.col(CommunitySettlementTable.SETTLEMENT_YEAR)
                        .equalTo(request.period())
                        .and(Columns.col(CommunitySettlementTable.REVISION).equalTo(settled.revision())))
                .select(Columns.cols(CommunitySettlementTable.COMMUNITY_CODE, CommunitySettlementTable.PACKAGE_FEN))
                .collectAsList()
                .forEach(row -> packages.put(row.getString(0), row.getLong(1))));
        return packages;
    }

    /** Whoever has measures or an indicator of the scheme's kind; for communities also whoever has a package. */
    private static Set<String> subjects(
            final AssessRequest request,
            final Map<String, List<IndicatorFact>> facts,
            final Map<String, Long> packages) {
        final Set<String> subjects = new TreeSet<>();
        request.measures().lines().stream().map(MeasureLine::subject).forEach(subjects::add);
        facts.forEach((subject, rows) -> {
            if (rows.stream()
                    .anyMatch(row -> row.subjectType().equals(request.scheme().subjectType()))) {
                subjects.add(subject);
            }
        });
        if (request.scheme().subjectType().equals("community")) {
            subjects.addAll(packages.keySet());
        }
        return subjects;
    }

    private static void tellUnknownPackages(
            final JobContext context, final AssessRequest request, final Set<String> subjects) {
        request.packages().ifPresent(given -> given.keySet().stream()
                .filter(subject -> !subjects.contains(subject))
                .forEach(subject -> context.notice(
                        subject + " has a package but nothing that could be assessed.", subject + " 有打包总额但无可考核数据。")));
    }

    private static void tellMissing(final JobContext context, final List<SubjectAssessment> assessments) {
        final long incomplete =
                assessments.stream().filter(each -> !each.missing().isEmpty()).count();
        if (incomplete > 0) {
            context.notice(
                    incomplete + " of " + assessments.size()
                            + " have items that cannot be evaluated; dipper assess show --subject CODE tells which and why.",
                    assessments.size() + " 个对象中有 " + incomplete + " 个存在无法评价的项目；dipper assess show --subject 查看原因。");
        }
    }

    private static String settlement(final AssessRequest request) {
        return SETTLEMENT + request.period();
    }
}
