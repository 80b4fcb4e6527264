/** The index of all table contracts. */
package org.dipper;
