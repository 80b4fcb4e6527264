/**
 * Statistics that compare institutions fairly: expected values, funnel, shrinkage, false-discovery control, cumulative sums
 * and a ranking by probability times fund. The figures are probabilities of a difference, never findings against anybody.
 */
package org.dipper.supervision.fair;
