package org.dipper.grouping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dipper.coding.DiagnosisParts;
import org.dipper.grouping.Explanation.Step;
import org.dipper.grouping.scheme.Band;
import org.dipper.grouping.scheme.Conditions;
import org.dipper.grouping.scheme.Layer;
import org.dipper.grouping.scheme.SchemeRule;
import org.dipper.policy.GroupingPolicy;

/**
 * Explains how the engine groups a case: each layer it tries, the row that matches, and where none does the rows that came
 * nearest with the first condition they miss. Takes its verdicts from the engine, so it never tells another story.
 */
public final class GroupingExplainer {
    private static final int NEAREST = 5;
    private static final List<String> ATTRIBUTES_EN =
            List.of("conservative", "diagnostic", "therapeutic", "surgery or interventional");
    private static final List<String> ATTRIBUTES_ZH = List.of("保守治疗", "诊断性操作", "治疗性操作", "手术或介入治疗");

    private final GroupingEngine engine;
    private final List<SchemeRule> rules;
    private final GroupingTables tables;

    /** Explains what an engine of these rows, tables and choices does; see {@link GroupingEngine}. */
    public GroupingExplainer(
            final List<SchemeRule> rules,
            final GroupingTables tables,
            final GroupingPolicy policy,
            final Map<Integer, RuleFigures> figures) {
        this.engine = new GroupingEngine(rules, tables, policy, figures);
        this.rules = rules.stream()
                .sorted(Comparator.comparingInt(SchemeRule::sequence))
                .toList();
        this.tables = tables;
    }

    /** The explanation of a case. */
    public Explanation explain(final GroupingCase each) {
        final Placement placement = Placement.of(engine.place(each));
        final CaseCodes codes = new CaseCodes().fill(each);
        final List<Step> steps = new ArrayList<>();
        if (placement.schemeRule() == Placement.NOT_GROUPABLE) {
            steps.add(exclusion(
                    true,
                    each.principalDiagnosis() + " may not be a principal diagnosis; the case is not grouped",
                    each.principalDiagnosis() + " 不得作为主要诊断，病例不入组"));
            return new Explanation(placement, steps);
        }
        steps.add(exclusion(
                false,
                each.principalDiagnosis() + " may be a principal diagnosis",
                each.principalDiagnosis() + " 可作为主要诊断"));
        steps.addAll(mainProcedure(each, codes, placement));
        final long main = engine.comparedMain(codes, placement.mainProcedure());
        for (final Layer layer : rules.isEmpty() ? new Layer[0] : Layer.values()) {
            final Optional<SchemeRule> hit = rules.stream()
                    .filter(rule -> rule.layer() == layer && rule.sequence() == placement.schemeRule())
                    .findFirst();
            if (hit.isPresent()) {
                steps.addAll(hits(layer, hit.get(), codes, main));
                return new Explanation(placement, steps);
            }
            steps.addAll(misses(layer, codes, main));
        }
        steps.add(basic(each, placement));
        return new Explanation(placement, steps);
    }

    private List<Step> mainProcedure(final GroupingCase each, final CaseCodes codes, final Placement placement) {
        final List<Step> steps = new ArrayList<>();
        final MainProcedures chooser = engine.mainProcedures();
        for (final int candidate : chooser.candidates(codes)) {
            final String code = each.procedures().get(candidate);
            if (candidate == placement.mainProcedure()) {
                steps.add(main(
                        true,
                        code + " is the main procedure (" + ATTRIBUTES_EN.get(placement.attribute() - 1) + ")",
                        code + " 为主要手术操作（" + ATTRIBUTES_ZH.get(placement.attribute() - 1) + "）"));
                return steps;
            }
            if (chooser.isConservative(codes.procedures[candidate])) {
                steps.add(main(
                        true,
                        code + " counts as conservative treatment: no main procedure",
                        code + " 按保守治疗入组，无主要手术操作"));
                return steps;
            }
            steps.add(
                    chooser.isBoundToDiagnoses(codes.procedures[candidate])
                            ? main(
                                    false,
                                    code + " leads only within other principal diagnoses; the next one is looked at",
                                    code + " 仅在限定的主要诊断范围内可作主要手术操作，顺延")
                            : main(false, code + " never leads; the next one is looked at", code + " 不作为主要手术操作，顺延"));
        }
        steps.add(main(true, "no main procedure: conservative treatment", "无主要手术操作，保守治疗"));
        return steps;
    }

