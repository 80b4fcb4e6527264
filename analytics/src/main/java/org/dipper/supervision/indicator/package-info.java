/**
 * The registry of indicators and how their values come about: ratios of sums over supervised cases, all in one pass, and a
 * few small classes for what is no ratio. What an indicator is stands apart from Spark, so that a question about it needs
 * none.
 */
package org.dipper.supervision.indicator;
