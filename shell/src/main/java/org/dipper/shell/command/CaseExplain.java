package org.dipper.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.coding.CodeNormaliser;
import org.dipper.errors.DipperException;
import org.dipper.grouping.CaseGroupTable;
import org.dipper.grouping.Explanation;
import org.dipper.grouping.GroupingCase;
import org.dipper.grouping.GroupingExplainer;
import org.dipper.grouping.GroupingTables;
import org.dipper.grouping.Placement;
import org.dipper.grouping.scheme.SchemeRow;
import org.dipper.grouping.scheme.SchemeRule;
import org.dipper.policy.GroupingPolicy;
import org.dipper.policy.PolicyLoader;
import org.dipper.shell.read.Match;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** {@code case explain}: the grouping engine's own account of one case, and its group in an edition. */
final class CaseExplain {
    private static final Field STEP = Field.required("step", FieldType.STRING, "step", "步骤");
    private static final Field RULE = Field.optional("scheme_rule", FieldType.LONG, "row", "序号");
    private static final Field DECIDES = Field.required("decides", FieldType.BOOLEAN, "decides", "是否命中");
    private static final Field WHY = Field.required("why", FieldType.STRING, "what came of it", "说明");
    private static final List<Field> FIELDS = List.of(STEP, RULE, DECIDES, WHY);
    private static final Pattern PROCEDURE = Pattern.compile("[0-9A-Zx][0-9A-Zx.]*");

    private final Session session;

    CaseExplain(final Session session) {
        this.session = session;
    }

    /** Prints the explanation. */
    int run(final Invocation call) {
        if (call.flag("settlement") == call.flag("diagnosis")) {
            throw DipperException.usage(
                    "The command 'case explain' needs either --diagnosis or --settlement.",
                    "One of them says which case.",
                    "For example: dipper case explain --diagnosis I21.0 --procedures 36.0700x004");
        }
        final Optional<PublishedTables> published = PublishedTables.openIfPresent(call.warehouse());
        final GroupingCase each =
                call.flag("settlement") ? settled(PublishedTables.open(call.warehouse()), call) : given(call);
        final Optional<TableRow> settled =
                call.text("settlement").flatMap(id -> CaseCatalog.settled(published.orElseThrow(), id));
        final Optional<CaseCatalog> catalog =
                year(call, settled).map(year -> new CaseCatalog(PublishedTables.open(call.warehouse()), year));
        final Optional<GroupingPolicy> policy = call.text("policy")
                .flatMap(file -> PolicyLoader.load(Path.of(session.home().shippedOr(file)))
                        .grouping());
        final Optional<String> scheme = call.text("scheme")
                .or(() -> policy.flatMap(GroupingPolicy::scheme))
                .or(() -> call.flag("policy") ? Optional.empty() : catalog.flatMap(CaseCatalog::scheme));
        final List<SchemeRule> rules = scheme.map(name -> rules(PublishedTables.open(call.warehouse()), name))
                .orElse(List.of());
        // Without a scheme and a policy on grouping the jobs group by the basic rule, which looks at no code table.
        final GroupingTables tables = scheme.isPresent() || policy.isPresent()
                ? published.map(LoadedScheme::tables).orElse(GroupingTables.NONE)
                : GroupingTables.NONE;
        final Explanation explanation =
                new GroupingExplainer(rules, tables, policy.orElse(GroupingPolicy.PLAIN), Map.of()).explain(each);
        final List<TableRow> rows = new ArrayList<>();
        explanation.steps().forEach(step -> rows.add(row(call, step)));
        catalog.ifPresent(edition -> rows.addAll(looked(call, edition, each, explanation.placement(), settled)));
        call.printer().print(Answer.of(FIELDS, rows).under(headings(call, each, scheme)));
        return 0;
    }

    /** The edition asked for, else the one that the case was settled by. */
    private static Optional<Integer> year(final Invocation call, final Optional<TableRow> settled) {
        return call.integer("year").isPresent()
                ? Optional.of(call.integer("year").getAsInt())
                : settled.map(row -> (int) row.number(CaseGroupTable.EDITION_YEAR));
    }

