package org.dipper.settlement.fund;

/**
 * What an institution earned and spent on its points, for a good-value point value.
 *
 * @param institution institution code, once in a list
 * @param incomeFen income in fen: what the fund and the patients paid
 * @param costFen cost in fen
 * @param scoreUnits points in ten-thousandths
 */
public record HospitalValue(String institution, long incomeFen, long costFen, long scoreUnits) {}
