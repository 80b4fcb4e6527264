package org.dipper.supervision.indicator;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dipper.supervision.indicator.expression.ExpressionException;
import org.dipper.yaml.StrictYaml;

/**
 * Ratio indicators that a data team writes in YAML: {@code indicators}, a list of parts with id, labels, family, direction,
 * unit, clause, numerator and denominator. Whatever is not understood is refused with file, line, key and reason.
 */
public final class IndicatorFile {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{2,59}");
    private static final int LONGEST_WORD = 200;
    private static final String COUNT = "count";
    private static final String CASES = "cases";
    private static final String WHERE = "where";
    private static final String SUM = "sum";

    private IndicatorFile() {}

    /**
     * The indicators of a file.
     *
     * @param registry the built-in indicators, whose ids are taken
     */
    public static List<RatioIndicator> load(final StrictYaml yaml, final IndicatorRegistry registry) {
        yaml.only("indicators");
        final List<StrictYaml> parts = yaml.parts("indicators");
        if (parts.isEmpty()) {
            throw yaml.refusal("indicators", "has no indicator.", "See policies/indicators/example.yaml.");
        }
        final Set<String> ids = new HashSet<>();
        final List<RatioIndicator> indicators = new ArrayList<>();
        for (final StrictYaml part : parts) {
            final RatioIndicator indicator = indicator(part, registry);
            if (!ids.add(indicator.id())) {
                throw part.refusal("id", "stands twice in this file: " + indicator.id() + ".", "Give one another id.");
            }
            indicators.add(indicator);
        }
        return List.copyOf(indicators);
    }

    private static RatioIndicator indicator(final StrictYaml part, final IndicatorRegistry registry) {
        part.only(
                "id",
                "label_en",
                "label_zh",
                "family",
                "direction",
                "unit",
                "clause",
                "grains",
                WHERE,
                "numerator",
                "denominator");
        final String id = id(part, registry);
        final IndicatorEntry entry = IndicatorEntry.of(
                        part.choice("family", Family.class), "", id, word(part, "label_en"), word(part, "label_zh"))
                .better(part.choice("direction", Direction.class))
                .in(word(part, "unit"))
                .at(grains(part))
                .says("", word(part, "clause"));
        final List<String> shared = conditions(part);
        return RatioIndicator.of(entry, measure(part, "numerator", shared), measure(part, "denominator", shared));
    }

    private static String id(final StrictYaml part, final IndicatorRegistry registry) {
        final String id = part.text("id");
        if (!ID.matcher(id).matches()) {
            throw part.refusal(
                    "id", "is no indicator id.", "Write small letters, digits and underscores, such as elderly_share.");
        }
        if (registry.find(id).isPresent()) {
            throw part.refusal("id", "is taken by a built-in indicator: " + id + ".", "Choose another id.");
        }
        return id;
    }

    private static String word(final StrictYaml part, final String key) {
        final String word = part.text(key);
        if (word.isBlank() || word.length() > LONGEST_WORD) {
            throw part.refusal(
                    key, "is empty or longer than " + LONGEST_WORD + " characters.", "Say it in a few words.");
        }
        return word;
    }

    private static Set<Grain> grains(final StrictYaml part) {
        if (!part.has("grains")) {
            return IndicatorEntry.USUAL;
        }
        final Set<Grain> grains = EnumSet.noneOf(Grain.class);
        for (final String written : part.texts("grains")) {
            grains.add(List.of(Grain.values()).stream()
                    .filter(grain -> grain.written().equals(written))
                    .findFirst()
                    .orElseThrow(() -> part.refusal(
                            "grains",
                            "holds \"" + written + "\".",
                            "Choose of: region, county, level, institution, department, disease_group.")));
        }
        if (grains.isEmpty()) {
            throw part.refusal("grains", "is empty.", "Leave it out for region, level and institution.");
        }
        return grains;
    }

    private static Measure measure(final StrictYaml part, final String key, final List<String> shared) {
        if (part.isText(key)) {
            if (!COUNT.equals(part.text(key))) {
                throw part.refusal(
                        key,
                        "is neither the word count nor keys of its own.",
                        "Write count, or sum: and where: below it.");
            }
            return measured(part, key, Optional.empty(), shared);
        }
        final StrictYaml own = part.part(key);
        own.only(SUM, COUNT, WHERE);
        if (own.has(SUM) && own.has(COUNT)) {
            throw own.refusal(SUM, "stands beside count.", "Keep one of the two.");
        }
        if (own.has(COUNT) && !CASES.equals(own.text(COUNT))) {
            throw own.refusal(COUNT, "must be the word cases.", "Conditions stand under where.");
        }
        if (!own.has(SUM) && !own.has(COUNT)) {
            throw own.refusal(SUM, "is missing, and so is count.", "Write sum: AMOUNT or count: cases.");
        }
        final List<String> conditions = new ArrayList<>(shared);
        conditions.addAll(conditions(own));
        return measured(own, own.has(SUM) ? SUM : COUNT, own.optionalText(SUM), conditions);
    }

    /** The conditions of a part, each read on its own so that a refusal points at it. */
    private static List<String> conditions(final StrictYaml part) {
        final List<String> conditions = part.texts(WHERE);
        for (final String condition : conditions) {
            try {
                Measure.count(condition);
            } catch (ExpressionException wrong) {
                throw part.refusal(WHERE, wrong.getMessage() + ".", "docs/indicators.md shows what can be said.");
            }
        }
        return conditions;
    }

    private static Measure measured(
            final StrictYaml part, final String key, final Optional<String> amount, final List<String> conditions) {
        final String where = conditions.size() == 1
                ? conditions.get(0)
                : String.join(
                        " and ",
                        conditions.stream().map(each -> "(" + each + ")").toList());
        try {
            if (amount.isEmpty()) {
                return conditions.isEmpty() ? Measure.count() : Measure.count(where);
            }
            return conditions.isEmpty() ? Measure.sum(amount.get()) : Measure.sum(amount.get(), where);
        } catch (ExpressionException wrong) {
            throw part.refusal(
                    key.toLowerCase(Locale.ROOT),
                    wrong.getMessage() + ".",
                    "docs/indicators.md shows what can be said.");
        }
    }
}
