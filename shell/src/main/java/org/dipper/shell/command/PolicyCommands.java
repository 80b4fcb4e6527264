package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.required;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dipper.policy.Policy;
import org.dipper.policy.PolicyLoader;
import org.dipper.shell.command.OptionSpec.Kind;
import org.dipper.shell.rules.PolicyRule;
import org.dipper.shell.rules.PolicyRules;
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

    private static final Field AGAINST_VALUE =
            Field.optional("against_value", FieldType.STRING, "value of the other", "对比取值");
    private static final Field WORDS = Field.optional("words", FieldType.STRING, "in words", "说明");
    private static final Field AGAINST_WORDS =
            Field.optional("against_words", FieldType.STRING, "the other in words", "对比说明");
    private static final Field SOURCE = Field.optional("source", FieldType.STRING, "source", "依据");

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
                        "Tell the rules a policy file puts in force in words, each with its source",
                        "逐条说明政策文件中的规则及依据",
                        "--policy policies/national-3.0.yaml",
                        List.of(policy),
                        this::show),
                new CommandSpec(
                        "policy diff",
                        "Show the rules that differ between two policy files",
                        "对比两个政策文件中不同的规则",
                        "--policy policies/national-3.0.yaml --against policies/prefecture-1.0.yaml",
                        List.of(policy, required("against", Kind.FILE, "the other policy file", "另一政策文件")),
                        this::diff));
    }

    private int check(final Invocation call) {
        final Policy policy = load(call, "policy");
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
        final List<Field> fields = List.of(RULE, VALUE, WORDS, SOURCE);
        final List<TableRow> rows = PolicyRules.of(load(call, "policy"), call.language()).stream()
                .map(rule -> new TableRow(fields, List.of(rule.key(), rule.value(), rule.words(), rule.source())))
                .toList();
        call.printer().printWhole(Answer.of(fields, rows).showing(List.of(RULE, WORDS, SOURCE)));
        return 0;
    }

    private int diff(final Invocation call) {
        final Map<String, PolicyRule> one = byKey(PolicyRules.of(load(call, "policy"), call.language()));
        final Map<String, PolicyRule> other = byKey(PolicyRules.of(load(call, "against"), call.language()));
        final Set<String> keys = new LinkedHashSet<>(one.keySet());
        keys.addAll(other.keySet());
        final List<Field> fields = List.of(RULE, VALUE, AGAINST_VALUE, WORDS, AGAINST_WORDS, SOURCE);
        final List<TableRow> rows = new ArrayList<>();
        for (final String key : keys) {
            final Optional<PolicyRule> here = Optional.ofNullable(one.get(key));
            final Optional<PolicyRule> there = Optional.ofNullable(other.get(key));
            if (!here.map(PolicyRule::value).equals(there.map(PolicyRule::value))) {
                rows.add(new TableRow(
                        fields,
                        Arrays.asList(
                                key,
                                here.map(PolicyRule::value).orElse(null),
                                there.map(PolicyRule::value).orElse(null),
                                here.map(PolicyRule::words).orElse(null),
                                there.map(PolicyRule::words).orElse(null),
                                here.or(() -> there).map(PolicyRule::source).orElse(null))));
            }
        }
        call.printer().printWhole(Answer.of(fields, rows).showing(List.of(RULE, WORDS, AGAINST_WORDS)));
        return 0;
    }

    private static Map<String, PolicyRule> byKey(final List<PolicyRule> rules) {
        final Map<String, PolicyRule> byKey = new LinkedHashMap<>();
        rules.forEach(rule -> byKey.put(rule.key(), rule));
        return byKey;
    }

    private Policy load(final Invocation call, final String option) {
        return PolicyLoader.load(Path.of(session.home().shippedOr(call.required(option))));
    }
}
