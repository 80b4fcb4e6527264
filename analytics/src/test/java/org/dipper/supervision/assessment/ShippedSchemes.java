package org.dipper.supervision.assessment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dipper.yaml.StrictYaml;

/** The schemes that ship, and subjects to assess by them. */
final class ShippedSchemes {
    static final Path FOLDER = Path.of(System.getProperty("dipper.root")).resolve("policies/assessment");
    /** A community of 2020 that reaches every target of the Meishan table, without bonus. */
    static final Map<String, String> BEST = Map.ofEntries(
            Map.entry("county_visit_rate", "0.88"),
            Map.entry("mean_cost_growth", "0.05"),
            Map.entry("mean_stay", "8"),
            Map.entry("ungrouped_share", "0.1"),
            Map.entry("day_surgery_types", "5"),
            Map.entry("day_surgery_cases", "200"),
            Map.entry("six_disease_management_rate", "0.75"),
            Map.entry("personal_burden", "0.35"),
            Map.entry("drg_charging_ready", "0"),
            Map.entry("rehabilitation_payment_reform", "0"),
            Map.entry("satisfaction", "1"),
            Map.entry("agreement_suspended_or_ended", "0"),
            Map.entry("referred_to_justice", "0"),
            Map.entry("violation_cost_share", "0"));

    private ShippedSchemes() {}

    static String text(final String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static AssessmentScheme load(final String file) {
        return AssessmentSchemeLoader.load(StrictYaml.read(FOLDER.resolve(file)));
    }

    /** The Meishan scheme with changes: what to replace, and by what. */
    static AssessmentScheme meishan(final String... changes) {
        String text = text("meishan-2020.yaml");
        for (int i = 0; i < changes.length; i += 2) {
            if (!text.contains(changes[i])) {
                throw new AssertionError("the scheme has no " + changes[i]);
            }
            text = text.replace(changes[i], changes[i + 1]);
        }
        return AssessmentSchemeLoader.parse("meishan.yaml", text);
    }

    /** A community whose measures are the best but for some: name, value, name, value; a value of - takes one away. */
    static SubjectAssessment community(
            final AssessmentScheme scheme, final int year, final Optional<Long> packageFen, final String... changes) {
        final List<IndicatorFact> facts = new ArrayList<>();
        final Map<String, String> values = new TreeMap<>(BEST);
        for (int i = 0; i < changes.length; i += 2) {
            values.put(changes[i], changes[i + 1]);
        }
        values.values().removeIf("-"::equals);
        values.forEach((id, value) -> facts.add(fact(id, value)));
        return new Assessor(scheme)
                .assess("C1", new SubjectFacts(scheme, year, year, facts, MeasureFile.NONE, "C1"), packageFen);
    }

    static IndicatorFact fact(final String id, final String value) {
        return new IndicatorFact(
                id,
                "community",
                "C1",
                "2020",
                Optional.of(new BigDecimal(value)),
                Optional.of(BigDecimal.valueOf(1000)),
                "evaluated");
    }

    /** The result of an item. */
    static SubjectAssessment.ItemResult item(final SubjectAssessment assessment, final String id) {
        return assessment.items().stream()
                .filter(item -> item.item().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
