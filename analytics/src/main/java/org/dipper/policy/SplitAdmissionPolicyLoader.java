package org.dipper.policy;

import java.math.BigDecimal;
import java.util.Set;
import org.dipper.yaml.StrictYaml;

/** Reads the part {@code supervision.split_admission} of a policy file; a key left out keeps its default. */
final class SplitAdmissionPolicyLoader {
    private static final int MOST_LINKS = 100;

    private SplitAdmissionPolicyLoader() {}

    static SplitAdmissionPolicy load(final StrictYaml yaml) {
        yaml.only(
                "department_gap_days",
                "department_weight",
                "relabel_gap_days",
                "relabel_weight",
                "return_weight",
                "long_chain_links",
                "long_chain_days",
                "community_weight",
                "standard_tolerance",
                "standard_bonus",
                "obstetric_diagnoses",
                "bed_day_medical_types",
                "planned_procedure_attribute");
        final SplitAdmissionPolicy usual = SplitAdmissionPolicy.DEFAULT;
        return new SplitAdmissionPolicy(
                ReadmissionPolicyLoader.days(yaml, "department_gap_days", usual.departmentGapDays()),
                weight(yaml, "department_weight", usual.departmentWeight()),
                ReadmissionPolicyLoader.days(yaml, "relabel_gap_days", usual.relabelGapDays()),
                weight(yaml, "relabel_weight", usual.relabelWeight()),
                weight(yaml, "return_weight", usual.returnWeight()),
                integer(yaml, "long_chain_links", usual.longChainLinks(), 2, MOST_LINKS),
                ReadmissionPolicyLoader.days(yaml, "long_chain_days", usual.longChainDays()),
                weight(yaml, "community_weight", usual.communityWeight()),
                weight(yaml, "standard_tolerance", usual.standardTolerance()),
                weight(yaml, "standard_bonus", usual.standardBonus()),
                words(yaml, "obstetric_diagnoses", usual.obstetricDiagnoses()),
                words(yaml, "bed_day_medical_types", usual.bedDayMedicalTypes()),
                integer(yaml, "planned_procedure_attribute", usual.plannedProcedureAttribute(), 2, 4));
    }

    private static Set<String> words(final StrictYaml yaml, final String key, final Set<String> usual) {
        return yaml.has(key) ? Words.of(yaml, key) : usual;
    }

    private static int integer(
            final StrictYaml yaml, final String key, final int usual, final int least, final int most) {
        final int number = yaml.has(key) ? yaml.integer(key) : usual;
        if (number < least || number > most) {
            throw yaml.refusal(key, "must be from " + least + " to " + most + ".", "The default is " + usual + ".");
        }
        return number;
    }

    private static BigDecimal weight(final StrictYaml yaml, final String key, final BigDecimal usual) {
        final BigDecimal weight = yaml.optionalDecimal(key).orElse(usual);
        if (weight.signum() < 0
                || weight.compareTo(BigDecimal.ONE) > 0
                || weight.stripTrailingZeros().scale() > 4) {
            throw yaml.refusal(key, "must be from 0 to 1 with at most four decimals.", "The default is " + usual + ".");
        }
        return weight;
    }
}
