package org.dipper.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * Limits of the rules of supervision that look at behaviour: how cases are admitted, kept, billed and sent away. No text
 * of the nation gives these numbers; each is a default of this tool's domain guide that a region may change.
 *
 * @param leastGroupCases cases that a disease group, or a group at a hospital level, needs before a case is compared with
 *     its mean [default of the guide: 20, the least cell]
 * @param lowStandard low-standard admission (低标入院)
 * @param overLong over-long stay (超长住院)
 * @param abnormalCost abnormal cost (异常高低费用)
 * @param insufficientService insufficient service (医疗服务不足)
 * @param bunching cases crowding at a threshold of payment
 * @param dumping monitors of patient dumping (推诿病人) and shifting of costs (转移医疗费用)
 * @param bulkAdmission persons who come and go together (聚集住院)
 * @param identicalBills identical bills (雷同)
 * @param scores the five scores of violation supervision (违规行为监管辅助目录)
 */
public record BehaviourPolicy(
        int leastGroupCases,
        LowStandard lowStandard,
        OverLong overLong,
        AbnormalCost abnormalCost,
        InsufficientService insufficientService,
        Bunching bunching,
        Dumping dumping,
        BulkAdmission bulkAdmission,
        IdenticalBills identicalBills,
        Scores scores) {

    /** Cost over the group's mean: below 0.3, 0.5, 0.7 scored 1.0, 0.7, 0.3 [default of the guide]. */
    private static final List<Band> COST_BANDS = List.of(band("0.3", "1"), band("0.5", "0.7"), band("0.7", "0.3"));

    /** Stay over the group's mean: above 3, 2, 1.5 scored 1.0, 0.7, 0.3 [default of the guide]. */
    private static final List<Band> STAY_BANDS = List.of(band("3", "1"), band("2", "0.7"), band("1.5", "0.3"));

    /** What holds where a policy says nothing. */
    public static final BehaviourPolicy DEFAULT = new BehaviourPolicy(
            20,
            new LowStandard(
                    3,
                    COST_BANDS,
                    new Weights(
                            decimal("0.32"),
                            decimal("0.44"),
                            decimal("0.06"),
                            decimal("0.06"),
                            decimal("0.06"),
                            decimal("0.06")),
                    true,
                    decimal("0.7"),
                    decimal("0.005"),
                    Set.of(),
                    Set.of(),
                    List.of("T36", "T37", "T38", "T39", "T4", "T5", "T60", "T61", "T62", "T63", "T64", "T65"),
                    new Gate(5, decimal("0.1"), decimal("1.5"))),
            new OverLong(30, 60, 8, STAY_BANDS, decimal("0.7"), 15, new Gate(3, decimal("0.1"), decimal("1.5"))),
            new AbnormalCost(decimal("0.5"), decimal("2"), decimal("3.5"), new Gate(5, decimal("0.2"), decimal("2"))),
            new InsufficientService(
                    decimal("0.7"), decimal("0.7"), 15, true, new Gate(3, decimal("0.05"), decimal("2"))),
            new Bunching(List.of(decimal("0.5"), decimal("1"), decimal("2")), decimal("0.05"), decimal("3"), 20),
            new Dumping(1, decimal("0.7"), decimal("0.9"), decimal("1.1")),
            new BulkAdmission(
                    1,
                    2,
                    3,
                    Set.of(),
                    365,
                    200,
                    2,
                    1_000_000,
                    List.of("O", "P", "Z37", "Z38", "Z49", "Z51"),
                    List.of("39.95", "54.98", "99.25"),
                    8),
            new IdenticalBills(3, 2, 10_000),
            new Scores(COST_BANDS, STAY_BANDS, 31, BigDecimal.ONE, decimal("0.5"), true, decimal("0.05")));

    /**
     * A step of a score.
     *
     * @param limit the ratio that must be passed
     * @param score what passing it scores, from 0 to 1
     */
    public record Band(BigDecimal limit, BigDecimal score) {}

    /**
     * When the flagged cases of an institution in a quarter become a lead: enough of them, and a share that is high in
     * itself or beside the rest of the region.
     *
     * @param leastCases flagged cases of the institution in the quarter, at least
     * @param leastShare share of flagged among evaluable cases that is enough by itself; the guide's is 0.1 for low-standard
     *     admission, the others are chosen alike
     * @param leastTimesRegion how many times the share of all other institutions is enough, too
     */
    public record Gate(int leastCases, BigDecimal leastShare, BigDecimal leastTimesRegion) {}

    /**
     * Low-standard admission: pieces of evidence, each with a weight, summed.
     *
     * @param shortStayDays longest stay that is short where no procedure was done [default of the guide: 2 to 3 days]
     * @param costBands score by cost over the group's mean, lowest limit first [default of the guide]
     * @param weights weight of each piece of evidence [default of the guide's pieces; it gives no weights]
     * @param rescalesUnknown whether evidence that a case cannot tell leaves the sum and the weights of the rest grow to 1;
     *     where not, it counts as absent
     * @param leadFrom score from which a case is flagged [default of the guide: 0.7]
     * @param lowRiskMortality a group in which at most this share of cases died is of low risk [default of this tool]
     * @param lowRiskGroups codes of groups that a local list names as low-risk or basic-level, beside the former
     * @param daySurgeryMedicalTypes medical types of day surgery in local codes, which are taken out; so are cases that were
     *     settled as day surgery
     * @param poisonings prefixes of principal diagnoses that are watched for poisoning, which are taken out
     * @param gate when cases become a lead [default of the guide: 10 % of cases]
     */
    public record LowStandard(
            int shortStayDays,
            List<Band> costBands,
            Weights weights,
            boolean rescalesUnknown,
            BigDecimal leadFrom,
            BigDecimal lowRiskMortality,
            Set<String> lowRiskGroups,
            Set<String> daySurgeryMedicalTypes,
            List<String> poisonings,
            Gate gate) {
        public LowStandard {
            costBands = List.copyOf(costBands);
            lowRiskGroups = Set.copyOf(lowRiskGroups);
            daySurgeryMedicalTypes = Set.copyOf(daySurgeryMedicalTypes);
            poisonings = List.copyOf(poisonings);
        }
    }

    /**
     * Weights of the evidence of a low-standard admission; together 1.
     *
     * @param shortStay a short stay without a procedure
     * @param lowCost a low cost, times the score of its band
     * @param noOperationFee no operation fee
     * @param lowRiskGroup a group of low risk
     * @param noComorbidity a comorbidity index of 0
     * @param noEmergency not admitted by emergency
     */
    public record Weights(
            BigDecimal shortStay,
            BigDecimal lowCost,
            BigDecimal noOperationFee,
            BigDecimal lowRiskGroup,
            BigDecimal noComorbidity,
            BigDecimal noEmergency) {
        /** All weights together. */
        public BigDecimal total() {
            return shortStay
                    .add(lowCost)
                    .add(noOperationFee)
                    .add(lowRiskGroup)
                    .add(noComorbidity)
                    .add(noEmergency);
        }
    }

    /**
     * Over-long stay of cases that are not paid by the day.
     *
     * @param longDays more days than this are long, scored as the middle band [default of the guide: 30]
     * @param veryLongDays more days than this score 1 [default of the guide: 60]
     * @param leastDays a shorter stay is never over-long, however short its group's is [default of this tool]
     * @param stayBands score by stay over the group's mean, highest limit first [default of the guide: 3, 2, 1.5]
     * @param flagFrom score from which a case is flagged
     * @param packageDays stays of exact multiples of this are watched [default of the guide: 15 and 30]
     * @param gate when cases become a lead
     */
    public record OverLong(
            int longDays,
            int veryLongDays,
            int leastDays,
            List<Band> stayBands,
            BigDecimal flagFrom,
            int packageDays,
            Gate gate) {
        public OverLong {
            stayBands = List.copyOf(stayBands);
        }
    }

    /**
     * Abnormal cost.
     *
     * @param lowRatio cost over the level's mean below this is low [default of the guide: 0.5]
     * @param highRatio above this is high [default of the guide: 2.0]
     * @param robustZ distance of the logarithm of cost from its median in robust standard deviations, above which a cost is
     *     abnormal as well [default of this tool: 3.5, the usual limit]
     * @param gate when cases become a lead
     */
    public record AbnormalCost(BigDecimal lowRatio, BigDecimal highRatio, BigDecimal robustZ, Gate gate) {}

    /**
     * Insufficient service: short, cheap, and the person came back or died.
     *
     * @param costBelow cost over mean [default of the guide: 0.7]
     * @param stayBelow stay over mean [default of the guide: 0.7]
     * @param returnDays a return within so many days [default of the guide: 15]
     * @param countsDeath whether death counts beside the return
     * @param gate when cases become a lead
     */
    public record InsufficientService(
            BigDecimal costBelow, BigDecimal stayBelow, int returnDays, boolean countsDeath, Gate gate) {}

    /**
     * Threshold bunching.
     *
     * @param thresholds of cost over standard [default of the guide: 0.5, 1.0, 2.0]
     * @param width of the bands just below and just above, as a part of the threshold [default of the guide: 0.05]
     * @param signalZ a difference from the peers beyond this is a signal [default of the guide: 3]; two decimals at most
     * @param leastCases cases in the two bands, of the institution and of its peers, below which nothing is said
     */
    public record Bunching(List<BigDecimal> thresholds, BigDecimal width, BigDecimal signalZ, int leastCases) {
        public Bunching {
            thresholds = List.copyOf(thresholds);
        }
    }

    /**
     * Monitors of dumping and shifting; they raise no lead.
     *
     * @param arrivalDays a transferred person arrived elsewhere within so many days [default of the guide: 1]
     * @param hazardBefore cost over standard from which the band before the standard begins [default of this tool]
     * @param hazardFrom where that band ends and the one at the standard begins [default of the guide: 0.9]
     * @param hazardTo where that one ends [default of the guide: 1.1]
     */
    public record Dumping(int arrivalDays, BigDecimal hazardBefore, BigDecimal hazardFrom, BigDecimal hazardTo) {}

    /**
     * Persons who come and go together.
     *
     * @param toleranceDays admissions, and discharges, at most so many days apart [default of the guide: 1]
     * @param leastOccasions occasions of two persons, at least [default of the guide: 2]
     * @param leastCyclicOccasions occasions at institutions of cyclic treatment [default of the guide: 3]
     * @param cyclicInstitutions dialysis and oncology hospitals
     * @param windowDays days within which the occasions lie [default of the guide: 365]
     * @param mostPerDay persons admitted in an institution on a day above which only the same department counts
     *     [default of the guide: 200]
     * @param core each person is linked with at least so many others of the set [default of the guide: 2]
     * @param mostLinks linked pairs that one run takes; more is refused
     * @param excludedDiagnoses prefixes of principal diagnoses that are taken out: mother and newborn, dialysis, chemotherapy
     * @param excludedProcedures prefixes of main procedures that are taken out
     * @param leastSameDay persons with one 3-character diagnosis admitted on one day and discharged on one day, at least, to
     *     be a lead by themselves [default of this tool]
     */
    public record BulkAdmission(
            int toleranceDays,
            int leastOccasions,
            int leastCyclicOccasions,
            Set<String> cyclicInstitutions,
            int windowDays,
            int mostPerDay,
            int core,
            int mostLinks,
            List<String> excludedDiagnoses,
            List<String> excludedProcedures,
            int leastSameDay) {
        public BulkAdmission {
            cyclicInstitutions = Set.copyOf(cyclicInstitutions);
            excludedDiagnoses = List.copyOf(excludedDiagnoses);
            excludedProcedures = List.copyOf(excludedProcedures);
        }
    }

    /**
     * Identical bills.
     *
     * @param leastPersons persons with the same bill in an institution, group and month, at least [default of this tool]
     * @param leastKnownParts of five parts of the cost, how many a bill must know to be compared [default of this tool]
     * @param roundFen a total that is a multiple of this is a round sum, which speaks less [default of this tool: 100 yuan]
     */
    public record IdenticalBills(int leastPersons, int leastKnownParts, long roundFen) {}

    /**
     * The five scores.
     *
     * @param costBands low-standard score by cost over the group's mean [default of the guide]
     * @param stayBands over-long score by stay over the group's mean [default of the guide]
     * @param secondAdmissionDays days since the discharge before [default of the guide: 31]
     * @param sameDiagnosis score of a return with the same 3-character diagnosis [default of the guide: 1.0]
     * @param otherDiagnosis score of any other return [default of the guide: 0.5]
     * @param needsSameInstitution whether only a return to the same institution counts
     * @param lowMortality a death scores 1 where the group's mortality in the period is below this [default of the guide:
     *     0.05]
     */
    public record Scores(
            List<Band> costBands,
            List<Band> stayBands,
            int secondAdmissionDays,
            BigDecimal sameDiagnosis,
            BigDecimal otherDiagnosis,
            boolean needsSameInstitution,
            BigDecimal lowMortality) {
        public Scores {
            costBands = List.copyOf(costBands);
            stayBands = List.copyOf(stayBands);
        }
    }

    private static BigDecimal decimal(final String text) {
        return new BigDecimal(text);
    }

    private static Band band(final String limit, final String score) {
        return new Band(decimal(limit), decimal(score));
    }
}
