/** The money of an insurance pool for a year: its fund, its point value and the total it pays. Plain whole numbers, no Spark. */
package org.dipper.settlement.fund;
