/** What people decide on a settlement year, read from files: special review, exits, refunds, deductions, assessments, objections. */
package org.dipper.settlement.decision;
