package org.dipper.settlement.reference;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The decisions of a year that are in force.
 *
 * @param reviews special reviews by settlement id
 * @param withdrawn settlement ids that a refund or an exit names
 * @param audits audit deductions
 * @param assessments assessments by institution
 * @param otherPayments payments other than by case
 */
public record ReferenceDecisions(
        Map<String, Review> reviews,
        Set<String> withdrawn,
        List<Audit> audits,
        Map<String, Assessment> assessments,
        List<OtherPayment> otherPayments) {
    /** Nothing decided. */
    public static final ReferenceDecisions NONE =
            new ReferenceDecisions(Map.of(), Set.of(), List.of(), Map.of(), List.of());

    public ReferenceDecisions {
        reviews = Map.copyOf(reviews);
        withdrawn = Set.copyOf(withdrawn);
        audits = List.copyOf(audits);
        assessments = Map.copyOf(assessments);
        otherPayments = List.copyOf(otherPayments);
    }

    /**
     * A special review.
     *
     * @param isApproved its outcome
     * @param points the decided points; empty where the case is paid item by item
     */
    public record Review(boolean isApproved, Optional<BigDecimal> points) {}

    /**
     * An audit deduction.
     *
     * @param place where
     * @param month the month that withholds it, 1 to 12; 0 where only the clearing does
     * @param amountFen how much
     */
    public record Audit(Place place, int month, long amountFen) {}

    /**
     * An assessment.
     *
     * @param score the score, if given
     * @param coefficient the coefficient, if given; it comes before the score's
     */
    public record Assessment(Optional<BigDecimal> score, Optional<BigDecimal> coefficient) {}

    /** What a payment pays for. */
    public enum PaymentKind {
        ITEM,
        SINGLE_DISEASE,
        OUTPATIENT_GROUP,
        CAPITATION,
        COMMUNITY
    }

    /**
     * A payment other than by case.
     *
     * @param place who gets it, from which pool
     * @param kind what for
     * @param name its name, one of its kind at a place
     * @param amountFen the amount of one
     * @param quantity how many
     * @param riskAdjustment capitation: added to 1; else 0
     */
    public record OtherPayment(
            Place place, PaymentKind kind, String name, long amountFen, long quantity, BigDecimal riskAdjustment) {}
}
