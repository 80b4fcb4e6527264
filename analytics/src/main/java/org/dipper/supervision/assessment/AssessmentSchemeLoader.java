package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dipper.errors.DipperException;
import org.dipper.policy.PolicyFingerprint;
import org.dipper.supervision.assessment.SchemeRules.GradeRounding;
import org.dipper.supervision.assessment.SchemeRules.Missing;
import org.dipper.supervision.assessment.SchemeRules.MissingBonus;
import org.dipper.supervision.assessment.SchemeRules.Prefer;
import org.dipper.yaml.StrictYaml;

/** Reads an assessment scheme into records, refusing what it does not understand by file, line and key. */
public final class AssessmentSchemeLoader {
    private static final BigDecimal USUAL_FULL_SCORE = BigDecimal.valueOf(100);
    private static final String NAME = "[a-z][a-z0-9-]{0,39}";
    private static final List<String> SUBJECT_TYPES = List.of("region", "county", "community", "level", "institution");

    private AssessmentSchemeLoader() {}

    /** Reads a scheme from a text; {@code name} stands in refusals. */
    public static AssessmentScheme parse(final String name, final String text) {
        return load(StrictYaml.parse(name, text));
    }

    /**
     * Reads a scheme from a file that was opened.
     *
     * @throws DipperException refused where it is wrong
     */
    public static AssessmentScheme load(final StrictYaml yaml) {
        yaml.only(
                "scheme",
                "title_en",
                "title_zh",
                "source",
                "is_example",
                "subject_types",
                "years",
                "full_score",
                "rules",
                "families",
                "grades",
                "veto_grade",
                "ambiguities");
        final String scheme = yaml.text("scheme");
        if (!scheme.matches(NAME)) {
            throw yaml.refusal("scheme", "must be small letters, digits and hyphens.", "Write it like meishan-2020.");
        }
        final List<String> subjectTypes = subjectTypes(yaml);
        final Map<Integer, String> years = years(yaml);
        final BigDecimal fullScore =
                yaml.has("full_score") ? SchemeNumbers.points(yaml, "full_score") : USUAL_FULL_SCORE;
        final SchemeRules rules = rules(yaml.part("rules"));
        final List<Family> families = families(yaml, new CurveLoader(years.keySet()), fullScore);
        requireAgreement(yaml, families);
        final List<GradeBand> grades = GradeLoader.load(yaml, rules);
        final Optional<String> vetoGrade = vetoGrade(yaml, families, grades);
        final List<Ambiguity> ambiguities = AmbiguityLoader.load(yaml, rules, families);
        return new AssessmentScheme(
                scheme,
                yaml.text("title_en"),
                yaml.text("title_zh"),
                yaml.text("source"),
                yaml.flag("is_example", false),
                subjectTypes,
                years,
                fullScore,
                rules,
                families,
                grades,
                vetoGrade,
                ambiguities,
                PolicyFingerprint.of(
                        scheme, subjectTypes, years, fullScore, rules, families, grades, vetoGrade, ambiguities));
    }

    private static List<String> subjectTypes(final StrictYaml yaml) {
        final List<String> types = yaml.texts("subject_types");
        if (types.isEmpty() || !SUBJECT_TYPES.containsAll(types) || new HashSet<>(types).size() < types.size()) {
            throw yaml.refusal(
                    "subject_types",
                    "must name one or more kinds of subjects, each once.",
                    "Choose of: " + String.join(", ", SUBJECT_TYPES) + "; those assessed come first.");
        }
        return types;
    }

    private static Map<Integer, String> years(final StrictYaml yaml) {
        final Map<Integer, String> years = new LinkedHashMap<>();
        for (final StrictYaml part : yaml.parts("years")) {
            part.only("year", "is_aim", "note");
            final int year = part.integer("year");
            if (year < 2000 || year > 2099) {
                throw part.refusal("year", "is no year of this century.", "Write four digits.");
            }
            final String note = (part.flag("is_aim", false) ? "an aim, not a target of the table" : "")
                    + part.optionalText("note").map(text -> "; " + text).orElse("");
            if (years.put(year, note) != null) {
                throw part.refusal("year", "stands twice.", "Give each year once.");
            }
        }
        return years;
    }

    private static SchemeRules rules(final StrictYaml part) {
        part.only(
                "step_mode",
                "missing",
                "missing_bonus",
                "cap_ranking",
                "cap_grade",
                "grade_rounding",
                "literal_text_mode",
                "prefer");
        // What a table leaves open is never decided by a default that nobody sees.
        if (!part.has("literal_text_mode")) {
            throw part.refusal("literal_text_mode", "is missing.", "Write false, or true to follow drafting errors.");
        }
        return new SchemeRules(
                part.choice("step_mode", StepMode.class),
                part.choice("missing", Missing.class),
                part.choice("missing_bonus", MissingBonus.class),
                cap(part, "cap_ranking"),
                cap(part, "cap_grade"),
                part.choice("grade_rounding", GradeRounding.class),
                part.flag("literal_text_mode", false),
                part.choice("prefer", Prefer.class));
    }

    private static Optional<BigDecimal> cap(final StrictYaml part, final String key) {
        return part.text(key).equals("none") ? Optional.empty() : Optional.of(SchemeNumbers.points(part, key));
    }

