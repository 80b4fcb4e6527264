package org.dipper.policy;

import java.util.List;
import java.util.Set;

/**
 * What the unplanned readmission rates take for a planned return, a transfer and an index stay. The rates of all returns
 * look at none of it.
 *
 * @param plannedRules kinds of planned returns; the first that fits is stored
 * @param plannedFlagDays a return within these days of a stay that recorded a plan to return is planned
 * @param transferGapDays a stay in another institution that begins within these days continues the stay before
 * @param orderedTransferGapDays the same where the stay before ended by transfer on order (discharge way 2)
 * @param indexWashoutDays a stay that begins within these days of the stay before it is no index stay; 0 for none
 * @param countsUnplannedAfterPlanned whether an unplanned return counts that follows a planned one inside the window
 * @param bedDayMedicalTypes medical types of bed-day stays, which are no index stays
 * @param indexExcludedRules planned rules whose stays are no index stays themselves
 * @param requiresFollowUp whether an index stay needs the longest window inside the data of its institution
 */
public record ReadmissionPolicy(
        List<PlannedReturnRule> plannedRules,
        int plannedFlagDays,
        int transferGapDays,
        int orderedTransferGapDays,
        int indexWashoutDays,
        boolean countsUnplannedAfterPlanned,
        Set<String> bedDayMedicalTypes,
        Set<String> indexExcludedRules,
        boolean requiresFollowUp) {
    /** The values of the guide: defaults of this tool, no national policy. */
    public static final ReadmissionPolicy DEFAULT = new ReadmissionPolicy(
            PlannedReturnRule.DEFAULTS,
            31,
            1,
            3,
            0,
            false,
            Set.of("2105"),
            Set.of(PlannedReturnRule.TUMOUR_TREATMENT),
            true);

    public ReadmissionPolicy {
        plannedRules = List.copyOf(plannedRules);
        bedDayMedicalTypes = Set.copyOf(bedDayMedicalTypes);
        indexExcludedRules = Set.copyOf(indexExcludedRules);
    }
}
