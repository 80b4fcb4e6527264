package org.dipper.catalog;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A disease group (病种) with its score.
 *
 * @param code the group code: {@code I21.0+36.0700x004}, {@code J18.9}, {@code C54-4} for comprehensive, {@code BX-1732} for
 *     a row of the national scheme
 * @param layer where it comes from
 * @param name its name, where the scheme gives one
 * @param diagnosisCode subcategory, category, or the diagnoses of the scheme's row
 * @param procedureCode the main procedure of a core group
 * @param procedureAttribute the procedure attribute of a comprehensive group
 * @param combination what a case is looked up by; a comprehensive group has its packed category and no procedure
 * @param sums what its cases cost
 * @param meanCostFen weighted mean cost m, rounded to the fen for reading
 * @param rw the score, four decimals, from the exact mean
 * @param cv coefficient of variation, six decimals
 * @param drugScore drug score dRW, six decimals; empty where not derived
 * @param consumableScore consumable score cRW, six decimals; empty where not derived
 */
public record DiseaseGroup(
        String code,
        Layer layer,
        Optional<String> name,
        String diagnosisCode,
        Optional<String> procedureCode,
        OptionalInt procedureAttribute,
        Combination combination,
        CostSums sums,
        long meanCostFen,
        BigDecimal rw,
        BigDecimal cv,
        Optional<BigDecimal> drugScore,
        Optional<BigDecimal> consumableScore) {
    public static final String CORE = "core";
    public static final String COMPREHENSIVE = "comprehensive";

    /** Where a group comes from, in the order that cases try. */
    public enum Layer {
        PRE_GROUPING("XQ"),
        MERGE("BX"),
        SUBDIVISION("FZ"),
        BASIC("JC"),
        LOCAL("local"),
        COMPREHENSIVE("comprehensive");

        private final String id;

        Layer(final String id) {
            this.id = id;
        }

        /** The name in tables. */
        public String id() {
            return id;
        }

        /** The layer of a name. */
        public static Layer of(final String id) {
            for (final Layer layer : values()) {
                if (layer.id.equals(id)) {
                    return layer;
                }
            }
            throw new IllegalArgumentException("No layer is called " + id);
        }
    }

    /** Whether it is a core group. */
    public boolean isCore() {
        return layer != Layer.COMPREHENSIVE;
    }

    /** {@code core} or {@code comprehensive}. */
    public String type() {
        return isCore() ? CORE : COMPREHENSIVE;
    }
}