    private static List<String> headings(
            final Invocation call, final GroupingCase each, final Optional<String> scheme) {
        final List<String> parts = new ArrayList<>();
        parts.add(each.principalDiagnosis());
        if (!each.otherDiagnoses().isEmpty()) {
            parts.add(call.say("other diagnoses ", "其他诊断 ") + String.join(" ", each.otherDiagnoses()));
        }
        parts.add(
                each.procedures().isEmpty()
                        ? call.say("no procedure", "无手术操作")
                        : call.say("procedures ", "手术操作 ") + String.join(" ", each.procedures()));
        each.ageYears().ifPresent(age -> parts.add(call.say(age + " years", age + " 岁")));
        each.ageDays().ifPresent(age -> parts.add(call.say(age + " days", age + " 天")));
        each.birthWeightGrams()
                .ifPresent(weight -> parts.add(call.say(weight + " g at birth", "出生体重 " + weight + " 克")));
        return List.of(
                call.say("Case: ", "病例：") + String.join(call.say("; ", "；"), parts),
                scheme.map(name -> call.say("Grouped by the scheme " + name, "按分组方案 " + name + " 入组"))
                        .orElse(call.say("Grouped by the basic rule, without a scheme", "按基本规则入组，未用分组方案")),
                "");
    }

    private static GroupingCase given(final Invocation call) {
        final GroupingCase each = new GroupingCase(
                call.required("diagnosis"),
                codes(call, "other-diagnoses"),
                codes(call, "procedures"),
                call.integer("age"),
                call.integer("age-days"),
                call.integer("birth-weight"),
                OptionalLong.empty());
        requireCode("diagnosis", each.principalDiagnosis(), CodeNormaliser.isWellFormed(each.principalDiagnosis()));
        each.otherDiagnoses().forEach(code -> requireCode("other-diagnoses", code, CodeNormaliser.isWellFormed(code)));
        each.procedures()
                .forEach(code ->
                        requireCode("procedures", code, PROCEDURE.matcher(code).matches()));
        return each;
    }

    private static void requireCode(final String option, final String code, final boolean isCode) {
        if (!isCode) {
            throw DipperException.usage(
                    "\"" + code + "\" in --" + option + " is no code.",
                    "Diagnoses are ICD-10 codes, procedures ICD-9-CM-3 codes; several have commas between them.",
                    "For example: dipper case explain --diagnosis I21.0 --procedures 36.0700x004,88.5500");
        }
    }

