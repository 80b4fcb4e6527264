package org.dipper.supervision.review;

/**
 * A step to record.
 *
 * @param line the line of the file it stands in, from 1; 0 for a step given by options
 * @param act what was done
 */
public record ReviewLine(int line, ReviewAct act) {}
