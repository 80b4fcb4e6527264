package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.required;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dipper.money.Fen;
import org.dipper.policy.DeviationPolicy;
import org.dipper.policy.Policy;
import org.dipper.policy.PolicyLoader;
import org.dipper.policy.PoolBudget;
import org.dipper.shell.command.OptionSpec.Kind;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** Questions about a policy file. */
public final class PolicyCommands {
    private static final Field FILE = Field.required("file", FieldType.STRING, "file", "文件");
    private static final Field REGION = Field.required("region", FieldType.STRING, "region", "统筹区");
    private static final Field TITLE = Field.required("title", FieldType.STRING, "title", "名称");
    private static final Field YEAR = Field.required("year", FieldType.INT, "year", "年度");
    private static final Field HASH = Field.required("policy_hash", FieldType.STRING, "policy hash", "政策指纹");
    private static final Field RULE = Field.required("rule", FieldType.STRING, "rule", "规则");
    private static final Field VALUE = Field.required("value", FieldType.STRING, "value", "取值");

    private final Session session;

    /** The commands of a session. */
    public PolicyCommands(final Session session) {
        this.session = session;
    }

    /** All of them. */
    public List<CommandSpec> all() {
        final OptionSpec policy = required("policy", Kind.FILE, "policy file", "政策文件");
        return List.of(
                new CommandSpec(
                        "policy check",
                        "Check a policy file; a mistake is told by line and key",
                        "检查政策文件，错误指出行与键",
                        "--policy policies/synpuf.yaml",
                        List.of(policy),
                        this::check),
                new CommandSpec(
                        "policy show",
                        "Show the rules a policy file puts in force",
                        "查看政策文件中的规则",
                        "--policy policies/synpuf.yaml",
                        List.of(policy),
                        this::show));
    }

    private int check(final Invocation call) {
        final Policy policy = load(call);
        final List<Field> fields = List.of(FILE, REGION, TITLE, YEAR, HASH);
        call.printer()
                .print(Answer.one(new TableRow(
                        fields,
                        List.of(
                                call.required("policy"),
                                policy.region(),
                                policy.title(),
                                (long) policy.year(),
                                policy.hash()))));
        return 0;
    }

    private int show(final Invocation call) {
        final Policy policy = load(call);
        final Map<String, String> rules = new TreeMap<>();
        rules.put("region", policy.region());
        rules.put("year", String.valueOf(policy.year()));
        rules.put("policy_hash", policy.hash());
        rules.put("catalog.threshold", String.valueOf(policy.catalog().threshold()));
        rules.put("catalog.year_weights", policy.catalog().yearWeights().toString());
        rules.put("catalog.score_scale", String.valueOf(policy.catalog().scoreScale()));
        policy.settlement().pools().forEach(pool -> rules.put("settlement.pools." + pool.pool(), money(pool)));
        rules.put(
                "settlement.institution_coefficient.otherwise",
                policy.settlement().coefficient().otherwise().toPlainString());
        coefficients(rules, "by_level", policy.settlement().coefficient().byLevel());
        coefficients(rules, "by_institution", policy.settlement().coefficient().byInstitution());
        rules.put(
                "settlement.deviation",
                policy.settlement().deviation().map(PolicyCommands::deviation).orElse("none"));
        rules.put(
                "settlement.basic_level_groups",
                new TreeSet<>(policy.settlement().basicLevelGroups()).toString());
        rules.put(
                "settlement.ungrouped_factor",
                policy.settlement().ungroupedFactor().toPlainString());
        rules.put(
                "supervision.readmission_windows_days",
                policy.supervision().readmissionWindowsDays().toString());
        rules.put(
                "supervision.counts_same_day_return",
                String.valueOf(policy.supervision().countsSameDayReturn()));
        rules.put(
                "supervision.split_gap_days",
                String.valueOf(policy.supervision().splitGapDays()));
        final List<Field> fields = List.of(RULE, VALUE);
        final List<TableRow> rows = new ArrayList<>();
        rules.forEach((rule, value) -> rows.add(new TableRow(fields, List.of(rule, value))));
        call.printer().print(Answer.of(fields, rows));
        return 0;
    }

    private Policy load(final Invocation call) {
        return PolicyLoader.load(Path.of(session.home().shippedOr(call.required("policy"))));
    }

    private static void coefficients(
            final Map<String, String> rules, final String kind, final Map<String, BigDecimal> factors) {
        factors.forEach((name, factor) ->
                rules.put("settlement.institution_coefficient." + kind + "." + name, factor.toPlainString()));
    }

    private static String money(final PoolBudget pool) {
        final String fund = pool.fundFen()
                .map(fen -> "fund " + Fen.toYuan(fen).toPlainString() + " yuan")
                .orElseGet(() -> "fund "
                        + pool.shareOfCost().map(BigDecimal::toPlainString).orElse("-") + " of cost");
        return fund
                + pool.fundPaymentRatio()
                        .map(ratio -> ", payment ratio " + ratio.toPlainString())
                        .orElse("");
    }

    private static String deviation(final DeviationPolicy deviation) {
        return deviation.base() + ": low " + (deviation.isLowInclusive() ? "<= " : "< ")
                + deviation.lowRatio().toPlainString() + ", high " + (deviation.isHighInclusive() ? ">= " : "> ")
                + deviation.highRatio().toPlainString() + ", " + deviation.highMode();
    }
}
