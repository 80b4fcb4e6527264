package org.dipper.catalog.coefficient;

/**
 * What coefficients need to know of a group of the edition.
 *
 * @param code the group code
 * @param isConservative whether its cases have no procedure (内科保守治疗)
 * @param meanCostFen its weighted mean cost m in fen
 */
public record ScoredGroup(String code, boolean isConservative, long meanCostFen) {}
