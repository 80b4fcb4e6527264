package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the words of an assessment table leave open, decided and kept with every result.
 *
 * @param stepMode how a shortfall is counted in steps
 * @param missing how an item counts that cannot be evaluated
 * @param missingBonus how a bonus counts that nothing is known of
 * @param rankingCap the most that the total of a ranking can be
 * @param gradeCap the most that the total of a grade can be
 * @param gradeRounding how the total is rounded before the grade is looked up
 * @param isLiteral whether a drafting error is followed as it is printed
 * @param prefer which value counts where the indicator table and the file of measures both have one
 */
public record SchemeRules(
        StepMode stepMode,
        Missing missing,
        MissingBonus missingBonus,
        Optional<BigDecimal> rankingCap,
        Optional<BigDecimal> gradeCap,
        GradeRounding gradeRounding,
        boolean isLiteral,
        Prefer prefer) {

    /** How an item counts that cannot be evaluated. */
    public enum Missing {
        /** There is no total. */
        BLOCK,
        /** It counts nothing. */
        ZERO,
        /** It counts in full. */
        FULL,
        /** It is left out and the rest is scaled to the full score. */
        EXCLUDE
    }

    /** How a bonus counts that nothing is known of. */
    public enum MissingBonus {
        /** No bonus. */
        NONE,
        /** There is no total. */
        BLOCK
    }

    /** How a total is rounded to whole points before its grade is looked up. */
    public enum GradeRounding {
        NONE,
        HALF_UP,
        DOWN
    }

    /** Where a value comes from that both sources have. */
    public enum Prefer {
        INDICATOR_TABLE,
        MEASURES_FILE
    }
}
