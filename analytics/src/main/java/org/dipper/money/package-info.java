/** Fen and the one apportionment routine (largest remainder). No Spark. */
package org.dipper.money;
