/** The warehouse's own books: runs, publications, kept policies, the audit log and its chain. No domain rules. */
package org.dipper.operations;
