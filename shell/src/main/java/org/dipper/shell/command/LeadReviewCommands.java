package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.choice;
import static org.dipper.shell.command.OptionSpec.optional;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dipper.errors.DipperException;
import org.dipper.shell.command.OptionSpec.Kind;
import org.dipper.shell.read.LeadReviews;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.Format;
import org.dipper.shell.view.LeadTerms;
import org.dipper.shell.view.TableRow;
import org.dipper.supervision.LeadTable;
import org.dipper.supervision.review.AppealOutcome;
import org.dipper.supervision.review.HandlingMeasure;
import org.dipper.supervision.review.LeadReviewTable;
import org.dipper.supervision.review.PrecisionAtK;
import org.dipper.supervision.review.RejectionReason;
import org.dipper.supervision.review.ReviewReader;
import org.dipper.supervision.review.ReviewStep;
import org.dipper.supervision.review.RulePrecision;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** The review of leads: recording its steps, a file to start from, and how often each rule was right. */
final class LeadReviewCommands {
    private static final Field QUARTER = Field.required("quarter", FieldType.STRING, "quarter of the verdict", "结论季度");
    private static final Field DECIDED = count("decided", "decided", "已有结论");
    private static final Field CONFIRMED = count("confirmed", "confirmed", "属实");
    private static final Field REJECTED = count("rejected", "rejected", "排除");
    private static final Field WITHDRAWN = count("withdrawn", "withdrawn", "撤回");
    private static final Field PRECISION = Field.optional("precision", FieldType.RATIO, "precision", "准确率");
    private static final Field IS_SMALL = Field.required("is_small", FieldType.BOOLEAN, "few decided", "样本较少");
    private static final Field REASONS = Field.required("reasons", FieldType.STRING, "reasons of rejection", "排除原因");
    private static final Field LEAD_COUNT = count("lead_count", "leads", "线索数");

    private LeadReviewCommands() {}

    /** Those that need no job. */
    static List<CommandSpec> all() {
        return List.of(
                new CommandSpec(
                        "lead template",
                        "Print a file to record steps of reviews from; its rows are examples",
                        "输出审核记录文件模板(含示例行)",
                        "--out reviews.csv",
                        List.of(optional("out", Kind.FILE, "file to write, else printed", "输出文件")),
                        call -> TemplateOutput.give(call, ReviewReader.template())),
                new CommandSpec(
                        "lead precision",
                        "Show how often each rule was right, by quarter, and among the first of its list",
                        "查看各规则准确率(按季度及排序前 k 条)",
                        "--rule split_admission",
                        List.of(optional("rule", Kind.TEXT, "rule (default: all)", "规则(默认全部)")),
                        LeadReviewCommands::precision));
    }

    /** The command that records steps, by a job. */
    static CommandSpec review(final JobCommands jobs) {
        return new CommandSpec(
                "lead review",
                "Record a step of the review of a lead, or a file of steps: all or none, and for good",
                "登记线索审核环节(单条或文件)，整体校验、不可删改",
                "--id LEAD --step reject --reason medical_need --by WHO --on 2026-03-02",
                List.of(
                        optional("id", Kind.TEXT, "lead id", "线索编号"),
                        choice("step", "what was done", "环节", ReviewStep.ids().toArray(String[]::new)),
                        optional("by", Kind.TEXT, "who did it", "办理人"),
                        optional("on", Kind.TEXT, "when, as yyyy-MM-dd", "办理日期(yyyy-MM-dd)"),
                        choice(
                                "reason",
                                "why it is rejected",
                                "排除原因",
                                RejectionReason.ids().toArray(String[]::new)),
                        optional("amount", Kind.TEXT, "yuan of the fund, to verify, accept or handle", "金额(元)"),
                        choice(
                                "outcome",
                                "how the appeal ended",
                                "申诉结果",
                                AppealOutcome.ids().toArray(String[]::new)),
                        choice(
                                "measure",
                                "how it is handled",
                                "处理方式",
                                HandlingMeasure.ids().toArray(String[]::new)),
                        optional("note", Kind.TEXT, "words of explanation", "说明"),
                        optional("period", Kind.YEARS, "period of the lead (default: the last)", "线索期间(默认最近)"),
                        optional("policy", Kind.FILE, "policy file: the time of each step", "政策文件(各环节期限)"),
                        optional("file", Kind.FILE, "CSV file of steps instead", "审核记录 CSV 文件"),
                        choice("encoding", "charset (default: found out)", "编码(默认自动识别)", "utf-8", "gb18030")),
                call -> review(call, jobs));
    }

