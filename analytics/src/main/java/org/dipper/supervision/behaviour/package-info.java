/**
 * Rules and monitors of behaviour: how persons are admitted, kept, billed and sent away. Everything here is a lead or a
 * number to look at, never a verdict.
 */
package org.dipper.supervision.behaviour;