    private static GroupingCase settled(final PublishedTables published, final Invocation call) {
        final String id = call.required("settlement");
        final TableRow row =
                published
                        .current(SettledCaseTable.CONTRACT, List.of(Match.of(SettledCaseTable.SETTLEMENT_ID, id)))
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> DipperException.precondition(
                                "There is no such settled case.",
                                "No ingested settlement list has that settlement id.",
                                "Check the id; quarantined rows are in: dipper data quarantine"));
        final List<String> procedures = new ArrayList<>();
        row.value(SettledCaseTable.MAIN_PROCEDURE).ifPresent(main -> procedures.add(main.toString()));
        procedures.addAll(texts(row, SettledCaseTable.OTHER_PROCEDURES));
        return new GroupingCase(
                row.text(SettledCaseTable.PRINCIPAL_DIAGNOSIS),
                texts(row, SettledCaseTable.OTHER_DIAGNOSES),
                procedures,
                number(row, SettledCaseTable.AGE_YEARS),
                number(row, SettledCaseTable.AGE_DAYS),
                number(row, SettledCaseTable.BIRTH_WEIGHT_GRAMS),
                OptionalLong.of(row.number(SettledCaseTable.TOTAL_COST_FEN)));
    }

    private static List<SchemeRule> rules(final PublishedTables published, final String name) {
        return LoadedScheme.table(published, name).stream()
                .map(LoadedScheme::row)
                .map(SchemeRow::rule)
                .toList();
    }

    private static TableRow row(final Invocation call, final Explanation.Step step) {
        return new TableRow(
                FIELDS,
                Arrays.asList(
                        call.say(step.labelEn(), step.labelZh()),
                        step.rule() == 0 ? null : (Long) (long) step.rule(),
                        step.isHit(),
                        call.say(step.english(), step.chinese())));
    }

    /** The city's catalog: the core group, else the comprehensive group, else none; then what a settlement wrote. */
    private static List<TableRow> looked(
            final Invocation call,
            final CaseCatalog catalog,
            final GroupingCase each,
            final Placement placement,
            final Optional<TableRow> settled) {
        final List<TableRow> rows = new ArrayList<>();
        Optional<TableRow> group = Optional.empty();
        if (placement.schemeRule() != Placement.NOT_GROUPABLE) {
            final int year = catalog.year();
            group = catalog.core(each, placement);
            rows.add(catalogRow(call, call.say("catalog " + year + ": core", year + " 目录：核心病种"), group));
            if (group.isEmpty()) {
                group = catalog.comprehensive(each, placement);
                rows.add(catalogRow(call, call.say("catalog " + year + ": comprehensive", year + " 目录：综合病种"), group));
            }
            if (group.isEmpty()) {
                rows.add(told(
                        call.say("ungrouped", "未入组"),
                        true,
                        call.say("neither combination has a group in the edition", "目录中既无核心病种也无综合病种")));
            }
        }
        final String code =
                group.map(row -> row.text(DiseaseGroupTable.GROUP_CODE)).orElse("");
        settled.ifPresent(row -> rows.add(settlementRow(call, row, catalog.year(), code)));
        return rows;
    }

    /** The group that the settlement in force wrote, and whether it is the one explained here. */
    private static TableRow settlementRow(
            final Invocation call, final TableRow settled, final int year, final String explained) {
        final String code = settled.text(CaseGroupTable.GROUP_CODE);
        final long edition = settled.number(CaseGroupTable.EDITION_YEAR);
        final String group = code.isEmpty() ? call.say("ungrouped", "未入组") : code;
        final String what;
        if (edition != year) {
            what = call.say(group + ", by the edition " + edition, group + "，按 " + edition + " 年度目录");
        } else if (code.equals(explained)) {
            what = call.say(group + ", the same", group + "，一致");
        } else {
            what = call.say(
                    group + ", not the group explained here: give the policy it was settled by as --policy",
                    group + "，与此处说明不一致：请用 --policy 指定清算所用政策");
        }
        final long settlementYear = settled.number(CaseGroupTable.SETTLEMENT_YEAR);
        return told(call.say("settlement " + settlementYear, settlementYear + " 年度清算"), false, what);
    }

    private static TableRow catalogRow(final Invocation call, final String label, final Optional<TableRow> group) {
        return told(
                label,
                group.isPresent(),
                group.map(row -> row.text(DiseaseGroupTable.GROUP_CODE) + ", RW " + row.text(DiseaseGroupTable.RW))
                        .orElse(call.say("no such group", "无此病种")));
    }

    private static TableRow told(final String label, final boolean decides, final String what) {
        return new TableRow(FIELDS, Arrays.asList(label, null, decides, what));
    }

    private static List<String> codes(final Invocation call, final String option) {
        return call.text(option)
                .map(text -> Arrays.stream(CodeNormaliser.halfWidth(text).split("[,|]", -1))
                        .map(String::strip)
                        .filter(code -> !code.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    private static List<String> texts(final TableRow row, final Field field) {
        return row.value(field)
                .map(value -> ((List<?>) value).stream().map(String::valueOf).toList())
                .orElse(List.of());
    }

    private static OptionalInt number(final TableRow row, final Field field) {
        return row.value(field).isPresent() ? OptionalInt.of((int) row.number(field)) : OptionalInt.empty();
    }
}
