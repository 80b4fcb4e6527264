package org.dipper.supervision.disclosure;

/**
 * A cell that is the sum of others.
 *
 * @param whole the place of the sum in the list of cells
 * @param parts the places of what it sums
 */
record Total(int whole, int[] parts) {}
