package org.dipper.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dipper.policy.AuxiliaryPolicy.Age;
import org.dipper.policy.AuxiliaryPolicy.AgeBand;
import org.dipper.policy.AuxiliaryPolicy.Comorbidity;
import org.dipper.policy.AuxiliaryPolicy.Gate;
import org.dipper.policy.AuxiliaryPolicy.Icu;
import org.dipper.policy.AuxiliaryPolicy.Tumour;
import org.dipper.yaml.StrictYaml;

/** Reads the part {@code auxiliary} of a policy file. */
final class AuxiliaryPolicyLoader {
    private static final int MOST_BANDS = 12;
    private static final int LAST_DAY_OF_FIRST_YEAR = 365;
    private static final int OLDEST = 150;

    private AuxiliaryPolicyLoader() {}

    static AuxiliaryPolicy load(final StrictYaml yaml) {
        yaml.only(
                "group_cases_above",
                "subtype_cases_above",
                "cv_above",
                "cv_drop_at_least",
                "stay_days_from",
                "cci",
                "severity",
                "tumour_severity",
                "age",
                "icu_days");
        final Gate gate = new Gate(
                count(yaml, "group_cases_above"),
                count(yaml, "subtype_cases_above"),
                Factors.factor(yaml, "cv_above"),
                drop(yaml, "cv_drop_at_least"));
        final AuxiliaryPolicy policy = new AuxiliaryPolicy(
                gate,
                count(yaml, "stay_days_from"),
                yaml.optionalPart("cci").map(AuxiliaryPolicyLoader::comorbidity),
                yaml.flag("severity", false),
                yaml.optionalPart("tumour_severity").map(AuxiliaryPolicyLoader::tumour),
                yaml.optionalPart("age").map(AuxiliaryPolicyLoader::age),
                yaml.optionalPart("icu_days").map(part -> icu(part, gate)));
        if (policy.age().flatMap(Age::elderlyFromYears).isPresent() && !policy.hasSeverity()) {
            throw yaml.refusal(
                    "age",
                    "types the elderly by severity, which is off.",
                    "Write severity: true, or leave elderly_from_years out.");
        }
        return policy;
    }

    private static Comorbidity comorbidity(final StrictYaml yaml) {
        yaml.only("general_from", "severe_from", "very_severe_from");
        final Comorbidity bands = new Comorbidity(
                yaml.integer("general_from"), yaml.integer("severe_from"), yaml.integer("very_severe_from"));
        if (bands.generalFrom() < 1
                || bands.severeFrom() <= bands.generalFrom()
                || bands.verySevereFrom() <= bands.severeFrom()) {
            throw yaml.refusal("general_from", "and its neighbours do not ascend from 1.", "In use is 1, 3, 5.");
        }
        return bands;
    }

    private static Tumour tumour(final StrictYaml yaml) {
        yaml.only("cost_multiple", "cost_share");
        final BigDecimal share = Factors.ratio(yaml, "cost_share");
        if (share.compareTo(BigDecimal.ONE) > 0) {
            throw yaml.refusal("cost_share", "is above 1.", "0.5 means half of the cost.");
        }
        return new Tumour(Factors.ratio(yaml, "cost_multiple"), share);
    }

    private static Age age(final StrictYaml yaml) {
        yaml.only("bands", "elderly_from_years");
        final List<AgeBand> bands = new ArrayList<>();
        final Set<String> names = new HashSet<>();
        for (final StrictYaml part : yaml.parts("bands")) {
            final AgeBand band = band(part);
            if (!names.add(band.name())) {
                throw part.refusal("name", "stands twice.", "Give each band a name of its own.");
            }
            bands.stream()
                    .filter(other -> other.isInDays() == band.isInDays())
                    .filter(other -> other.from() <= band.to() && band.from() <= other.to())
                    .findFirst()
                    .ifPresent(other -> {
                        throw part.refusal(
                                "name", "overlaps the band " + other.name() + ".", "Let each age be in one.");
                    });
            bands.add(band);
        }
        final Optional<Integer> elderly =
                yaml.has("elderly_from_years") ? Optional.of(yaml.integer("elderly_from_years")) : Optional.empty();
        elderly.ifPresent(from -> {
            if (from < 1 || bands.stream().anyMatch(band -> !band.isInDays() && band.to() >= from)) {
                throw yaml.refusal("elderly_from_years", "lies inside a band.", "The national text says 65.");
            }
        });
        if (bands.size() > MOST_BANDS || (bands.isEmpty() && elderly.isEmpty())) {
            throw yaml.refusal("bands", "must hold 1 to " + MOST_BANDS + " bands.", "Subtypes should not be many.");
        }
        return new Age(bands, elderly);
    }

    private static AgeBand band(final StrictYaml yaml) {
        yaml.only("name", "from_days", "to_days", "from_years", "to_years");
        final boolean isInDays = yaml.has("from_days");
        final int from = yaml.integer(isInDays ? "from_days" : "from_years");
        final String last = isInDays ? "to_days" : "to_years";
        final int to = yaml.integer(last);
        if (from < 0 || to < from || to > (isInDays ? LAST_DAY_OF_FIRST_YEAR : OLDEST)) {
            throw yaml.refusal(
                    last,
                    "is no age that can end this band.",
                    "Days are for children below one year (0 to 365), years for all others.");
        }
        if (yaml.has(isInDays ? "to_years" : "to_days")) {
            throw yaml.refusal("name", "mixes days and years.", "Write from_days and to_days, or both in years.");
        }
        return new AgeBand(yaml.text("name"), isInDays, from, to);
    }

    private static Icu icu(final StrictYaml yaml, final Gate general) {
        yaml.only("bands_from", "cv_above", "cv_drop_at_least");
        final List<Integer> bands = yaml.integers("bands_from");
        for (int i = 0; i < bands.size(); i++) {
            if (bands.get(i) < 1 || (i > 0 && bands.get(i) <= bands.get(i - 1))) {
                throw yaml.refusal("bands_from", "does not ascend from 1.", "The national text says [2, 8, 15, 31].");
            }
        }
        if (bands.isEmpty() || bands.size() > MOST_BANDS) {
            throw yaml.refusal("bands_from", "must hold 1 to " + MOST_BANDS + " bands.", "Write [2, 8, 15, 31].");
        }
        return new Icu(
                bands,
                new Gate(
                        general.groupCasesAbove(),
                        general.subtypeCasesAbove(),
                        yaml.has("cv_above") ? Factors.factor(yaml, "cv_above") : general.cvAbove(),
                        yaml.has("cv_drop_at_least") ? drop(yaml, "cv_drop_at_least") : general.cvDropAtLeast()));
    }

    private static BigDecimal drop(final StrictYaml yaml, final String key) {
        final BigDecimal drop = Factors.factor(yaml, key);
        if (drop.compareTo(BigDecimal.ONE) > 0) {
            throw yaml.refusal(key, "is above 1.", "0.2 means that the CV falls by a fifth or more.");
        }
        return drop;
    }

    private static int count(final StrictYaml yaml, final String key) {
        final int count = yaml.integer(key);
        if (count < 0) {
            throw yaml.refusal(key, "is below 0.", "Write a whole number from 0.");
        }
        return count;
    }
}
