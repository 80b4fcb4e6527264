package org.dipper.operations;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row a change of state of a run: started, done, refused or failed. The latest row of a run tells its state. */
public final class RunLedgerTable {
    public static final Field RUN_ID =
            required("run_id", FieldType.STRING, "run", "运行编号").outsideContentHash();
    public static final Field RUN_KEY =
            required("run_key", FieldType.STRING, "run key", "运行指纹").outsideContentHash();
    public static final Field JOB = required("job", FieldType.STRING, "job", "作业");
    public static final Field STATE = required("state", FieldType.STRING, "state", "状态");
    public static final Field RECORDED_AT =
            required("recorded_at", FieldType.TIMESTAMP, "when", "时间").outsideContentHash();
    public static final Field OPTIONS =
            required("options", FieldType.STRING, "options", "参数").outsideContentHash();
    public static final Field POLICY_HASH = optional("policy_hash", FieldType.STRING, "policy hash", "政策指纹");
    public static final Field INPUT_VERSIONS =
            required("input_versions", FieldType.STRING, "inputs", "输入版本").outsideContentHash();
    public static final Field OUTPUT_VERSIONS =
            optional("output_versions", FieldType.STRING, "outputs", "输出版本").outsideContentHash();
    public static final Field CONTENT_HASH =
            optional("content_hash", FieldType.STRING, "content hash of the outputs", "内容指纹");
    public static final Field CODE_VERSION =
            required("code_version", FieldType.STRING, "code version", "程序版本").outsideContentHash();
    public static final Field SECONDS =
            optional("seconds", FieldType.LONG, "seconds", "耗时(秒)").in("s").outsideContentHash();
    public static final Field MESSAGE =
            optional("message", FieldType.STRING, "result or reason", "结果").outsideContentHash();

    public static final TableContract CONTRACT = TableContract.of(
                    "run_ledger", "operations", "One row a change of state of a run.", "运行台账")
            .key(RUN_ID, STATE)
            .fields(
                    RUN_ID,
                    RUN_KEY,
                    JOB,
                    STATE,
                    RECORDED_AT,
                    OPTIONS,
                    POLICY_HASH,
                    INPUT_VERSIONS,
                    OUTPUT_VERSIONS,
                    CONTENT_HASH,
                    CODE_VERSION,
                    SECONDS,
                    MESSAGE)
            .build();

    private RunLedgerTable() {}
}
