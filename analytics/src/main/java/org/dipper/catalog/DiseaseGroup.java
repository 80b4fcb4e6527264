package org.dipper.catalog;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A disease group (病种) with its score.
 *
 * @param code the group code: {@code I21.0+36.0700x004}, {@code J18.9}, or {@code C54-4} for comprehensive
 * @param isCore whether it is a core group
 * @param diagnosisCode subcategory or category
 * @param procedureCode the main procedure of a core group
 * @param procedureAttribute the procedure attribute of a comprehensive group
 * @param diagnosisKey the diagnosis, packed
 * @param procedureKey the main procedure, packed; 0 for none
 * @param sums what its cases cost
 * @param meanCostFen weighted mean cost m, rounded to the fen for reading
 * @param rw the score, four decimals, from the exact mean
 * @param cv coefficient of variation, six decimals
 */
public record DiseaseGroup(
        String code,
        boolean isCore,
        String diagnosisCode,
        Optional<String> procedureCode,
        OptionalInt procedureAttribute,
        int diagnosisKey,
        long procedureKey,
        CostSums sums,
        long meanCostFen,
        BigDecimal rw,
        BigDecimal cv) {
    public static final String CORE = "core";
    public static final String COMPREHENSIVE = "comprehensive";

    /** {@code core} or {@code comprehensive}. */
    public String type() {
        return isCore ? CORE : COMPREHENSIVE;
    }
}
