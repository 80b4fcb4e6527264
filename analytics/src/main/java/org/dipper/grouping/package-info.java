/** Case to disease group, in ordered layers, with the reason. Takes cases and an edition; knows nothing of money. */
package org.dipper.grouping;
