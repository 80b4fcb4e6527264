package org.dipper.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dipper.policy.BehaviourPolicy.Band;
import org.dipper.policy.BehaviourPolicy.Gate;
import org.dipper.policy.BehaviourPolicy.Weights;
import org.dipper.yaml.StrictYaml;

/** Reads the part {@code behaviour} of a policy's supervision; what it does not say stays as in {@link BehaviourPolicy#DEFAULT}. */
final class BehaviourPolicyLoader {
    private static final int MOST_DAYS = 3_660;
    private static final int MOST_CASES = 1_000_000;
    private static final String GATE = "gate";

    private BehaviourPolicyLoader() {}

    static BehaviourPolicy load(final StrictYaml yaml) {
        yaml.only(
                "least_group_cases",
                "low_standard_admission",
                "over_long_stay",
                "abnormal_cost",
                "insufficient_service",
                "bunching",
                "dumping",
                "bulk_admission",
                "identical_bills",
                "scores");
        final BehaviourPolicy usual = BehaviourPolicy.DEFAULT;
        return new BehaviourPolicy(
                new Given(yaml).whole("least_group_cases", usual.leastGroupCases(), 1, MOST_CASES),
                yaml.optionalPart("low_standard_admission")
                        .map(BehaviourPolicyLoader::lowStandard)
                        .orElse(usual.lowStandard()),
                yaml.optionalPart("over_long_stay")
                        .map(BehaviourPolicyLoader::overLong)
                        .orElse(usual.overLong()),
                yaml.optionalPart("abnormal_cost")
                        .map(BehaviourPolicyLoader::abnormalCost)
                        .orElse(usual.abnormalCost()),
                yaml.optionalPart("insufficient_service")
                        .map(BehaviourPolicyLoader::insufficientService)
                        .orElse(usual.insufficientService()),
                yaml.optionalPart("bunching")
                        .map(BehaviourPolicyLoader::bunching)
                        .orElse(usual.bunching()),
                yaml.optionalPart("dumping").map(BehaviourPolicyLoader::dumping).orElse(usual.dumping()),
                yaml.optionalPart("bulk_admission")
                        .map(BehaviourPolicyLoader::bulkAdmission)
                        .orElse(usual.bulkAdmission()),
                yaml.optionalPart("identical_bills")
                        .map(BehaviourPolicyLoader::identicalBills)
                        .orElse(usual.identicalBills()),
                yaml.optionalPart("scores").map(BehaviourPolicyLoader::scores).orElse(usual.scores()));
    }

    private static BehaviourPolicy.LowStandard lowStandard(final StrictYaml yaml) {
        yaml.only(
                "short_stay_days",
                "cost_bands",
                "weights",
                "rescales_unknown",
                "lead_from",
                "low_risk_mortality",
                "low_risk_groups",
                "day_surgery_medical_types",
                "poisonings",
                GATE);
        final BehaviourPolicy.LowStandard usual = BehaviourPolicy.DEFAULT.lowStandard();
        final Given given = new Given(yaml);
        return new BehaviourPolicy.LowStandard(
                given.whole("short_stay_days", usual.shortStayDays(), 1, MOST_DAYS),
                bands(yaml, "cost_bands", usual.costBands(), true),
                yaml.optionalPart("weights").map(BehaviourPolicyLoader::weights).orElse(usual.weights()),
                yaml.flag("rescales_unknown", usual.rescalesUnknown()),
                given.share("lead_from", usual.leadFrom()),
                given.share("low_risk_mortality", usual.lowRiskMortality()),
                given.words("low_risk_groups", usual.lowRiskGroups()),
                given.words("day_surgery_medical_types", usual.daySurgeryMedicalTypes()),
                given.prefixes("poisonings", usual.poisonings()),
                gate(yaml, usual.gate()));
    }

    private static Weights weights(final StrictYaml yaml) {
        final List<String> keys = List.of(
                "short_stay", "low_cost", "no_operation_fee", "low_risk_group", "no_comorbidity", "no_emergency");
        yaml.only(keys.toArray(String[]::new));
        final List<BigDecimal> read =
                keys.stream().map(key -> Factors.factor(yaml, key)).toList();
        final Weights weights =
                new Weights(read.get(0), read.get(1), read.get(2), read.get(3), read.get(4), read.get(5));
        if (weights.total().compareTo(BigDecimal.ONE) != 0) {
            throw yaml.refusal(
                    "short_stay",
                    "and the other weights sum to " + weights.total().toPlainString() + ".",
                    "Weights sum to 1; give a piece of evidence that shall not count 0.");
        }
        return weights;
    }

