package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dipper.supervision.assessment.MeasureRef.Combine;
import org.dipper.supervision.assessment.SchemeRules.GradeRounding;
import org.dipper.supervision.assessment.SchemeRules.Missing;
import org.dipper.supervision.assessment.SchemeRules.MissingBonus;
import org.dipper.supervision.assessment.SchemeRules.Prefer;
import org.dipper.yaml.StrictYaml;

/**
 * Reads what a scheme says about the open ends of its table. A note on a rule or a reading takes what was decided from there,
 * so the log cannot say something else than what was done.
 */
final class AmbiguityLoader {
    private static final String COMBINE = "combine:";

    private AmbiguityLoader() {}

    static List<Ambiguity> load(final StrictYaml yaml, final SchemeRules rules, final List<Family> families) {
        final Map<String, Ambiguity> known = ofRules(rules);
        families.stream().flatMap(family -> family.items().stream()).forEach(item -> {
            ofReadings(item, known);
            ofCombining(item, known);
        });
        final List<Ambiguity> ambiguities = new ArrayList<>();
        final Set<String> seen = new HashSet<>();
        for (final StrictYaml part : yaml.parts("ambiguities")) {
            part.only("key", "chosen", "choices", "note_en", "note_zh");
            final String key = part.text("key");
            if (!seen.add(key)) {
                throw part.refusal("key", "names " + key + " a second time.", "Give each once.");
            }
            ambiguities.add(ambiguity(part, key, Optional.ofNullable(known.get(key))));
        }
        // A choice that the file does not comment on is logged all the same.
        known.forEach((key, each) -> {
            if (!seen.contains(key) && !key.startsWith(COMBINE)) {
                ambiguities.add(each);
            }
        });
        return ambiguities;
    }

    private static Ambiguity ambiguity(final StrictYaml part, final String key, final Optional<Ambiguity> known) {
        if (known.isPresent()) {
            if (part.has("chosen") || part.has("choices")) {
                throw part.refusal(
                        "chosen", "is taken from where " + key + " is set.", "Leave chosen and choices out here.");
            }
            return new Ambiguity(
                    key, known.get().chosen(), known.get().choices(), part.text("note_en"), part.text("note_zh"));
        }
        if (key.startsWith("reading:")) {
            throw part.refusal(
                    "key", "names an item without readings.", "Write reading:ITEM of an item with readings.");
        }
        return new Ambiguity(
                key, part.text("chosen"), part.texts("choices"), part.text("note_en"), part.text("note_zh"));
    }

    private static Map<String, Ambiguity> ofRules(final SchemeRules rules) {
        final Map<String, Ambiguity> known = new LinkedHashMap<>();
        put(known, "step_mode", SchemeText.id(rules.stepMode()), SchemeText.ids(StepMode.class));
        put(known, "missing", SchemeText.id(rules.missing()), SchemeText.ids(Missing.class));
        put(known, "missing_bonus", SchemeText.id(rules.missingBonus()), SchemeText.ids(MissingBonus.class));
        put(known, "cap_ranking", cap(rules.rankingCap()), List.of());
        put(known, "cap_grade", cap(rules.gradeCap()), List.of());
        put(known, "grade_rounding", SchemeText.id(rules.gradeRounding()), SchemeText.ids(GradeRounding.class));
        put(known, "literal_text_mode", String.valueOf(rules.isLiteral()), List.of("false", "true"));
        put(known, "prefer", SchemeText.id(rules.prefer()), SchemeText.ids(Prefer.class));
        return known;
    }

    private static void ofReadings(final Item item, final Map<String, Ambiguity> known) {
        for (final MeasureRef measure : item.curve().measures()) {
            if (measure.readings().size() > 1) {
                put(
                        known,
                        "reading:" + item.id(),
                        measure.reading(),
                        List.copyOf(new TreeSet<>(measure.readings().keySet())));
            }
        }
    }

    private static void ofCombining(final Item item, final Map<String, Ambiguity> known) {
        for (final MeasureRef measure : item.curve().measures()) {
            put(known, COMBINE + item.id(), SchemeText.id(measure.combine()), SchemeText.ids(Combine.class));
        }
    }

    private static void put(
            final Map<String, Ambiguity> known, final String key, final String chosen, final List<String> choices) {
        known.put(key, new Ambiguity(key, chosen, choices, "not commented", "未说明"));
    }

    private static String cap(final Optional<BigDecimal> cap) {
        return cap.map(BigDecimal::toPlainString).orElse("none");
    }
}