    private static int review(final Invocation call, final JobCommands jobs) {
        final boolean isSingle = List.of("id", "step", "by", "on").stream().allMatch(call::flag);
        final boolean hasAny =
                List.of("id", "step", "by", "on", "reason", "amount", "outcome", "measure", "note").stream()
                        .anyMatch(call::flag);
        if (call.flag("file") ? hasAny : !isSingle) {
            throw DipperException.usage(
                    "The command 'lead review' needs either --file, or a step by --id, --step, --by and --on.",
                    "One of them says what was done.",
                    "For example: dipper lead review --id LEAD --step confirm --by WHO --on 2026-03-02");
        }
        return jobs.run(call, true);
    }

    private static int precision(final Invocation call) {
        final PublishedTables published = PublishedTables.open(call.warehouse());
        published.requireTable(LeadReviewTable.CONTRACT, "Record what was found first: dipper lead review --file FILE");
        final List<TableRow> rows = RulePrecision.of(LeadReviews.all(published).values()).stream()
                .filter(each -> call.text("rule").map(each.rule()::equals).orElse(true))
                .map(each -> row(call, each))
                .toList();
        final String about = call.say(
                "Precision = confirmed / decided, of leads whose verdict fell in the quarter; @k: of the first k of each list. "
                        + "Fewer than " + RulePrecision.SMALL + " decided are marked: they say little.",
                "准确率 = 属实 / 已有结论(按结论所在季度)；@k：每份清单排序前 k 条。结论少于 " + RulePrecision.SMALL + " 条的已标注，参考价值有限。");
        call.printer().print(Answer.of(fields(), rows).showing(shown()).under(List.of(about, "")));
        return 0;
    }

    private static List<Field> fields() {
        final List<Field> fields = new ArrayList<>(List.of(
                LeadTable.RULE, LeadTable.RULE_VERSION, QUARTER, DECIDED, CONFIRMED, REJECTED, WITHDRAWN, PRECISION));
        for (final int k : RulePrecision.KS) {
            fields.add(decidedAt(k));
            fields.add(confirmedAt(k));
            fields.add(precisionAt(k));
        }
        fields.addAll(List.of(LeadReviewTable.CONFIRMED_FEN, IS_SMALL, REASONS));
        return fields;
    }

    private static List<Field> shown() {
        final List<String> hidden =
                RulePrecision.KS.stream().map(k -> confirmedAt(k).name()).toList();
        return fields().stream().filter(field -> !hidden.contains(field.name())).toList();
    }

    private static TableRow row(final Invocation call, final RulePrecision of) {
        final List<Object> values = new ArrayList<>();
        values.addAll(List.of(
                of.rule(),
                of.ruleVersion(),
                of.quarter(),
                (long) of.decided(),
                (long) of.confirmed(),
                (long) of.rejected(),
                (long) of.withdrawn()));
        values.add(of.precision().orElse(null));
        for (final PrecisionAtK at : of.atK()) {
            values.add((long) at.decided());
            values.add((long) at.confirmed());
            values.add(at.precision().orElse(null));
        }
        values.add(of.confirmedFen());
        values.add(of.isSmall());
        values.add(reasons(call, of));
        return new TableRow(fields(), values);
    }

    /** For people in words; as objects in json; in csv as codes with counts. */
    private static Object reasons(final Invocation call, final RulePrecision of) {
        if (call.format() == Format.TABLE) {
            return LeadTerms.reasons(of, call.language());
        }
        final List<Map.Entry<RejectionReason, Integer>> reasons = of.reasonsByFrequency();
        if (call.format() == Format.CSV) {
            return String.join(
                    ";",
                    reasons.stream()
                            .map(each -> each.getKey().id() + " " + each.getValue())
                            .toList());
        }
        return reasons.stream()
                .map(each -> new TableRow(
                        List.of(LeadReviewTable.REASON_CODE, LEAD_COUNT),
                        List.of(each.getKey().id(), each.getValue().longValue())))
                .toList();
    }

    private static Field count(final String name, final String english, final String chinese) {
        return Field.required(name, FieldType.LONG, english, chinese);
    }

    private static Field decidedAt(final int k) {
        return count("decided_at_" + k, "decided @" + k, "结论数@" + k);
    }

    private static Field confirmedAt(final int k) {
        return count("confirmed_at_" + k, "confirmed @" + k, "属实数@" + k);
    }

    private static Field precisionAt(final int k) {
        return Field.optional("precision_at_" + k, FieldType.RATIO, "precision @" + k, "准确率@" + k);
    }
}
