package org.dipper.catalog;

/**
 * One counted group before scoring.
 *
 * @param isCore whether it is a core group; otherwise comprehensive
 * @param diagnosisKey packed subcategory, or category for comprehensive
 * @param procedureKey packed main procedure, 0 for none
 * @param procedureAttribute 1 to 4 for comprehensive, 0 for core
 * @param sums what its cases cost
 */
public record GroupCounts(boolean isCore, int diagnosisKey, long procedureKey, int procedureAttribute, CostSums sums) {}
