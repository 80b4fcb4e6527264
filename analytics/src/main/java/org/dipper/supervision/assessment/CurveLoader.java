package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dipper.supervision.assessment.MeasureRef.Combine;
import org.dipper.yaml.StrictYaml;

/** Reads the curve of an item. */
final class CurveLoader {
    /** The one reading of a measure that has no others. */
    private static final String ONLY = "only";

    private static final String ID = "[a-z][a-z0-9_]{0,59}";
    private static final String[] MEASURE_KEYS = {
        "measure", "readings", "reading", "unit", "complement", "combine", "least_sample"
    };

    /** The kinds of curves as files name them. */
    private enum Kind {
        PENALTY,
        LINEAR,
        PROPORTIONAL,
        MILESTONES,
        VETO,
        LEDGER
    }

    private final Set<Integer> years;

    CurveLoader(final Set<Integer> years) {
        this.years = Set.copyOf(years);
    }

    Curve load(final StrictYaml item) {
        return switch (item.choice("curve", Kind.class)) {
            case PENALTY -> {
                only(item, "rules");
                yield new PenaltyCurve(
                        some(item, "rules").stream().map(this::penalty).toList());
            }
            case LINEAR -> {
                only(item, with("floor", "target"));
                yield linear(item);
            }
            case PROPORTIONAL -> {
                only(item, MEASURE_KEYS);
                final MeasureRef measure = measure(item);
                if (measure.unit() != MeasureUnit.SHARE) {
                    throw item.refusal("unit", "must be share for a proportional curve.", "The score is full x share.");
                }
                yield new ProportionalCurve(measure);
            }
            case MILESTONES -> {
                only(item, "milestones");
                yield new MilestoneCurve(some(item, "milestones").stream()
                        .map(part -> {
                            part.only("measure", "points");
                            return new MilestoneCurve.Milestone(
                                    count(id(part, "measure")), SchemeNumbers.points(part, "points"));
                        })
                        .toList());
            }
            case VETO -> {
                only(item, "conditions");
                yield new VetoCurve(some(item, "conditions").stream()
                        .map(part -> {
                            part.only(with("from"));
                            final MeasureRef measure = measure(part);
                            return new VetoCurve.Condition(measure, SchemeNumbers.width(part, "from", measure.unit()));
                        })
                        .toList());
            }
            case LEDGER -> {
                only(item, "ledger", "half_life_months", "events", "fatal_for_months");
                yield ledger(item);
            }
        };
    }

    private PenaltyCurve.Rule penalty(final StrictYaml part) {
        part.only(with("better", "printed_better", "target", "step", "penalty"));
        final MeasureRef measure = measure(part);
        return new PenaltyCurve.Rule(
                measure,
                part.choice("better", Better.class),
                part.optionalChoice("printed_better", Better.class),
                byYear(part, "target", measure.unit()),
                SchemeNumbers.width(part, "step", measure.unit()),
                SchemeNumbers.points(part, "penalty"));
    }

    private LinearCurve linear(final StrictYaml item) {
        final MeasureRef measure = measure(item);
        final Map<Integer, BigDecimal> floors = byYear(item, "floor", measure.unit());
        final Map<Integer, BigDecimal> targets = byYear(item, "target", measure.unit());
        for (final Map.Entry<Integer, BigDecimal> target : targets.entrySet()) {
            final BigDecimal floor = floors.get(target.getKey());
            if (floor == null || floor.compareTo(target.getValue()) == 0) {
                throw item.refusal(
                        "floor",
                        floor == null ? "has no value for " + target.getKey() + "." : "equals the target.",
                        "The score runs from 0 at floor to full at target.");
            }
        }
        return new LinearCurve(measure, floors, targets);
    }

    private LedgerCurve ledger(final StrictYaml item) {
        final Map<String, BigDecimal> violations = new LinkedHashMap<>();
        final Map<String, BigDecimal> repairs = new LinkedHashMap<>();
        final List<String> fatal = new ArrayList<>();
        for (final StrictYaml part : some(item, "events")) {
            part.only("event", "points", "repairs", "is_fatal");
            final String kind = id(part, "event");
            if (violations.containsKey(kind) || repairs.containsKey(kind)) {
                throw part.refusal("event", "names " + kind + " a second time.", "Give each kind once.");
            }
            if (part.has("points") == part.has("repairs")) {
                throw part.refusal(
                        "points",
                        "and repairs: exactly one must be given.",
                        "An event costs points or gives some back.");
            }
            if (part.flag("is_fatal", false)) {
                if (part.has("repairs")) {
                    throw part.refusal("is_fatal", "is not for a repair.", "Leave it out.");
                }
                fatal.add(kind);
            }
            (part.has("points") ? violations : repairs)
                    .put(kind, SchemeNumbers.points(part, part.has("points") ? "points" : "repairs"));
        }
        if (fatal.isEmpty() == item.has("fatal_for_months")) {
            throw item.refusal(
                    "fatal_for_months",
                    fatal.isEmpty() ? "is given but no event is fatal." : "is missing.",
                    "It says how long a fatal event vetoes.");
        }
        return new LedgerCurve(
                count(id(item, "ledger")),
                SchemeNumbers.months(item, "half_life_months"),
                violations,
                repairs,
                fatal,
                fatal.isEmpty() ? 1 : SchemeNumbers.months(item, "fatal_for_months"));
    }

