package org.dipper.policy;

import java.math.BigDecimal;
import java.util.Set;

/**
 * When two stays in a row look like one that was split (分解住院), and how strongly. The longest gap of a return for the same
 * disease stands beside it, as {@code split_gap_days}.
 *
 * @param departmentGapDays B1a: longest gap of a registration anew in another department
 * @param departmentWeight its weight
 * @param relabelGapDays B1b: longest gap of a continuation under another principal diagnosis
 * @param relabelWeight its weight
 * @param returnWeight B1d: weight of a return for the same disease
 * @param longChainLinks B1e: links that make a long chain
 * @param longChainDays B1e: the days that so many links stand within
 * @param communityWeight B1f: weight of such a return to another institution of the same medical community
 * @param standardTolerance B1g: how far from the payment standard, as a share of it, the first stay's cost may be
 * @param standardBonus B1g: what it adds to the weight of a link
 * @param obstetricDiagnoses prefixes of principal diagnoses of mothers and newborns, which split nothing
 * @param bedDayMedicalTypes medical types of bed-day stays, which split nothing
 * @param plannedProcedureAttribute least procedure attribute of a planned return's procedure: 3 therapeutic, 4 surgery
 */
public record SplitAdmissionPolicy(
        int departmentGapDays,
        BigDecimal departmentWeight,
        int relabelGapDays,
        BigDecimal relabelWeight,
        BigDecimal returnWeight,
        int longChainLinks,
        int longChainDays,
        BigDecimal communityWeight,
        BigDecimal standardTolerance,
        BigDecimal standardBonus,
        Set<String> obstetricDiagnoses,
        Set<String> bedDayMedicalTypes,
        int plannedProcedureAttribute) {
    /** The values of the guide: defaults of this tool, no national policy. */
    public static final SplitAdmissionPolicy DEFAULT = new SplitAdmissionPolicy(
            1,
            BigDecimal.ONE,
            3,
            new BigDecimal("0.9"),
            new BigDecimal("0.7"),
            3,
            90,
            new BigDecimal("0.6"),
            new BigDecimal("0.05"),
            new BigDecimal("0.2"),
            Set.of("O", "P", "Z37", "Z38", "Z39"),
            Set.of("2105"),
            3);

    public SplitAdmissionPolicy {
        obstetricDiagnoses = Set.copyOf(obstetricDiagnoses);
        bedDayMedicalTypes = Set.copyOf(bedDayMedicalTypes);
    }
}
