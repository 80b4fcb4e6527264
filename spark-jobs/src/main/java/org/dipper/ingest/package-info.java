/** Readers of source files: every row with its file, line and raw text. Knows nothing of what the cells mean. */
package org.dipper.ingest;