    private List<Step> hits(final Layer layer, final SchemeRule hit, final CaseCodes codes, final long main) {
        final List<Step> steps = new ArrayList<>();
        final String name = hit.name().isEmpty() ? "" : " " + hit.name();
        final List<Integer> others = engine.rules().stream()
                .filter(rule ->
                        rule.layer == layer.ordinal() && rule.sequence != hit.sequence() && rule.test(codes, main) >= 0)
                .map(rule -> rule.sequence)
                .sorted()
                .limit(NEAREST)
                .toList();
        final String beatenEn = others.isEmpty() ? "" : "; comes before row " + text(others);
        final String beatenZh = others.isEmpty() ? "" : "；优先于第 " + text(others) + " 行";
        steps.add(step(
                layer,
                hit.sequence(),
                true,
                "row " + hit.sequence() + name + " matches" + beatenEn,
                "匹配第 " + hit.sequence() + " 行" + name + beatenZh));
        return steps;
    }

    /** The rows of a layer that came nearest: fewest conditions missed, then the lower number. */
    private List<Step> misses(final Layer layer, final CaseCodes codes, final long main) {
        record Near(CompiledRule rule, int missed, int first) {}
        final List<Near> near = new ArrayList<>();
        for (final CompiledRule rule : engine.rules()) {
            if (rule.layer == layer.ordinal() && engine.sharesACode(rule, codes, main)) {
                int missed = 0;
                int first = 0;
                for (int condition = CompiledRule.PRINCIPAL_DIAGNOSIS;
                        condition >= CompiledRule.LAST_CONDITION;
                        condition--) {
                    if (!rule.holds(condition, codes, main)) {
                        first = missed == 0 ? condition : first;
                        missed++;
                    }
                }
                near.add(new Near(rule, missed, first));
            }
        }
        near.sort(Comparator.comparingInt(Near::missed).thenComparingInt(each -> each.rule().sequence));
        final List<Step> steps = new ArrayList<>();
        steps.add(step(
                layer,
                0,
                false,
                near.isEmpty()
                        ? "no row shares a code with the case"
                        : "no row matches; " + near.size() + " share a code",
                near.isEmpty() ? "没有与本病例相关的条目" : "无匹配条目，相关条目 " + near.size() + " 条"));
        near.stream().limit(NEAREST).forEach(each -> {
            final SchemeRule rule = rule(each.rule().sequence);
            steps.add(step(
                    layer,
                    rule.sequence(),
                    false,
                    "row " + rule.sequence() + " " + missEn(rule, each.first()),
                    "第 " + rule.sequence() + " 行：" + missZh(rule, each.first())));
        });
        return steps;
    }

    private SchemeRule rule(final int sequence) {
        return rules.stream()
                .filter(rule -> rule.sequence() == sequence)
                .findFirst()
                .orElseThrow();
    }

    private static String missEn(final SchemeRule rule, final int condition) {
        final String asked = asked(rule, condition);
        return switch (condition) {
            case CompiledRule.PRINCIPAL_DIAGNOSIS -> "asks for the principal diagnosis " + asked;
            case CompiledRule.ANY_DIAGNOSIS -> "asks for a diagnosis " + asked;
            case CompiledRule.SECONDARY_DIAGNOSIS -> "asks for a secondary diagnosis " + asked;
            case CompiledRule.MAIN_PROCEDURE ->
                asked.isEmpty() ? "takes conservative cases only" : "asks for the main procedure " + asked;
            case CompiledRule.ANY_PROCEDURE -> "asks for the procedures " + asked;
            case CompiledRule.RELATED_PROCEDURE -> "asks for the related procedures " + asked;
            case CompiledRule.AGE_DAYS -> "asks for an age in days of " + asked;
            case CompiledRule.AGE_YEARS -> "asks for an age of " + asked;
            default -> "asks for a birth weight of " + asked + " g";
        };
    }

