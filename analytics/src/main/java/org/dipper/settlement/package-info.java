/** Case score, institution coefficient, point value and the annual payment to the fen. Takes grouped cases and the policy of a year. */
package org.dipper.settlement;