    private static BehaviourPolicy.OverLong overLong(final StrictYaml yaml) {
        yaml.only("long_days", "very_long_days", "least_days", "stay_bands", "flag_from", "package_days", GATE);
        final BehaviourPolicy.OverLong usual = BehaviourPolicy.DEFAULT.overLong();
        final Given given = new Given(yaml);
        final int longDays = given.whole("long_days", usual.longDays(), 1, MOST_DAYS);
        final int veryLongDays = given.whole("very_long_days", Math.max(usual.veryLongDays(), longDays), 1, MOST_DAYS);
        if (veryLongDays < longDays) {
            throw yaml.refusal("very_long_days", "is below long_days.", "Typical is 60 beside 30.");
        }
        return new BehaviourPolicy.OverLong(
                longDays,
                veryLongDays,
                given.whole("least_days", usual.leastDays(), 1, MOST_DAYS),
                bands(yaml, "stay_bands", usual.stayBands(), false),
                given.share("flag_from", usual.flagFrom()),
                given.whole("package_days", usual.packageDays(), 3, MOST_DAYS),
                gate(yaml, usual.gate()));
    }

    private static BehaviourPolicy.AbnormalCost abnormalCost(final StrictYaml yaml) {
        yaml.only("low_ratio", "high_ratio", "robust_z", GATE);
        final BehaviourPolicy.AbnormalCost usual = BehaviourPolicy.DEFAULT.abnormalCost();
        final Given given = new Given(yaml);
        final BigDecimal low = given.ratio("low_ratio", usual.lowRatio());
        final BigDecimal high = given.ratio("high_ratio", usual.highRatio());
        if (low.compareTo(high) >= 0) {
            throw yaml.refusal("low_ratio", "is not below high_ratio.", "Typical is 0.5 and 2.");
        }
        return new BehaviourPolicy.AbnormalCost(
                low, high, given.ratio("robust_z", usual.robustZ()), gate(yaml, usual.gate()));
    }

    private static BehaviourPolicy.InsufficientService insufficientService(final StrictYaml yaml) {
        yaml.only("cost_below", "stay_below", "return_days", "counts_death", GATE);
        final BehaviourPolicy.InsufficientService usual = BehaviourPolicy.DEFAULT.insufficientService();
        final Given given = new Given(yaml);
        return new BehaviourPolicy.InsufficientService(
                given.ratio("cost_below", usual.costBelow()),
                given.ratio("stay_below", usual.stayBelow()),
                given.whole("return_days", usual.returnDays(), 0, 366),
                yaml.flag("counts_death", usual.countsDeath()),
                gate(yaml, usual.gate()));
    }

    private static BehaviourPolicy.Bunching bunching(final StrictYaml yaml) {
        yaml.only("thresholds", "width", "signal_z", "least_cases");
        final BehaviourPolicy.Bunching usual = BehaviourPolicy.DEFAULT.bunching();
        final Given given = new Given(yaml);
        final List<BigDecimal> thresholds = new ArrayList<>();
        for (final String text : yaml.texts("thresholds")) {
            thresholds.add(threshold(yaml, text));
        }
        final BigDecimal z = given.ratio("signal_z", usual.signalZ());
        if (z.stripTrailingZeros().scale() > 2) {
            throw yaml.refusal("signal_z", "has more than two decimals.", "Typical is 3.");
        }
        return new BehaviourPolicy.Bunching(
                thresholds.isEmpty() ? usual.thresholds() : thresholds,
                given.share("width", usual.width()),
                z,
                given.whole("least_cases", usual.leastCases(), 1, MOST_CASES));
    }