    private static MeasureRef measure(final StrictYaml part) {
        if (part.has("measure") == part.has("readings")) {
            throw part.refusal(
                    "measure",
                    "and readings: exactly one must be given.",
                    "Readings name a measure by what words can mean.");
        }
        final MeasureUnit unit = part.choice("unit", MeasureUnit.class);
        final boolean isComplement = part.flag("complement", false);
        if (isComplement && unit != MeasureUnit.SHARE) {
            throw part.refusal("complement", "is only for a share.", "It counts 1 less the value.");
        }
        final Optional<Long> sample =
                part.has("least_sample") ? Optional.of((long) part.integer("least_sample")) : Optional.empty();
        if (sample.isPresent() && sample.get() < 1) {
            throw part.refusal("least_sample", "must be above 0.", "Leave it out where any sample will do.");
        }
        final Map<String, String> readings = readings(part);
        final String reading = part.has("measure") ? ONLY : part.text("reading");
        if (!readings.containsKey(reading)) {
            throw part.refusal(
                    "reading",
                    "is none of the readings.",
                    "Choose one of: " + String.join(", ", readings.keySet()) + ".");
        }
        return new MeasureRef(
                readings,
                reading,
                unit,
                isComplement,
                part.optionalChoice("combine", Combine.class).orElse(Combine.POOLED),
                sample);
    }

    private static Map<String, String> readings(final StrictYaml part) {
        if (part.has("measure")) {
            return Map.of(ONLY, id(part, "measure"));
        }
        final StrictYaml readings = part.part("readings");
        final Map<String, String> ids = new LinkedHashMap<>();
        readings.keys().forEach(name -> ids.put(name, id(readings, name)));
        return ids;
    }

    private static MeasureRef count(final String id) {
        return new MeasureRef(Map.of(ONLY, id), ONLY, MeasureUnit.COUNT, false, Combine.POOLED, Optional.empty());
    }

    private static String id(final StrictYaml part, final String key) {
        final String id = part.text(key);
        if (!id.matches(ID)) {
            throw part.refusal(
                    key, "must be small letters, digits and underscores.", "Write it like county_visit_rate.");
        }
        return id;
    }

    /** One value for every year of the scheme, or a value by year. */
    private Map<Integer, BigDecimal> byYear(final StrictYaml part, final String key, final MeasureUnit unit) {
        final Map<Integer, BigDecimal> values = new LinkedHashMap<>();
        if (part.isText(key)) {
            final BigDecimal always = SchemeNumbers.value(part, key, unit);
            if (years.isEmpty()) {
                values.put(AssessmentScheme.EVERY_YEAR, always);
            }
            years.forEach(year -> values.put(year, always));
            return values;
        }
        final StrictYaml table = part.part(key);
        for (final String year : table.keys()) {
            if (!year.matches("\\d{4}") || !years.contains(Integer.valueOf(year))) {
                throw table.refusal(year, "is no year of this scheme.", "List it under years, or take it out.");
            }
            values.put(Integer.valueOf(year), SchemeNumbers.value(table, year, unit));
        }
        if (values.isEmpty()) {
            throw part.refusal(key, "has no value.", "Give one, or one a year.");
        }
        return values;
    }

    private static List<StrictYaml> some(final StrictYaml item, final String key) {
        final List<StrictYaml> parts = item.parts(key);
        if (parts.isEmpty()) {
            throw item.refusal(key, "is missing or empty.", "Give at least one.");
        }
        return parts;
    }

    private static String[] with(final String... more) {
        final List<String> keys = new ArrayList<>(List.of(MEASURE_KEYS));
        keys.addAll(List.of(more));
        return keys.toArray(String[]::new);
    }

    private static void only(final StrictYaml item, final String... own) {
        final List<String> keys =
                new ArrayList<>(List.of("item", "label_en", "label_zh", "clause", "full", "is_bonus", "curve"));
        keys.addAll(List.of(own));
        item.only(keys.toArray(String[]::new));
    }
}
