package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dipper.yaml.StrictYaml;

/** Reads the grades of a scheme: half-open bands, best first, without gap or overlap. */
final class GradeLoader {
    private GradeLoader() {}

    static List<GradeBand> load(final StrictYaml yaml, final SchemeRules rules) {
        final List<GradeBand> grades = new ArrayList<>();
        Optional<BigDecimal> above = Optional.empty();
        for (final StrictYaml part : yaml.parts("grades")) {
            part.only("grade", "label_en", "label_zh", "from", "to", "share", "next_year", "effect_en", "effect_zh");
            requireBorder(part, grades, above);
            final GradeBand band = band(part);
            requireBetterPaysMore(part, grades, band);
            grades.add(band);
            above = band.from();
        }
        if (grades.isEmpty()) {
            throw yaml.refusal("grades", "is missing or empty.", "Give at least one grade.");
        }
        if (above.isPresent()) {
            throw yaml.refusal(
                    "grades",
                    "leave a gap below " + above.get().toPlainString() + ".",
                    "Leave from out of the last grade.");
        }
        final Optional<BigDecimal> best = grades.get(0).from();
        if (best.isPresent()
                && rules.gradeCap().filter(cap -> cap.compareTo(best.get()) < 0).isPresent()) {
            throw yaml.refusal("grades", "begin above cap_grade.", "Nobody could reach the best grade.");
        }
        return grades;
    }

    private static void requireBorder(
            final StrictYaml part, final List<GradeBand> before, final Optional<BigDecimal> above) {
        if (before.isEmpty()) {
            if (part.has("to")) {
                throw part.refusal("to", "leaves a gap above.", "The best grade comes first and has no to.");
            }
            return;
        }
        if (above.isEmpty()) {
            throw part.refusal("grade", "comes after a grade without from.", "Only the last grade has none.");
        }
        final BigDecimal to = part.decimal("to");
        if (to.compareTo(above.get()) > 0) {
            throw part.refusal(
                    "to",
                    "overlaps the grade before, which begins at " + above.get().toPlainString() + ".",
                    "A grade reaches up to, not including, the border of the next better one.");
        }
        if (to.compareTo(above.get()) < 0) {
            throw part.refusal(
                    "to",
                    "leaves a gap up to " + above.get().toPlainString() + ".",
                    "Where the printed table has whole points, write the next border and say so in ambiguities.");
        }
    }

    private static GradeBand band(final StrictYaml part) {
        final Optional<BigDecimal> from = part.optionalDecimal("from");
        if (from.isPresent()) {
            final BigDecimal border = from.get();
            if (border.signum() < 0 || border.stripTrailingZeros().scale() > Curve.SCORE_DECIMALS) {
                throw part.refusal("from", "must be 0 or more with at most four decimals.", "It is a score.");
            }
            if (part.has("to") && border.compareTo(part.decimal("to")) >= 0) {
                throw part.refusal("from", "is not below to.", "A grade has a width.");
            }
        }
        return new GradeBand(
                part.text("grade"),
                part.text("label_en"),
                part.text("label_zh"),
                from,
                SchemeNumbers.share(part, "share"),
                part.has("next_year") ? SchemeNumbers.share(part, "next_year") : BigDecimal.ONE,
                part.optionalText("effect_en").orElse(""),
                part.optionalText("effect_zh").orElse(""));
    }

    private static void requireBetterPaysMore(
            final StrictYaml part, final List<GradeBand> before, final GradeBand band) {
        for (final GradeBand better : before) {
            if (better.grade().equals(band.grade())) {
                throw part.refusal("grade", "names " + band.grade() + " a second time.", "Give each grade once.");
            }
            if (better.share().compareTo(band.share()) < 0 || better.nextYear().compareTo(band.nextYear()) < 0) {
                throw part.refusal(
                        "share",
                        "or next_year is above that of the better grade " + better.grade() + ".",
                        "A better grade never pays less.");
            }
        }
    }
}
