package org.dipper.catalog.coefficient;

/**
 * What the cases of a group at the hospitals of a level cost in a year of the history.
 *
 * @param groupCode the disease group; {@code -} for cases in none
 * @param level hospital level
 * @param year discharge year
 * @param cases cases
 * @param costFen total cost in fen
 */
public record ClassSum(String groupCode, String level, int year, long cases, long costFen) {}
