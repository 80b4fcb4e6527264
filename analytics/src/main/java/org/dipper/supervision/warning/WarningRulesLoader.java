package org.dipper.supervision.warning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dipper.policy.PolicyFingerprint;
import org.dipper.supervision.warning.WarningKindLoader.Kind;
import org.dipper.yaml.StrictYaml;

/** Reads the rules of early warning from a file, refusing what it does not understand by file, line and key. */
public final class WarningRulesLoader {
    private static final int MOST_VERSIONS = 9999;
    private static final BigDecimal LARGEST_DENOMINATOR = new BigDecimal("1e9");
    private static final String[] OF_EVERY_RULE = {
        "id", "version", "kind", "severity", "subjects", "label_en", "label_zh", "source", "peer_default"
    };

    private WarningRulesLoader() {}

    /**
     * Reads rules.
     *
     * @throws org.dipper.errors.DipperException refused where the file is wrong
     */
    public static WarningRules load(final StrictYaml yaml) {
        yaml.only("title", "episodes", "progress", "rules");
        final EpisodeRules episodes =
                yaml.optionalPart("episodes").map(WarningRulesLoader::episodes).orElse(EpisodeRules.DEFAULT);
        final ProgressRules progress =
                yaml.optionalPart("progress").map(WarningRulesLoader::progress).orElse(ProgressRules.DEFAULT);
        final List<WarningRule> rules = new ArrayList<>();
        final Set<String> seen = new HashSet<>();
        final Set<String> budgets = new HashSet<>();
        for (final StrictYaml part : yaml.parts("rules")) {
            final WarningRule rule = rule(part);
            if (!seen.add(rule.id() + " " + rule.version())) {
                throw part.refusal(
                        "id",
                        "names version " + rule.version() + " of " + rule.id() + " a second time.",
                        "A change is a new version.");
            }
            if (rule.kind() instanceof BudgetProgress && budgets.add(rule.id()) && budgets.size() > 1) {
                throw part.refusal("kind", "is budget_progress a second time.", "One rule has all the bands.");
            }
            rules.add(rule);
        }
        if (rules.isEmpty()) {
            throw yaml.refusal("rules", "names no rule.", "Start from policies/warning/county-community.yaml.");
        }
        return new WarningRules(
                yaml.text("title"), rules, episodes, progress, PolicyFingerprint.of(rules, episodes, progress));
    }

    private static WarningRule rule(final StrictYaml yaml) {
        final Kind kind = yaml.choice("kind", Kind.class);
        final boolean isBudget = kind == Kind.BUDGET_PROGRESS;
        final Stream<String> ofIndicators =
                isBudget ? Stream.empty() : Stream.of("indicator", "min_denominator", "missing_input");
        yaml.only(Stream.of(Stream.of(OF_EVERY_RULE), ofIndicators, kind.keys().stream())
                .flatMap(keys -> keys)
                .toArray(String[]::new));
        return new WarningRule(
                name(yaml, "id"),
                whole(yaml, "version", 1, MOST_VERSIONS),
                WarningKindLoader.load(yaml, kind),
                isBudget ? MonthlyIndicators.FUND : name(yaml, "indicator"),
                yaml.choice("severity", Severity.class),
                subjects(yaml, kind),
                isBudget || !yaml.has("min_denominator") ? BigDecimal.ZERO : denominator(yaml),
                new Bilingual(words(yaml, "label_en"), words(yaml, "label_zh")),
                words(yaml, "source"),
                yaml.flag("peer_default", false),
                yaml.has("missing_input") ? words(yaml, "missing_input") : "");
    }

    private static Set<SubjectType> subjects(final StrictYaml yaml, final Kind kind) {
        final Set<SubjectType> subjects = EnumSet.noneOf(SubjectType.class);
        for (final String written : yaml.texts("subjects")) {
            final Optional<SubjectType> type = Stream.of(SubjectType.values())
                    .filter(known -> known.id().equals(written))
                    .findFirst();
            if (type.isEmpty()) {
                throw yaml.refusal(
                        "subjects", "holds \"" + written + "\".", "Known are: region, pool, community, institution.");
            }
            subjects.add(type.get());
        }
        if (subjects.isEmpty()) {
            throw yaml.refusal("subjects", "names nobody to watch.", "Write [institution], [community] or both.");
        }
        final Set<SubjectType> allowed =
                switch (kind) {
                    case BUDGET_PROGRESS -> EnumSet.of(SubjectType.POOL, SubjectType.COMMUNITY);
                    case ABOVE_PEERS, FUNNEL -> EnumSet.of(SubjectType.COMMUNITY, SubjectType.INSTITUTION);
                    default -> EnumSet.of(SubjectType.REGION, SubjectType.COMMUNITY, SubjectType.INSTITUTION);
                };
        if (!allowed.containsAll(subjects)) {
            throw yaml.refusal(
                    "subjects",
                    "holds what " + kind.name().toLowerCase(Locale.ROOT) + " cannot watch.",
                    "It can watch: "
                            + String.join(
                                    ", ", allowed.stream().map(SubjectType::id).toList()) + ".");
        }
        return subjects;
    }

    private static EpisodeRules episodes(final StrictYaml yaml) {
        yaml.only("escalate_fired", "escalate_months", "close_after_months", "cap");
        final int months = whole(yaml, "escalate_months", 1, 36);
        return new EpisodeRules(
                whole(yaml, "escalate_fired", 1, months),
                months,
                whole(yaml, "close_after_months", 1, 36),
                whole(yaml, "cap", 1, 100_000));
    }

    private static ProgressRules progress(final StrictYaml yaml) {
        yaml.only("past_years", "longest_lag_months", "coverage");
        final BigDecimal coverage = WarningKindLoader.number(yaml, "coverage");
        if (coverage.signum() <= 0 || coverage.compareTo(BigDecimal.ONE) >= 0) {
            throw yaml.refusal("coverage", "must be between 0 and 1.", "0.8 means an interval of 80 percent.");
        }
        return new ProgressRules(whole(yaml, "past_years", 1, 10), whole(yaml, "longest_lag_months", 0, 36), coverage);
    }

    private static int whole(final StrictYaml yaml, final String key, final int least, final int most) {
        final int number = yaml.integer(key);
        if (number < least || number > most) {
            throw yaml.refusal(key, "must be from " + least + " to " + most + ".", "Write a whole number.");
        }
        return number;
    }

    private static BigDecimal denominator(final StrictYaml yaml) {
        final BigDecimal least = WarningKindLoader.number(yaml, "min_denominator");
        if (least.signum() < 0 || least.compareTo(LARGEST_DENOMINATOR) > 0) {
            throw yaml.refusal("min_denominator", "must be from 0 to 10^9.", "Typical is 30 cases.");
        }
        return least;
    }

    private static String name(final StrictYaml yaml, final String key) {
        final String name = yaml.text(key);
        if (!name.matches("[a-z][a-z0-9_]{0,59}")) {
            throw yaml.refusal(key, "is no name.", "Write small letters, digits and underscores, a letter first.");
        }
        return name;
    }

    private static String words(final StrictYaml yaml, final String key) {
        final String words = yaml.text(key);
        if (words.isBlank()) {
            throw yaml.refusal(key, "is blank.", "People read it; write a few words.");
        }
        return words;
    }
}
