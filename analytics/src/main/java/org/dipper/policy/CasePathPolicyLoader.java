package org.dipper.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dipper.policy.CasePathPolicy.BedDay;
import org.dipper.policy.CasePathPolicy.Bonus;
import org.dipper.policy.CasePathPolicy.Condition;
import org.dipper.policy.CasePathPolicy.DaySurgery;
import org.dipper.policy.CasePathPolicy.IncompleteMode;
import org.dipper.policy.CasePathPolicy.IncompleteStay;
import org.dipper.policy.CasePathPolicy.Phase;
import org.dipper.policy.CasePathPolicy.SpecialReview;
import org.dipper.policy.CasePathPolicy.Tcm;
import org.dipper.yaml.StrictYaml;

/** Reads which cases leave the way of the group. */
final class CasePathPolicyLoader {
    private static final BigDecimal LARGEST_RATE = BigDecimal.valueOf(100_000);

    private CasePathPolicyLoader() {}

    static CasePathPolicy load(final StrictYaml settlement, final CoefficientPolicy coefficient) {
        final Optional<String> level = settlement.optionalText("basic_level_coefficient_of_level");
        if (level.isPresent() && !coefficient.byLevel().containsKey(level.get())) {
            throw settlement.refusal(
                    "basic_level_coefficient_of_level",
                    "is no level of institution_coefficient.by_level.",
                    "Name a level that has a coefficient.");
        }
        return new CasePathPolicy(
                settlement
                        .optionalPart("special_review")
                        .map(CasePathPolicyLoader::specialReview)
                        .orElse(CasePathPolicy.NONE.specialReview()),
                settlement.parts("bed_day").stream()
                        .map(CasePathPolicyLoader::bedDay)
                        .toList(),
                settlement.parts("tcm").stream().map(CasePathPolicyLoader::tcm).toList(),
                settlement.optionalPart("incomplete_stays").map(CasePathPolicyLoader::incompleteStay),
                settlement.optionalPart("day_surgery").map(CasePathPolicyLoader::daySurgery),
                level,
                settlement.parts("bonuses").stream()
                        .map(CasePathPolicyLoader::bonus)
                        .toList());
    }

    private static SpecialReview specialReview(final StrictYaml yaml) {
        yaml.only("quota_per_mille", "itemised_factor");
        final BigDecimal quota =
                yaml.optionalDecimal("quota_per_mille").orElse(CasePathPolicy.NATIONAL_QUOTA_PER_MILLE);
        if (quota.signum() < 0
                || quota.compareTo(BigDecimal.valueOf(1000)) > 0
                || quota.stripTrailingZeros().scale() > 3) {
            throw yaml.refusal(
                    "quota_per_mille",
                    "must be from 0 to 1000 with at most three decimals.",
                    "The national quota is 5.");
        }
        final BigDecimal factor = yaml.has("itemised_factor") ? Factors.share(yaml, "itemised_factor") : BigDecimal.ONE;
        return new SpecialReview(quota, factor);
    }

    private static Condition condition(final StrictYaml yaml) {
        final Condition condition = new Condition(
                Words.of(yaml, "medical_types"), Words.of(yaml, "diagnoses"), Words.of(yaml, "departments"));
        if (condition.medicalTypes().isEmpty()
                && condition.diagnoses().isEmpty()
                && condition.departments().isEmpty()) {
            throw yaml.refusal(
                    "name", "takes every case.", "Give medical_types, diagnoses or departments that it takes.");
        }
        return condition;
    }

