package org.dipper.warehouse;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Computes rows once for the several steps that read them. */
@FunctionalInterface
public interface Keeper {
    /**
     * Computes the rows now and keeps them as long as the run lasts.
     *
     * @param name a name that no other rows of the run have
     * @return the same rows in any order; every column may be nullable
     */
    Dataset<Row> keep(String name, Dataset<Row> rows);
}
