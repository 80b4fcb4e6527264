/** The states that a settlement period goes through, and the steps between them. */
package org.dipper.settlement.workflow;
