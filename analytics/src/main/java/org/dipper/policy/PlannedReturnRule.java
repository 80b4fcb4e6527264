package org.dipper.policy;

import java.util.List;

/**
 * A kind of return that care itself plans. A principal diagnosis tells it alone; a procedure tells it only where the
 * person did not come by emergency.
 *
 * @param id what tables say where the rule fired, snake_case
 * @param diagnoses prefixes of the principal diagnosis, at most five characters with the dot, such as {@code Z51.1}
 * @param procedures prefixes of the main procedure, such as {@code 39.95}
 * @param isSequence whether the stay before must be of the same kind by its diagnosis too, as mother and birth are
 */
public record PlannedReturnRule(String id, List<String> diagnoses, List<String> procedures, boolean isSequence) {
    public PlannedReturnRule {
        diagnoses = List.copyOf(diagnoses);
        procedures = List.copyOf(procedures);
    }

    /** Radiotherapy, chemotherapy, immunotherapy and other treatment cycles of tumours. */
    public static final String TUMOUR_TREATMENT = "tumour_treatment";

    public static final String DIALYSIS = "dialysis";
    public static final String STAGED_SURGERY = "staged_surgery";

    /** The list of the guide, a default of this tool; a policy may give another one. */
    public static final List<PlannedReturnRule> DEFAULTS = List.of(
            new PlannedReturnRule(
                    TUMOUR_TREATMENT, List.of("Z51"), List.of("92.2", "92.3", "92.4", "99.25", "99.28"), false),
            new PlannedReturnRule(DIALYSIS, List.of("Z49"), List.of("39.95", "54.98"), false),
            new PlannedReturnRule(STAGED_SURGERY, List.of("Z42", "Z43"), List.of("46.5"), false),
            new PlannedReturnRule("fixation_removal", List.of("Z47.0"), List.of("78.6"), false),
            new PlannedReturnRule("rehabilitation", List.of("Z50"), List.of(), false),
            new PlannedReturnRule("obstetric_sequence", List.of("O"), List.of(), true));
}
