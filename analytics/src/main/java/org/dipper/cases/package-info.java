/** The settled case: its contract, cleaning, quality rules and the quarantine split. Knows nothing of catalogs or money rules. */
package org.dipper.cases;
