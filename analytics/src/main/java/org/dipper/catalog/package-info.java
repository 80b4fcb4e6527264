/** Catalog derivation: counting, thresholds, convergence, weights and homogeneity. Takes settled cases and yields an edition's groups with their scores. */
package org.dipper.catalog;
