/** Reports: one self-contained HTML page each, from published tables, readable on screen, on paper and by a screen reader. */
package org.dipper.shell.report;
