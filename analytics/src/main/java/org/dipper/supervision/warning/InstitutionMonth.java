package org.dipper.supervision.warning;

/**
 * What the discharges of an institution in a month sum to. Amounts that a case may lack come with what they are over.
 *
 * @param institution the institution
 * @param level its hospital level
 * @param month the month of discharge, yyyymm
 * @param cases cases
 * @param costFen total cost
 * @param fundFen booked fund
 * @param stayDays days of stay
 * @param drugFen drug cost of the cases that carry one
 * @param drugCases those cases
 * @param consumableFen cost of consumables of the cases that carry one
 * @param consumableCases those cases
 * @param personFen what persons paid, of the cases that tell it
 * @param personCostFen total cost of those cases
 */
public record InstitutionMonth(
        String institution,
        String level,
        int month,
        long cases,
        long costFen,
        long fundFen,
        long stayDays,
        long drugFen,
        long drugCases,
        long consumableFen,
        long consumableCases,
        long personFen,
        long personCostFen) {}
