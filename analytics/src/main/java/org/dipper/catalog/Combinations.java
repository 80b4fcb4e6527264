package org.dipper.catalog;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Gives each case its combination (诊断与手术操作组合): what is counted when a catalog is derived and what is looked up when a
 * case is grouped. It depends on the case, the national scheme, the code tables and the policy, never on an edition, so
 * history and current cases go the same way.
 */
public interface Combinations {
    /** Sequence of the row of the national scheme that the case falls under; 0 for none, -1 where it may not be grouped. */
    String SCHEME_RULE = "scheme_rule";
    /** The packed subcategory of the principal diagnosis. */
    String DIAGNOSIS_KEY = "combination_diagnosis_key";
    /** The main procedure after the choice that the policy asks for, packed; 0 for none. */
    String PROCEDURE_KEY = "combination_procedure_key";
    /** Attribute of that procedure: 1 to 4. */
    String ATTRIBUTE = "combination_attribute";
    /** Related procedures, sorted and joined by {@code +}; empty for none or where they do not count. */
    String RELATED = "related_procedures";

    /** The cases with the columns above. */
    Dataset<Row> apply(Dataset<Row> cases);

    /** Whether there is neither scheme nor related procedure: then diagnosis and procedure alone tell a group. */
    boolean isBasic();
}