    private static List<Family> families(final StrictYaml yaml, final CurveLoader curves, final BigDecimal fullScore) {
        final List<Family> families = new ArrayList<>();
        final Set<String> items = new LinkedHashSet<>();
        final Set<String> ids = new LinkedHashSet<>();
        for (final StrictYaml part : yaml.parts("families")) {
            part.only("family", "label_en", "label_zh", "points", "items");
            final String id = part.text("family");
            if (!ids.add(id)) {
                throw part.refusal("family", "names " + id + " a second time.", "Give each family once.");
            }
            final BigDecimal points = SchemeNumbers.points(part, "points");
            final List<Item> own = new ArrayList<>();
            part.parts("items").forEach(each -> own.add(item(each, items, curves)));
            requireSum(
                    part,
                    "points",
                    points,
                    own.stream().filter(item -> !item.isBonus()).map(Item::full).toList());
            families.add(new Family(id, part.text("label_en"), part.text("label_zh"), points, own));
        }
        requireSum(
                yaml,
                "families",
                fullScore,
                families.stream().map(Family::points).toList());
        return families;
    }

    private static Item item(final StrictYaml part, final Set<String> seen, final CurveLoader curves) {
        final String id = part.text("item");
        if (!id.matches("[A-Za-z0-9_.-]{1,40}")) {
            throw part.refusal("item", "must be letters and digits.", "Write its number in the table, such as 7.");
        }
        if (!seen.add(id)) {
            throw part.refusal("item", "names " + id + " a second time.", "Give each item once.");
        }
        final Curve curve = curves.load(part);
        final boolean isBonus = part.flag("is_bonus", false);
        if (curve instanceof VetoCurve && (part.has("full") || isBonus)) {
            throw part.refusal("full", "and is_bonus are not for a veto.", "A veto has no points: leave them out.");
        }
        final BigDecimal full = curve instanceof VetoCurve ? BigDecimal.ZERO : SchemeNumbers.points(part, "full");
        if (curve instanceof MilestoneCurve milestones && milestones.allPoints().compareTo(full) != 0) {
            throw part.refusal(
                    "full",
                    "is " + full.toPlainString() + " but its milestones sum to "
                            + milestones.allPoints().toPlainString() + ".",
                    "Write their sum.");
        }
        return new Item(id, part.text("label_en"), part.text("label_zh"), part.text("clause"), full, isBonus, curve);
    }

    private static void requireSum(
            final StrictYaml yaml, final String key, final BigDecimal whole, final List<BigDecimal> parts) {
        final BigDecimal sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(whole) != 0) {
            throw yaml.refusal(
                    key,
                    "should be " + whole.toPlainString() + " points but what belongs to it sums to "
                            + sum.toPlainString() + ".",
                    "Bonus and veto items don't count; correct the points.");
        }
    }

    /** The same measure is read the same way wherever it stands, and events belong to one ledger. */
    private static void requireAgreement(final StrictYaml yaml, final List<Family> families) {
        final Map<String, MeasureRef> known = new HashMap<>();
        final Set<String> kinds = new HashSet<>();
        for (final Family family : families) {
            for (final Item item : family.items()) {
                for (final MeasureRef measure : item.curve().measures()) {
                    final MeasureRef before = known.putIfAbsent(measure.id(), measure);
                    if (before != null && !isSame(before, measure)) {
                        throw yaml.refusal(
                                "families",
                                "read the measure " + measure.id() + " in two ways (item " + item.id() + ").",
                                "Give it the same unit, combine and least_sample everywhere.");
                    }
                }
                if (item.curve() instanceof LedgerCurve ledger) {
                    kindsOf(ledger).stream()
                            .filter(kind -> !kinds.add(kind))
                            .findFirst()
                            .ifPresent(kind -> {
                                throw yaml.refusal(
                                        "families", "have the event " + kind + " in two ledgers.", "Keep one of them.");
                            });
                }
            }
        }
        kinds.stream().filter(known::containsKey).findFirst().ifPresent(kind -> {
            throw yaml.refusal("families", "use " + kind + " for a measure and an event.", "Rename one.");
        });
    }

    private static List<String> kindsOf(final LedgerCurve ledger) {
        final List<String> kinds = new ArrayList<>(ledger.violations().keySet());
        kinds.addAll(ledger.repairs().keySet());
        return kinds;
    }

    private static boolean isSame(final MeasureRef one, final MeasureRef other) {
        return one.unit() == other.unit()
                && one.combine() == other.combine()
                && one.leastSample().equals(other.leastSample());
    }

    private static Optional<String> vetoGrade(
            final StrictYaml yaml, final List<Family> families, final List<GradeBand> grades) {
        final Optional<String> grade = yaml.optionalText("veto_grade");
        if (grade.isPresent() && grades.stream().noneMatch(band -> band.grade().equals(grade.get()))) {
            throw yaml.refusal("veto_grade", "is no grade of this scheme.", "Name one of grades.");
        }
        final boolean canVeto = families.stream()
                .flatMap(family -> family.items().stream())
                .map(Item::curve)
                .anyMatch(Curve::canVeto);
        if (canVeto && grade.isEmpty()) {
            throw yaml.refusal("veto_grade", "is missing.", "An item can veto: say which grade that gives.");
        }
        return grade;
    }
}
