package org.dipper.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Institution coefficients (医疗机构调节系数) measured from the history of a catalog.
 *
 * @param method how the coefficient that holds for all groups is found
 * @param decimals decimals of a coefficient, at most four
 * @param yearlyChangeBound the largest change against the last edition, as a share of it, where the region bounds it
 * @param byDisease coefficients of single groups, where the region has them
 * @param baseBonus base and bonus; present where that is the method
 */
public record DerivedCoefficientPolicy(
        Method method,
        int decimals,
        Optional<BigDecimal> yearlyChangeBound,
        Optional<ByDisease> byDisease,
        Optional<BaseBonus> baseBonus) {

    /** How the coefficient that holds for all groups is found. */
    public enum Method {
        /** Mean cost of the hospitals of a level over the mean cost of all. */
        BY_CLASS,
        /** A base by level and bonuses by what the institution does. */
        BASE_BONUS,
        /** Cost of the hospitals of a level over what their cases cost at the groups' mean costs. */
        CASE_MIX_ADJUSTED
    }

    /**
     * Coefficients of single groups.
     *
     * @param minClassCases cases of the group that a level needs over the history
     * @param minDifference the difference between the highest and the lowest coefficient that a group needs, at least
     */
    public record ByDisease(int minClassCases, BigDecimal minDifference) {}

    /**
     * Base and bonus.
     *
     * @param baseByLevel base by hospital level
     * @param baseBySpecialty bases of specialties, instead of that of the level
     * @param steps the bonuses
     * @param gradeByInstitution grade of an institution within its level (甲/乙/丙), where it matters
     * @param specialtyByInstitution specialty of an institution, where it matters
     */
    public record BaseBonus(
            Map<String, BigDecimal> baseByLevel,
            List<SpecialtyBase> baseBySpecialty,
            List<BonusStep> steps,
            Map<String, String> gradeByInstitution,
            Map<String, String> specialtyByInstitution) {
        public BaseBonus {
            baseByLevel = Map.copyOf(baseByLevel);
            baseBySpecialty = List.copyOf(baseBySpecialty);
            steps = List.copyOf(steps);
            gradeByInstitution = Map.copyOf(gradeByInstitution);
            specialtyByInstitution = Map.copyOf(specialtyByInstitution);
        }
    }

    /**
     * The base of a specialty at a level.
     *
     * @param level hospital level
     * @param specialty the specialty
     * @param base the base
     */
    public record SpecialtyBase(String level, String specialty, BigDecimal base) {}

    /** What a bonus is for. */
    public enum Metric {
        /** Average score of grouped cases. */
        CMI,
        /** Share of cases aged six years or less. */
        SHARE_AGE_TO_6,
        /** Share of cases aged seventy years or more. */
        SHARE_AGE_FROM_70,
        /** Share of traditional Chinese medicine in cost. */
        TCM_COST_SHARE
    }

    /** How far an institution is above its reference. */
    public enum Comparison {
        /** Metric / reference - 1. */
        RELATIVE,
        /** Metric - reference. */
        DIFFERENCE
    }

    /**
     * A bonus that grows in steps.
     *
     * @param metric what it is for
     * @param comparison how far an institution is above the reference
     * @param grade the reference is the mean of the institutions of the same level and this grade; of the same level alone
     *     where empty
     * @param fixedReference the reference, where it is a number
     * @param stepSize how far above makes a step
     * @param bonusPerStep the bonus of a whole step
     * @param bonusAbove the bonus of being above the reference at all
     * @param capByLevel the largest bonus by level; a level that is not named has none
     */
    public record BonusStep(
            Metric metric,
            Comparison comparison,
            Optional<String> grade,
            Optional<BigDecimal> fixedReference,
            BigDecimal stepSize,
            BigDecimal bonusPerStep,
            BigDecimal bonusAbove,
            Map<String, BigDecimal> capByLevel) {
        public BonusStep {
            capByLevel = Map.copyOf(capByLevel);
        }
    }
}
