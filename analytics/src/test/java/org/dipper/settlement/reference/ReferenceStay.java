package org.dipper.settlement.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What the rules of a settlement year ask of a stay. Group, score, auxiliary coefficient and level mean come with it: how
 * they are found is checked elsewhere. Texts that are absent are empty.
 *
 * @param id settlement id
 * @param institution institution code
 * @param level hospital level
 * @param insurancePool insurance pool as billed
 * @param insuredArea insured area
 * @param medicalType medical type
 * @param department discharge department
 * @param dischargeWay discharge way
 * @param admission admission
 * @param discharge discharge
 * @param stayDays days of stay, at least 1
 * @param costFen total cost
 * @param bookedFen what the fund booked
 * @param diagnosis principal diagnosis
 * @param mainProcedure main procedure
 * @param otherProcedures other procedures
 * @param group group code, empty where ungrouped
 * @param rw the group's score; 0 where ungrouped
 * @param auxiliary auxiliary coefficient; 1 where no subtype fits
 * @param levelMeanFen mean cost of group and level in the last year of history, else of the group; 0 where ungrouped
 */
public record ReferenceStay(
        String id,
        String institution,
        String level,
        String insurancePool,
        String insuredArea,
        String medicalType,
        String department,
        String dischargeWay,
        LocalDate admission,
        LocalDate discharge,
        int stayDays,
        long costFen,
        long bookedFen,
        String diagnosis,
        String mainProcedure,
        List<String> otherProcedures,
        String group,
        BigDecimal rw,
        BigDecimal auxiliary,
        long levelMeanFen) {
    public ReferenceStay {
        otherProcedures = List.copyOf(otherProcedures);
    }

    /** The month of discharge, 1 to 12. */
    public int month() {
        return discharge.getMonthValue();
    }

    /** Whether the stay has a group. */
    public boolean isGrouped() {
        return !group.isEmpty();
    }

    /** The same stay with other money. */
    public ReferenceStay costing(final long newCostFen, final long newBookedFen) {
        return with(newCostFen, newBookedFen, levelMeanFen);
    }

    /** The same stay where everything costs that many times as much. */
    public ReferenceStay dearer(final long times) {
        return with(costFen * times, bookedFen * times, levelMeanFen * times);
    }

    private ReferenceStay with(final long newCostFen, final long newBookedFen, final long newLevelMeanFen) {
        return new ReferenceStay(
                id,
                institution,
                level,
                insurancePool,
                insuredArea,
                medicalType,
                department,
                dischargeWay,
                admission,
                discharge,
                stayDays,
                newCostFen,
                newBookedFen,
                diagnosis,
                mainProcedure,
                otherProcedures,
                group,
                rw,
                auxiliary,
                newLevelMeanFen);
    }
}
