/**
 * Table contracts: name, columns, units, labels and checks of every table. Knows nothing of what the tables mean and, but
 * for {@link org.dipper.table.Columns}, nothing of Spark.
 */
package org.dipper.table;
