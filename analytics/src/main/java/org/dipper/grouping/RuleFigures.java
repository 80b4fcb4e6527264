package org.dipper.grouping;

import java.io.Serializable;

/**
 * What an edition says about the group of a scheme row; tie-breakers by cost or score look at it.
 *
 * @param meanCostFen the group's mean cost in fen
 * @param scoreUnits the group's score in ten-thousandths
 */
public record RuleFigures(long meanCostFen, long scoreUnits) implements Serializable {}
