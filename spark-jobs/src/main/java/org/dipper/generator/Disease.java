package org.dipper.generator;

import java.util.List;

/**
 * A disease as the generator sees it.
 *
 * @param code the 4-character subcategory, such as {@code J18.9}
 * @param name the name
 * @param weight how common, relative to the others
 * @param medianCostYuan typical cost at a secondary hospital without an operation
 * @param medianDays typical stay
 * @param sex {@code m}, {@code f} or {@code *}
 * @param ages the age profile, a letter
 * @param season {@code w} winter, {@code s} summer, {@code -} none
 * @param tilt 1 treated at primary hospitals too .. 3 mostly tertiary
 * @param course {@code c} chronic with returns, {@code m} cycles of therapy, {@code -} once
 * @param pricierSibling the code an up-coder would write instead, or empty
 * @param extensions how many extension codes of the medical-insurance edition are in use
 * @param operations main procedures with their probability and extra cost
 */
record Disease(
        String code,
        String name,
        double weight,
        double medianCostYuan,
        int medianDays,
        char sex,
        char ages,
        char season,
        int tilt,
        char course,
        String pricierSibling,
        int extensions,
        List<Operation> operations) {

    /** A main procedure of a disease. */
    record Operation(String code, double probability, double extraYuan) {}

    /** The full code of an extension; 0 is the plain one. */
    String extension(final int number) {
        return number == 0
                ? code + "00"
                : code + "00x" + String.valueOf(1000 + number).substring(1);
    }

    boolean hasSibling() {
        return !pricierSibling.isEmpty();
    }

    boolean isMild() {
        return tilt == 1 && operations.isEmpty() && medianCostYuan < 6000;
    }
}
