/**
 * The money of months, of the year's clearing, of county communities, of other payments and of working capital, in whole fen
 * and without Spark. Takes sums of institutions and the policy of the year.
 */
package org.dipper.settlement.clearing;
