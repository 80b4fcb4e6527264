package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.choice;
import static org.dipper.shell.command.OptionSpec.optional;
import static org.dipper.shell.command.OptionSpec.required;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dipper.errors.DipperException;
import org.dipper.shell.command.OptionSpec.Kind;
import org.dipper.shell.read.AssessmentTables;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.TableRow;
import org.dipper.supervision.assessment.AssessmentDecision;
import org.dipper.supervision.assessment.AssessmentScheme;
import org.dipper.supervision.assessment.AssessmentSchemeLoader;
import org.dipper.supervision.assessment.AssessmentTotalTable;
import org.dipper.supervision.assessment.MeasureReader;
import org.dipper.yaml.StrictYaml;

/** Assessment of communities and institutions: run it, see it, and hand it to the settlement. */
final class AssessCommands {
    private static final String PACKAGES = "package";

    private final Session session;
    private final JobCommands jobs;

    AssessCommands(final Session session, final JobCommands jobs) {
        this.session = session;
        this.jobs = jobs;
    }

    List<CommandSpec> all() {
        return List.of(run(), show(), export(), template());
    }

    private CommandSpec run() {
        return new CommandSpec(
                "assess run",
                "Assess communities or institutions by a scheme",
                "按考核方案评价医共体或机构",
                "--scheme policies/assessment/meishan-2020.yaml --period 2020 --measures measures.csv",
                List.of(
                        required("scheme", Kind.FILE, "scheme file", "考核方案文件"),
                        required("period", Kind.YEAR, "year that is assessed", "考核年度"),
                        optional(
                                "targets",
                                Kind.YEAR,
                                "year whose targets count (default: the same)",
                                "适用目标年度(默认同考核年度)"),
                        optional("measures", Kind.FILE, "CSV file of measures", "考核数据 CSV 文件"),
                        optional(
                                PACKAGES,
                                Kind.FILE,
                                "CSV file of packages (default: the settlement's)",
                                "打包总额 CSV 文件(默认取清算)"),
                        choice("encoding", "charset (default: found out)", "编码(默认自动识别)", "utf-8", "gb18030")),
                call -> jobs.run(call, true));
    }

    private static CommandSpec show() {
        return new CommandSpec(
                "assess show",
                "Show an assessment: totals, grades and money; of one subject every item with its evidence",
                "查看考核结果：总分、等次与金额；指定对象时逐项列出依据",
                "--scheme meishan-2020 --period 2020 --subject C001",
                List.of(
                        scheme(),
                        period(),
                        optional("subject", Kind.TEXT, "community or institution (default: all)", "医共体或机构(默认全部)")),
                AssessShow::show);
    }

    private static CommandSpec export() {
        return new CommandSpec(
                "assess export",
                "Write the file of decisions that settle decide --kind assessment reads",
                "输出清算用考核决定文件(settle decide --kind assessment)",
                "--scheme meishan-2020 --period 2020 --decided-by 'assessment group' --out assessment.csv",
                List.of(
                        scheme(),
                        period(),
                        required("decided-by", Kind.TEXT, "who decided", "决定人"),
                        optional("out", Kind.FILE, "file to write, else printed", "输出文件")),
                AssessCommands::export);
    }

    private CommandSpec template() {
        return new CommandSpec(
                "assess template",
                "Print a file to start measures or packages from; its rows are examples",
                "输出考核数据或打包总额文件模板(含示例行)",
                "--scheme policies/assessment/meishan-2020.yaml --period 2020 --out measures.csv",
                List.of(
                        required("scheme", Kind.FILE, "scheme file", "考核方案文件"),
                        required("period", Kind.YEAR, "year that is assessed", "考核年度"),
                        choice("kind", "file (default measures)", "文件类别(默认 measures)", "measures", PACKAGES),
                        optional("out", Kind.FILE, "file to write, else printed", "输出文件")),
                this::template);
    }

    private static OptionSpec scheme() {
        return optional("scheme", Kind.TEXT, "name of the scheme (default: the newest)", "考核方案名称(默认最新)");
    }

    private static OptionSpec period() {
        return optional("period", Kind.YEAR, "year that was assessed (default: the newest)", "考核年度(默认最新)");
    }

    private int template(final Invocation call) {
        if (call.text("kind").filter(PACKAGES::equals).isPresent()) {
            return TemplateOutput.give(call, "subject,package_yuan\nC001,100000000.00\n");
        }
        final AssessmentScheme scheme = AssessmentSchemeLoader.load(
                StrictYaml.read(Path.of(session.home().shippedOr(call.required("scheme")))));
        return TemplateOutput.give(call, MeasureReader.template(scheme, Integer.parseInt(call.required("period"))));
    }

    private static int export(final Invocation call) {
        final AssessmentTables tables = AssessmentTables.require(
                PublishedTables.open(call.warehouse()), call.text("scheme"), call.text("period"));
        final List<AssessmentDecision> decisions = new ArrayList<>();
        final List<String> open = new ArrayList<>();
        for (final TableRow row : tables.totals(Optional.empty())) {
            if (row.value(AssessmentTotalTable.GRADE).isEmpty()) {
                open.add(row.text(AssessmentTotalTable.SUBJECT));
            } else {
                decisions.add(decision(row));
            }
        }
        if (decisions.isEmpty()) {
            throw DipperException.precondition(
                    "There is nothing to decide on.",
                    "None of " + open.size() + " assessments has a grade.",
                    "See what is missing: dipper assess show --subject CODE");
        }
        if (!open.isEmpty()) {
            call.console()
                    .err()
                    .println(call.say("Left out, without a grade: ", "未定等次，未列入：") + String.join(", ", open));
        }
        return TemplateOutput.give(call, AssessmentDecision.file(decisions, call.required("decided-by")));
    }

    private static AssessmentDecision decision(final TableRow row) {
        return AssessmentDecision.of(
                row.text(AssessmentTotalTable.SCHEME),
                row.text(AssessmentTotalTable.SCHEME_HASH),
                row.text(AssessmentTotalTable.PERIOD),
                row.text(AssessmentTotalTable.SUBJECT),
                row.decimal(AssessmentTotalTable.GRADED_SCORE),
                row.text(AssessmentTotalTable.GRADE),
                row.decimal(AssessmentTotalTable.SHARE).orElseThrow(),
                row.value(AssessmentTotalTable.VETO).map(Object::toString));
    }
}
