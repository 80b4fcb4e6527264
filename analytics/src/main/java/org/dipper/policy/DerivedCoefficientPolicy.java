package org.dipper.policy;

/** Institution coefficients (医疗机构调节系数) measured from the history of a catalog. */
public record DerivedCoefficientPolicy() {}
