package org.dipper.benchmark.truth;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well a rule does in one order. Numbers that cannot be told are not a number.
 *
 * @param rule the rule
 * @param kinds what it looks for
 * @param order how its leads were ordered
 * @param isOrdered whether any lead tells what it is ordered by; otherwise all leads are equal
 * @param planted cases of the period with one of the kinds
 * @param leads its leads
 * @param cases its cases, each counted once
 * @param topPrecision planted among the first cases, in parts of those; the first one in a hundred of all cases of the period
 * @param topRecall the same in parts of all planted
 * @param recall planted among all its cases, in parts of all planted
 * @param anyPrecision as {@code topPrecision}, where any planted kind counts
 * @param leadPrecision precision among the first leads, by how many
 * @param falseLeads leads about clean institutions, per hundred months of clean institutions
 * @param firstFalseLeads the same among the first {@link RuleScores#MOST_REVIEWED} leads
 * @param institutionPrecision precision among the first institutions, by how many
 */
public record RuleScore(
        String rule,
        Set<String> kinds,
        Order order,
        boolean isOrdered,
        long planted,
        int leads,
        int cases,
        double topPrecision,
        double topRecall,
        double recall,
        double anyPrecision,
        Map<Integer, Double> leadPrecision,
        double falseLeads,
        double firstFalseLeads,
        Map<Integer, Double> institutionPrecision) {

    /** How leads, cases and institutions are ordered. */
    public enum Order {
        /** By the strength of the evidence; institutions by the part of their cases that stand in leads. */
        RAW,
        /** By priority; institutions by the sum of it. */
        FAIR
    }

    public RuleScore {
        kinds = Set.copyOf(kinds);
        leadPrecision = Map.copyOf(leadPrecision);
        institutionPrecision = Map.copyOf(institutionPrecision);
    }

    /** Both orders of every score, the raw one first. */
    static List<Order> orders() {
        return List.of(Order.values());
    }
}