    private static BigDecimal threshold(final StrictYaml yaml, final String text) {
        try {
            final BigDecimal threshold = new BigDecimal(text);
            if (threshold.signum() > 0 && threshold.stripTrailingZeros().scale() <= 2) {
                return threshold;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below like a number out of range.
        }
        throw yaml.refusal("thresholds", "must be above 0 with at most two decimals.", "Typical is [0.5, 1.0, 2.0].");
    }

    private static BehaviourPolicy.Dumping dumping(final StrictYaml yaml) {
        yaml.only("arrival_days", "hazard_before", "hazard_from", "hazard_to");
        final BehaviourPolicy.Dumping usual = BehaviourPolicy.DEFAULT.dumping();
        final Given given = new Given(yaml);
        final BigDecimal before = given.ratio("hazard_before", usual.hazardBefore());
        final BigDecimal from = given.ratio("hazard_from", usual.hazardFrom());
        final BigDecimal to = given.ratio("hazard_to", usual.hazardTo());
        if (before.compareTo(from) >= 0 || from.compareTo(to) >= 0) {
            throw yaml.refusal(
                    "hazard_from", "must lie between hazard_before and hazard_to.", "Typical is 0.7, 0.9, 1.1.");
        }
        return new BehaviourPolicy.Dumping(given.whole("arrival_days", usual.arrivalDays(), 0, 31), before, from, to);
    }

    private static BehaviourPolicy.BulkAdmission bulkAdmission(final StrictYaml yaml) {
        yaml.only(
                "tolerance_days",
                "least_occasions",
                "least_cyclic_occasions",
                "cyclic_institutions",
                "window_days",
                "most_per_day",
                "core",
                "most_links",
                "excluded_diagnoses",
                "excluded_procedures",
                "least_same_day");
        final BehaviourPolicy.BulkAdmission usual = BehaviourPolicy.DEFAULT.bulkAdmission();
        final Given given = new Given(yaml);
        return new BehaviourPolicy.BulkAdmission(
                given.whole("tolerance_days", usual.toleranceDays(), 0, 3),
                // Once is chance: the links of a whole prefecture would not fit one machine.
                given.whole("least_occasions", usual.leastOccasions(), 2, 100),
                given.whole("least_cyclic_occasions", usual.leastCyclicOccasions(), 2, 100),
                given.words("cyclic_institutions", usual.cyclicInstitutions()),
                given.whole("window_days", usual.windowDays(), 1, MOST_DAYS),
                given.whole("most_per_day", usual.mostPerDay(), 1, MOST_CASES),
                given.whole("core", usual.core(), 1, 100),
                given.whole("most_links", usual.mostLinks(), 1, 10_000_000),
                given.prefixes("excluded_diagnoses", usual.excludedDiagnoses()),
                given.prefixes("excluded_procedures", usual.excludedProcedures()),
                given.whole("least_same_day", usual.leastSameDay(), 2, MOST_CASES));
    }

    private static BehaviourPolicy.IdenticalBills identicalBills(final StrictYaml yaml) {
        yaml.only("least_persons", "least_known_parts", "round_yuan");
        final BehaviourPolicy.IdenticalBills usual = BehaviourPolicy.DEFAULT.identicalBills();
        final Given given = new Given(yaml);
        final int usualYuan = (int) (usual.roundFen() / 100);
        return new BehaviourPolicy.IdenticalBills(
                given.whole("least_persons", usual.leastPersons(), 2, MOST_CASES),
                given.whole("least_known_parts", usual.leastKnownParts(), 0, 5),
                given.whole("round_yuan", usualYuan, 1, MOST_CASES) * 100L);
    }

    private static BehaviourPolicy.Scores scores(final StrictYaml yaml) {
        yaml.only(
                "cost_bands",
                "stay_bands",
                "second_admission_days",
                "same_diagnosis",
                "other_diagnosis",
                "needs_same_institution",
                "low_mortality");
        final BehaviourPolicy.Scores usual = BehaviourPolicy.DEFAULT.scores();
        final Given given = new Given(yaml);
        return new BehaviourPolicy.Scores(
                bands(yaml, "cost_bands", usual.costBands(), true),
                bands(yaml, "stay_bands", usual.stayBands(), false),
                given.whole("second_admission_days", usual.secondAdmissionDays(), 0, 366),
                given.share("same_diagnosis", usual.sameDiagnosis()),
                given.share("other_diagnosis", usual.otherDiagnosis()),
                yaml.flag("needs_same_institution", usual.needsSameInstitution()),
                given.share("low_mortality", usual.lowMortality()));
    }

    private static Gate gate(final StrictYaml yaml, final Gate usual) {
        return yaml.optionalPart(GATE)
                .map(part -> {
                    part.only("least_cases", "least_share", "least_times_region");
                    final Given given = new Given(part);
                    return new Gate(
                            given.whole("least_cases", usual.leastCases(), 1, MOST_CASES),
                            given.share("least_share", usual.leastShare()),
                            given.ratio("least_times_region", usual.leastTimesRegion()));
                })
                .orElse(usual);
    }

    /** Bands from the one that scores most to the one that scores least: so the first that fits is the case's. */
    private static List<Band> bands(
            final StrictYaml yaml, final String key, final List<Band> usual, final boolean isBelow) {
        final List<Band> bands = new ArrayList<>();
        final String limit = isBelow ? "below" : "above";
        for (final StrictYaml part : yaml.parts(key)) {
            part.only(limit, "score");
            final Band band = new Band(Factors.ratio(part, limit), Factors.share(part, "score"));
            if (!bands.isEmpty()) {
                final Band before = bands.get(bands.size() - 1);
                final int order = before.limit().compareTo(band.limit());
                if ((isBelow ? order >= 0 : order <= 0) || before.score().compareTo(band.score()) <= 0) {
                    throw part.refusal(limit, "is out of order.", "List bands from the highest score to the lowest.");
                }
            }
            bands.add(band);
        }
        return bands.isEmpty() ? usual : bands;
    }

    /** Values that a part gives, or the usual ones. */
    private record Given(StrictYaml yaml) {
        int whole(final String key, final int usual, final int least, final int most) {
            if (!yaml.has(key)) {
                return usual;
            }
            final int value = yaml.integer(key);
            if (value < least || value > most) {
                throw yaml.refusal(key, "must be from " + least + " to " + most + ".", "Usual is " + usual + ".");
            }
            return value;
        }

        BigDecimal share(final String key, final BigDecimal usual) {
            return yaml.has(key) ? Factors.share(yaml, key) : usual;
        }

        BigDecimal ratio(final String key, final BigDecimal usual) {
            return yaml.has(key) ? Factors.ratio(yaml, key) : usual;
        }

        Set<String> words(final String key, final Set<String> usual) {
            return yaml.has(key) ? Words.of(yaml, key) : usual;
        }

        List<String> prefixes(final String key, final List<String> usual) {
            return yaml.has(key) ? Words.of(yaml, key).stream().sorted().toList() : usual;
        }
    }
}
