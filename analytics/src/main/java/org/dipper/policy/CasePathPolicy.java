package org.dipper.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The cases that leave the way of the group. A case takes exactly one path; the first that fits, in the order withdrawn,
 * special review, bed-day, TCM, ungrouped, incomplete stay, day surgery, basic level, group.
 *
 * @param specialReview quota and pay of special review (特例单议)
 * @param bedDays bed-day rules (床日), the first that fits counts
 * @param tcm TCM advantage diseases (中医优势病种), the first that fits counts
 * @param incompleteStay what a transferred or broken-off stay scores
 * @param daySurgery day surgery (日间手术)
 * @param basicLevelCoefficientOfLevel the hospital level whose coefficient basic-level diseases take; none: they take 1
 * @param bonuses extra scores, such as for new technology (新技术加成)
 */
public record CasePathPolicy(
        SpecialReview specialReview,
        List<BedDay> bedDays,
        List<Tcm> tcm,
        Optional<IncompleteStay> incompleteStay,
        Optional<DaySurgery> daySurgery,
        Optional<String> basicLevelCoefficientOfLevel,
        List<Bonus> bonuses) {
    /** The national quota: 5 per mille of the region's DIP discharges. */
    public static final BigDecimal NATIONAL_QUOTA_PER_MILLE = BigDecimal.valueOf(5);

    /** No case leaves the way of the group but by a decision within the national quota. */
    public static final CasePathPolicy NONE = new CasePathPolicy(
            new SpecialReview(NATIONAL_QUOTA_PER_MILLE, BigDecimal.ONE),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    public CasePathPolicy {
        bedDays = List.copyOf(bedDays);
        tcm = List.copyOf(tcm);
        bonuses = List.copyOf(bonuses);
    }

    /**
     * Special review.
     *
     * @param quotaPerMille most approved cases per 1000 of the region's DIP discharges
     * @param itemisedFactor share of its cost that an approved case is paid item by item, at most 1
     */
    public record SpecialReview(BigDecimal quotaPerMille, BigDecimal itemisedFactor) {}

    /**
     * What a rule asks of a case; an empty set asks nothing.
     *
     * @param medicalTypes medical types, such as 2105
     * @param diagnoses prefixes of the principal diagnosis
     * @param departments prefixes of the discharge department
     */
    public record Condition(Set<String> medicalTypes, Set<String> diagnoses, Set<String> departments) {
        public Condition {
            medicalTypes = Set.copyOf(medicalTypes);
            diagnoses = Set.copyOf(diagnoses);
            departments = Set.copyOf(departments);
        }
    }

    /**
     * A bed-day rule.
     *
     * @param name what people call it, such as psychiatric
     * @param condition the cases it takes
     * @param acuteDays days at the start that the group pays; 0 for none
     * @param isInPoints whether rates are points rather than yuan
     * @param phases by day of stay, in order; the last has no end
     */
    public record BedDay(String name, Condition condition, int acuteDays, boolean isInPoints, List<Phase> phases) {
        public BedDay {
            phases = List.copyOf(phases);
        }
    }

    /**
     * A run of days with one rate.
     *
     * @param upToDay last day of stay of the phase; {@link Integer#MAX_VALUE} in the last phase
     * @param byLevel yuan or points per day by hospital level
     * @param otherwise yuan or points per day at other levels
     */
    public record Phase(int upToDay, Map<String, BigDecimal> byLevel, BigDecimal otherwise) {
        public Phase {
            byLevel = Map.copyOf(byLevel);
        }

        /** The rate of a day at a hospital level. */
        public BigDecimal rate(final String level) {
            return byLevel.getOrDefault(level, otherwise);
        }
    }

    /**
     * A TCM advantage disease.
     *
     * @param name what people call it
     * @param condition the cases it takes
     * @param score their score
     */
    public record Tcm(String name, Condition condition, BigDecimal score) {}

    /**
     * Transferred and broken-off stays.
     *
     * @param dischargeWays discharge ways, such as 2 and 3 for a transfer
     * @param mode what such a stay scores
     * @param fullDays days of a whole stay, for {@link IncompleteMode#BY_DAYS}
     */
    public record IncompleteStay(Set<String> dischargeWays, IncompleteMode mode, int fullDays) {
        public IncompleteStay {
            dischargeWays = Set.copyOf(dischargeWays);
        }
    }

    /** What an incomplete stay scores. */
    public enum IncompleteMode {
        /** As any other case: both hospitals are paid. */
        NORMAL,
        /** Its share by cost, at most the whole score. */
        BY_COST,
        /** Its share by days, at most the whole score. */
        BY_DAYS
    }

    /**
     * Day surgery, paid by group.
     *
     * @param medicalTypes medical types, such as 28
     * @param factor factor on the normal score
     */
    public record DaySurgery(Set<String> medicalTypes, BigDecimal factor) {
        public DaySurgery {
            medicalTypes = Set.copyOf(medicalTypes);
        }
    }

    /**
     * An extra score.
     *
     * @param name what people call it
     * @param procedures a case with any of them gets it
     * @param score the extra score
     */
    public record Bonus(String name, Set<String> procedures, BigDecimal score) {
        public Bonus {
            procedures = Set.copyOf(procedures);
        }
    }
}
