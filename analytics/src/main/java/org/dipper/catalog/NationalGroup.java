package org.dipper.catalog;

/**
 * A row of the national scheme, as far as a catalog shows it.
 *
 * @param schemeRule its sequence
 * @param layer its layer code: XQ, BX, FZ or JC
 * @param name what it is called, or empty
 * @param diagnoses its principal diagnoses as written
 * @param procedures its procedures as written, or empty
 */
public record NationalGroup(int schemeRule, String layer, String name, String diagnoses, String procedures) {
    /** The group code: layer and sequence. */
    public String code() {
        return layer + "-" + schemeRule;
    }
}
