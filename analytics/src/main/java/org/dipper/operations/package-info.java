/** Contracts of the warehouse's own books: runs and publications. No domain rules. */
package org.dipper.operations;
