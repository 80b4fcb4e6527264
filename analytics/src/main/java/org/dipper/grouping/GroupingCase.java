package org.dipper.grouping;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.dipper.coding.CodeNormaliser;

/**
 * What grouping looks at in one case. Codes are normalised here.
 *
 * @param principalDiagnosis the principal diagnosis
 * @param otherDiagnoses the other diagnoses
 * @param procedures the procedures, the listed main one first
 * @param ageYears age in years
 * @param ageDays age in days, where the list has it
 * @param birthWeightGrams birth weight, where the list has it
 * @param totalCostFen total cost, for tie-breakers that look at it
 */
public record GroupingCase(
        String principalDiagnosis,
        List<String> otherDiagnoses,
        List<String> procedures,
        OptionalInt ageYears,
        OptionalInt ageDays,
        OptionalInt birthWeightGrams,
        OptionalLong totalCostFen) {
    public GroupingCase {
        principalDiagnosis = CodeNormaliser.normalise(principalDiagnosis);
        otherDiagnoses = otherDiagnoses.stream().map(CodeNormaliser::normalise).toList();
        procedures = procedures.stream().map(CodeNormaliser::normalise).toList();
        requireNonNull(ageYears, "ageYears");
        requireNonNull(ageDays, "ageDays");
        requireNonNull(birthWeightGrams, "birthWeightGrams");
        requireNonNull(totalCostFen, "totalCostFen");
    }

    /** A case of a principal diagnosis and procedures, the main one first. */
    public static GroupingCase of(final String principalDiagnosis, final String... procedures) {
        return new GroupingCase(
                principalDiagnosis,
                List.of(),
                List.of(procedures),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalLong.empty());
    }

    /** The same case with other diagnoses. */
    public GroupingCase withOtherDiagnoses(final String... codes) {
        return new GroupingCase(
                principalDiagnosis, List.of(codes), procedures, ageYears, ageDays, birthWeightGrams, totalCostFen);
    }

    /** The same case with an age in years. */
    public GroupingCase withAgeYears(final int years) {
        return new GroupingCase(
                principalDiagnosis,
                otherDiagnoses,
                procedures,
                OptionalInt.of(years),
                ageDays,
                birthWeightGrams,
                totalCostFen);
    }

    /** The same case with an age in days. */
    public GroupingCase withAgeDays(final int days) {
        return new GroupingCase(
                principalDiagnosis,
                otherDiagnoses,
                procedures,
                ageYears,
                OptionalInt.of(days),
                birthWeightGrams,
                totalCostFen);
    }

    /** The same case with a birth weight. */
    public GroupingCase withBirthWeight(final int grams) {
        return new GroupingCase(
                principalDiagnosis, otherDiagnoses, procedures, ageYears, ageDays, OptionalInt.of(grams), totalCostFen);
    }

    /** The same case with a total cost. */
    public GroupingCase withTotalCostFen(final long fen) {
        return new GroupingCase(
                principalDiagnosis,
                otherDiagnoses,
                procedures,
                ageYears,
                ageDays,
                birthWeightGrams,
                OptionalLong.of(fen));
    }
}
