/**
 * The review of leads: first and second review, appeal, verification, handling. Each step is an event that stays; the state
 * of a lead is that of its last event.
 */
package org.dipper.supervision.review;
