package org.dipper.catalog.auxiliary;

import java.util.List;
import java.util.Optional;

/**
 * What auxiliary typing looks at in a case.
 *
 * @param principalDiagnosis the principal diagnosis
 * @param otherDiagnoses the secondary diagnoses
 * @param ageYears age in years
 * @param ageDays age in days of a child below one year
 * @param stayDays length of stay in days
 * @param isDeath whether the person died in the stay
 * @param icuDays days in intensive care
 * @param costFen total cost in fen
 * @param treatmentFen treatment fee in fen, surgery not included
 * @param drugFen drugs in fen
 * @param groupMeanFen mean cost of the case's group in fen, its standard; empty where ungrouped
 */
public record AuxiliaryCase(
        String principalDiagnosis,
        List<String> otherDiagnoses,
        Optional<Integer> ageYears,
        Optional<Integer> ageDays,
        int stayDays,
        boolean isDeath,
        Optional<Integer> icuDays,
        long costFen,
        Optional<Long> treatmentFen,
        Optional<Long> drugFen,
        Optional<Long> groupMeanFen) {
    private static final int CATEGORY = 3;

    /** Whether the principal diagnosis is a malignant tumour: C00 to C97, in-situ tumours (D00 to D09) are none. */
    public boolean isTumour() {
        return isMalignant(principalDiagnosis);
    }

    /** Whether a diagnosis lies in C00 to C97. */
    static boolean isMalignant(final String diagnosis) {
        if (diagnosis.length() < CATEGORY || diagnosis.charAt(0) != 'C') {
            return false;
        }
        final char tens = diagnosis.charAt(1);
        final char ones = diagnosis.charAt(2);
        return tens >= '0' && tens <= '9' && ones >= '0' && ones <= (tens == '9' ? '7' : '9');
    }

    /** The 3-character category of a diagnosis. */
    static String category(final String diagnosis) {
        return diagnosis.length() <= CATEGORY ? diagnosis : diagnosis.substring(0, CATEGORY);
    }
}
