package org.dipper.cases;

import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row a quality rule of an ingest: how many rows it hit, for how much, or why it could not be evaluated. */
public final class QualityFindingTable {
    public static final Field INGEST_ID =
            required("ingest_id", FieldType.STRING, "ingest run", "导入批次").outsideContentHash();
    public static final Field RULE = required("rule", FieldType.STRING, "rule", "规则");
    public static final Field DIMENSION = required("dimension", FieldType.STRING, "dimension", "维度");
    public static final Field SEVERITY = required("severity", FieldType.STRING, "severity", "级别");
    public static final Field STATE = required("state", FieldType.STRING, "state", "状态");
    public static final Field REASON = required("reason", FieldType.STRING, "check", "说明");
    public static final Field HIT_ROWS = required("hit_rows", FieldType.LONG, "rows hit", "命中行数");
    public static final Field HIT_FEN =
            required("hit_fen", FieldType.FEN, "cost of the rows hit", "命中金额").in("fen");

    public static final TableContract CONTRACT = TableContract.of(
                    "quality_finding", "landed", "One row a quality rule of an ingest.", "质控结果")
            .key(INGEST_ID, RULE)
            .fields(INGEST_ID, RULE, DIMENSION, SEVERITY, STATE, REASON, HIT_ROWS, HIT_FEN)
            .check("state_known", "state IN ('evaluated', 'not_evaluable')")
            .check("severity_known", "severity IN ('reject', 'warn')")
            .build();

    private QualityFindingTable() {}
}
