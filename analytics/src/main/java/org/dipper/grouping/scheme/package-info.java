/** The grouping scheme as data: its rows, what they ask of a case, and the files they are read from. Plain Java. */
package org.dipper.grouping.scheme;
