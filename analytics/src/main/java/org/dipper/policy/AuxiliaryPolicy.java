package org.dipper.policy;

/** Auxiliary typing (辅助分型): gates and triggers of the auxiliary catalogs. */
public record AuxiliaryPolicy() {}
