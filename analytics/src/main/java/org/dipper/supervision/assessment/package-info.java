/**
 * Assessment of communities and institutions: a scheme file turns measured values into item scores, a total, a grade and what
 * the grade does to money. Plain Java; tables are its ends.
 */
package org.dipper.supervision.assessment;
