package org.dipper.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.DiseaseGroup;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.coding.CodeNormaliser;
import org.dipper.errors.DipperException;
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
import org.dipper.shell.read.Publication;
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
    private static final int CATEGORY = 3;
    private static final int SUBCATEGORY = 5;

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
        final Optional<GroupingPolicy> policy = call.text("policy")
                .flatMap(file -> PolicyLoader.load(Path.of(session.home().shippedOr(file)))
                        .grouping());
        final Optional<String> scheme = call.text("scheme").or(() -> policy.flatMap(GroupingPolicy::scheme));
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
        call.integer("year")
                .ifPresent(year -> rows.addAll(
                        catalog(call, PublishedTables.open(call.warehouse()), year, each, explanation.placement())));
        call.printer().print(Answer.of(FIELDS, rows));
        return 0;
    }

    private static GroupingCase given(final Invocation call) {
        return new GroupingCase(
                call.required("diagnosis"),
                codes(call, "other-diagnoses"),
                codes(call, "procedures"),
                call.integer("age"),
                call.integer("age-days"),
                call.integer("birth-weight"),
                OptionalLong.empty());
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

    /** The city's catalog: the core group, else the comprehensive group, else none. */
    private static List<TableRow> catalog(
            final Invocation call,
            final PublishedTables published,
            final int year,
            final GroupingCase each,
            final Placement placement) {
        if (placement.schemeRule() == Placement.NOT_GROUPABLE) {
            return List.of();
        }
        final Publication edition = published.require(
                "catalog:" + year,
                "Run first: dipper catalog build --year " + year + " --history FIRST-LAST --policy FILE");
        final List<TableRow> groups = published.rows(
                edition,
                DiseaseGroupTable.CONTRACT,
                List.of(
                        Match.of(DiseaseGroupTable.EDITION_YEAR, year),
                        Match.of(DiseaseGroupTable.REVISION, edition.revision())));
        final Optional<TableRow> core = groups.stream()
                .filter(group -> isCore(group, each, placement))
                .max(Comparator.<TableRow>comparingInt(CaseExplain::relatedCount)
                        .thenComparing(group -> group.text(DiseaseGroupTable.GROUP_CODE), Comparator.reverseOrder()));
        final Optional<TableRow> broad = groups.stream()
                .filter(group -> group.text(DiseaseGroupTable.GROUP_TYPE).equals(DiseaseGroup.COMPREHENSIVE)
                        && group.text(DiseaseGroupTable.DIAGNOSIS_CODE).equals(front(each, CATEGORY))
                        && group.number(DiseaseGroupTable.PROCEDURE_ATTRIBUTE) == placement.attribute())
                .findFirst();
        final List<TableRow> rows = new ArrayList<>();
        rows.add(catalogRow(call, call.say("catalog " + year + ": core", year + " 目录：核心病种"), core));
        if (core.isEmpty()) {
            rows.add(catalogRow(call, call.say("catalog " + year + ": comprehensive", year + " 目录：综合病种"), broad));
            if (broad.isEmpty()) {
                rows.add(new TableRow(
                        FIELDS,
                        Arrays.asList(
                                call.say("ungrouped", "未入组"),
                                null,
                                true,
                                call.say("neither combination has a group in the edition", "目录中既无核心病种也无综合病种"))));
            }
        }
        return rows;
    }

    private static TableRow catalogRow(final Invocation call, final String label, final Optional<TableRow> group) {
        return new TableRow(
                FIELDS,
                Arrays.asList(
                        label,
                        null,
                        group.isPresent(),
                        group.map(row -> row.text(DiseaseGroupTable.GROUP_CODE) + ", RW "
                                        + row.text(DiseaseGroupTable.RW))
                                .orElse(call.say("no such group", "无此病种"))));
    }

    private static boolean isCore(final TableRow group, final GroupingCase each, final Placement placement) {
        if (!group.text(DiseaseGroupTable.GROUP_TYPE).equals(DiseaseGroup.CORE)
                || group.number(DiseaseGroupTable.SCHEME_RULE) != placement.schemeRule()
                || !each.procedures().containsAll(related(group))) {
            return false;
        }
        final String main =
                placement.mainProcedure() < 0 ? "" : each.procedures().get(placement.mainProcedure());
        return placement.schemeRule() != Placement.BASIC
                || (group.text(DiseaseGroupTable.DIAGNOSIS_CODE).equals(front(each, SUBCATEGORY))
                        && group.text(DiseaseGroupTable.PROCEDURE_CODE).equals(main));
    }

    private static List<String> related(final TableRow group) {
        final String text = group.text(DiseaseGroupTable.RELATED_PROCEDURES);
        return text.isEmpty() ? List.of() : List.of(text.split("\\+", -1));
    }

    private static int relatedCount(final TableRow group) {
        return related(group).size();
    }

    /** The first characters of the principal diagnosis, without what is no part of a subcategory. */
    private static String front(final GroupingCase each, final int length) {
        final String code = each.principalDiagnosis();
        final String front = code.substring(0, Math.min(length, code.length()));
        final boolean isSubcategory =
                front.length() == SUBCATEGORY && front.charAt(CATEGORY) == '.' && isSymbol(front.charAt(CATEGORY + 1));
        return isSubcategory ? front : front.substring(0, Math.min(CATEGORY, front.length()));
    }

    private static boolean isSymbol(final char symbol) {
        return (symbol >= '0' && symbol <= '9') || (symbol >= 'A' && symbol <= 'Z') || symbol == 'x';
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
