package org.dipper.operations;

import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row a policy that a run went by: its text as it was then, so that the run can be repeated by it. */
public final class PolicyTextTable {
    public static final Field POLICY_HASH = required("policy_hash", FieldType.STRING, "policy hash", "政策指纹");
    public static final Field REGION = required("region", FieldType.STRING, "region", "统筹区");
    public static final Field YEAR = required("year", FieldType.INT, "settlement year", "清算年度");
    public static final Field TEXT = required("text", FieldType.STRING, "text of the policy file", "政策文本");
    public static final Field RECORDED_AT =
            required("recorded_at", FieldType.TIMESTAMP, "when", "时间").outsideContentHash();

    public static final TableContract CONTRACT = TableContract.of(
                    "policy_text", "operations", "One row a policy that a run went by.", "政策存档")
            .key(POLICY_HASH)
            .fields(POLICY_HASH, REGION, YEAR, TEXT, RECORDED_AT)
            .build();

    private PolicyTextTable() {}
}
