/** Auxiliary typing (辅助分型): the subtypes of a case, the gate that opens a subtype of a group, and the one subtype that corrects a score. */
package org.dipper.catalog.auxiliary;
