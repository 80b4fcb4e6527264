package org.dipper.supervision.assessment;

import java.time.LocalDate;

/**
 * An event in a subject's ledger of violations and repairs.
 *
 * @param kind its kind, as the scheme names it
 * @param day the day it was found or repaired
 * @param count how many of it
 * @param monthsAgo whole calendar months between its month and the last month of the period
 * @param evidence file and line
 */
public record LedgerEvent(String kind, LocalDate day, long count, int monthsAgo, String evidence) {}
