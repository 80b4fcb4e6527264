/** Regression models of what is expected of a case, fitted by Spark MLlib on cells of equal covariates. */
package org.dipper.risk;
