/** The Delta warehouse: tables made from contracts, one writer at a time, and the one commit that publishes. */
package org.dipper.warehouse;
