/**
 * The small language of ratio indicators: columns of the supervised case, numbers, texts, + - *, comparisons and logic. It
 * is read and checked without Spark; nothing outside the allow-list can be said in it.
 */
package org.dipper.supervision.indicator.expression;
