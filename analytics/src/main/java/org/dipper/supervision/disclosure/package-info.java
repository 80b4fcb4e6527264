/**
 * What may leave the warehouse of indicator values: which rows stand on few cases, and which others must be hidden with
 * them so that no hidden number follows from the totals.
 */
package org.dipper.supervision.disclosure;