    private static String missZh(final SchemeRule rule, final int condition) {
        final String asked = asked(rule, condition);
        return switch (condition) {
            case CompiledRule.PRINCIPAL_DIAGNOSIS -> "要求主要诊断 " + asked;
            case CompiledRule.ANY_DIAGNOSIS -> "要求诊断中包含 " + asked;
            case CompiledRule.SECONDARY_DIAGNOSIS -> "要求其他诊断 " + asked;
            case CompiledRule.MAIN_PROCEDURE -> asked.isEmpty() ? "仅限保守治疗" : "要求主要手术操作 " + asked;
            case CompiledRule.ANY_PROCEDURE -> "要求手术操作中包含 " + asked;
            case CompiledRule.RELATED_PROCEDURE -> "要求相关手术操作 " + asked;
            case CompiledRule.AGE_DAYS -> "要求天龄 " + asked;
            case CompiledRule.AGE_YEARS -> "要求年龄 " + asked;
            default -> "要求出生体重 " + asked + " 克";
        };
    }

    private static String asked(final SchemeRule rule, final int condition) {
        final Conditions asked = rule.conditions();
        return switch (condition) {
            case CompiledRule.PRINCIPAL_DIAGNOSIS -> String.join("|", asked.principalDiagnosis());
            case CompiledRule.ANY_DIAGNOSIS -> String.join("|", asked.anyDiagnosis());
            case CompiledRule.SECONDARY_DIAGNOSIS -> String.join("|", asked.secondaryDiagnosis());
            case CompiledRule.MAIN_PROCEDURE -> Conditions.text(asked.principalProcedure());
            case CompiledRule.ANY_PROCEDURE -> Conditions.text(asked.anyProcedure());
            case CompiledRule.RELATED_PROCEDURE -> Conditions.text(asked.relatedProcedure());
            case CompiledRule.AGE_DAYS -> asked.ageDays().map(Band::text).orElse("");
            case CompiledRule.AGE_YEARS -> asked.ageYears().map(Band::text).orElse("");
            default -> asked.birthWeight().map(Band::text).orElse("");
        };
    }

    private Step basic(final GroupingCase each, final Placement placement) {
        final String diagnosis = DiagnosisParts.subcategory(each.principalDiagnosis());
        final String main =
                placement.mainProcedure() < 0 ? "" : each.procedures().get(placement.mainProcedure());
        return new Step(
                "basic",
                "basic key",
                "基本组合",
                0,
                true,
                diagnosis + (main.isEmpty() ? " without a procedure" : " with " + main)
                        + ": 4-character diagnosis and main procedure",
                diagnosis + (main.isEmpty() ? "，无手术操作" : " + " + main) + "：按诊断亚目与主要手术操作");
    }

    private Step exclusion(final boolean isHit, final String english, final String chinese) {
        return tables.excludedDiagnoses().isEmpty()
                ? new Step("exclusion", "exclusions", "排除列表", 0, false, "no diagnosis is excluded", "未设置诊断排除列表")
                : new Step("exclusion", "exclusions", "排除列表", 0, isHit, english, chinese);
    }

    private static Step main(final boolean isHit, final String english, final String chinese) {
        return new Step("main_procedure", "main procedure", "主要手术操作", 0, isHit, english, chinese);
    }

    private static Step step(
            final Layer layer, final int rule, final boolean isHit, final String english, final String chinese) {
        return new Step(
                layer.code(),
                layer.code() + " " + layer.label("en"),
                layer.code() + " " + layer.label("zh"),
                rule,
                isHit,
                english,
                chinese);
    }

    private static String text(final List<Integer> sequences) {
        return String.join(", ", sequences.stream().map(String::valueOf).toList());
    }
}
