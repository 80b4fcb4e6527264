package org.dipper.catalog;

/**
 * What a core group is made of.
 *
 * @param schemeRule row of the national scheme; 0 for a local combination
 * @param diagnosisKey packed subcategory; 0 with a row of the scheme
 * @param procedureKey packed main procedure; 0 for none or with a row of the scheme
 * @param related related procedures joined by +; empty for none
 */
public record Combination(int schemeRule, int diagnosisKey, long procedureKey, String related) {
    /** A local combination without related procedures. */
    public static Combination local(final int diagnosisKey, final long procedureKey) {
        return new Combination(0, diagnosisKey, procedureKey, "");
    }

    /** The same without related procedures. */
    public Combination withoutRelated() {
        return new Combination(schemeRule, diagnosisKey, procedureKey, "");
    }

    /** Whether it is of the national scheme. */
    public boolean isNational() {
        return schemeRule > 0;
    }
}
