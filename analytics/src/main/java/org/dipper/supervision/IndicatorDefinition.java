package org.dipper.supervision;

/**
 * What an indicator is, in words people can check.
 *
 * @param id the indicator id
 * @param labelEn the English label
 * @param labelZh the Chinese label
 * @param unit the unit of the value: {@code fen}, {@code days}, {@code share} or {@code index}
 * @param formula one sentence: numerator over denominator
 * @param clause where it comes from
 */
public record IndicatorDefinition(
        String id, String labelEn, String labelZh, String unit, String formula, String clause) {
    /** The label in the given language, {@code zh} or {@code en}. */
    public String label(final String language) {
        return "zh".equals(language) ? labelZh : labelEn;
    }
}
