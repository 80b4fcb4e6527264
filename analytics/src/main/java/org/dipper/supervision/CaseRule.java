package org.dipper.supervision;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A rule of supervision that looks at cases and says which of them stand together in a lead, and why. */
public interface CaseRule {
    /** What the rule is. */
    LeadRule definition();

    /**
     * The cases that the rule flags.
     *
     * @param cases rows of {@link SupervisedCaseTable}; a column without values makes a rule that needs it find nothing,
     *     and its definition says that it was not evaluable
     * @return rows of {@link FlaggedCaseTable}
     */
    Dataset<Row> apply(Dataset<Row> cases);
}