    private static BedDay bedDay(final StrictYaml yaml) {
        yaml.only("name", "medical_types", "diagnoses", "departments", "acute_days", "unit", "phases");
        final int acute = yaml.has("acute_days") ? yaml.integer("acute_days") : 0;
        if (acute < 0 || acute > 3660) {
            throw yaml.refusal("acute_days", "must be from 0 to 3660.", "0 means that no day is paid by group.");
        }
        final boolean isInPoints = isPoints(yaml);
        final List<Phase> phases = new ArrayList<>();
        int before = 0;
        for (final StrictYaml part : yaml.parts("phases")) {
            part.only("up_to_day", "by_level", "otherwise");
            if (before == Integer.MAX_VALUE) {
                throw part.refusal(
                        "otherwise", "stands after a phase without end.", "Only the last phase has no up_to_day.");
            }
            final int upTo = part.has("up_to_day") ? part.integer("up_to_day") : Integer.MAX_VALUE;
            if (upTo <= before) {
                throw part.refusal("up_to_day", "is not after the phase before.", "List phases by day of stay.");
            }
            before = upTo;
            part.optionalPart("by_level").ifPresent(levels -> levels.keys().forEach(name -> rate(levels, name)));
            final Map<String, BigDecimal> byLevel = part.decimalByKey("by_level");
            phases.add(new Phase(upTo, byLevel, rate(part, "otherwise")));
        }
        if (before != Integer.MAX_VALUE) {
            throw yaml.refusal(
                    "phases", "leave a gap after day " + before + ".", "Leave up_to_day out of the last phase.");
        }
        return new BedDay(yaml.text("name"), condition(yaml), acute, isInPoints, phases);
    }

    private static boolean isPoints(final StrictYaml yaml) {
        final String unit = yaml.optionalText("unit").orElse("yuan");
        if (!Set.of("yuan", "points").contains(unit)) {
            throw yaml.refusal("unit", "is neither yuan nor points.", "Write unit: yuan or unit: points.");
        }
        return unit.equals("points");
    }

    private static BigDecimal rate(final StrictYaml yaml, final String key) {
        final BigDecimal rate = yaml.decimal(key);
        if (rate.signum() < 0
                || rate.compareTo(LARGEST_RATE) > 0
                || rate.stripTrailingZeros().scale() > 2) {
            throw yaml.refusal(
                    key, "must be from 0 to 100,000 with at most two decimals.", "Write yuan or points a day.");
        }
        return rate;
    }

    private static Tcm tcm(final StrictYaml yaml) {
        yaml.only("name", "medical_types", "diagnoses", "departments", "score");
        return new Tcm(yaml.text("name"), condition(yaml), Factors.score(yaml, "score"));
    }

    private static IncompleteStay incompleteStay(final StrictYaml yaml) {
        yaml.only("discharge_ways", "mode", "full_days");
        final IncompleteMode mode = yaml.choice("mode", IncompleteMode.class);
        if (yaml.texts("discharge_ways").isEmpty()) {
            throw yaml.refusal("discharge_ways", "names none.", "2 and 3 are transfers.");
        }
        if (yaml.has("full_days") != (mode == IncompleteMode.BY_DAYS)) {
            throw yaml.refusal("full_days", "belongs to mode by_days.", "Give it there, and only there.");
        }
        final int days = yaml.has("full_days") ? yaml.integer("full_days") : 1;
        if (days < 1 || days > 3660) {
            throw yaml.refusal("full_days", "must be from 1 to 3660.", "The days of a whole stay.");
        }
        return new IncompleteStay(Words.of(yaml, "discharge_ways"), mode, days);
    }

    private static DaySurgery daySurgery(final StrictYaml yaml) {
        yaml.only("medical_types", "factor");
        if (yaml.texts("medical_types").isEmpty()) {
            throw yaml.refusal("medical_types", "names none.", "The national type is 28.");
        }
        return new DaySurgery(
                Words.of(yaml, "medical_types"), yaml.has("factor") ? Factors.factor(yaml, "factor") : BigDecimal.ONE);
    }

    private static Bonus bonus(final StrictYaml yaml) {
        yaml.only("name", "procedures", "score");
        if (yaml.texts("procedures").isEmpty()) {
            throw yaml.refusal("procedures", "names none.", "A case with any of them gets the bonus.");
        }
        return new Bonus(yaml.text("name"), Words.of(yaml, "procedures"), Factors.score(yaml, "score"));
    }
}
