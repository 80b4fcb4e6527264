package org.dipper.cases;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row an input row that a rejecting rule held back: nothing is lost, and why is written beside it. */
public final class QuarantineTable {
    public static final Field INGEST_ID =
            required("ingest_id", FieldType.STRING, "ingest run", "导入批次").outsideContentHash();
    public static final Field SOURCE_FILE =
            required("source_file", FieldType.STRING, "file", "来源文件").outsideContentHash();
    public static final Field SOURCE_LINE = required("source_line", FieldType.LONG, "line", "行号");
    public static final Field SETTLEMENT_ID = optional("settlement_id", FieldType.STRING, "settlement", "结算ID");
    public static final Field TOTAL_COST_FEN = required(
                    "total_cost_fen", FieldType.FEN, "total cost, 0 where unreadable", "医疗费总额")
            .in("fen");
    public static final Field FAILED_RULES =
            required("failed_rules", FieldType.STRING_ARRAY, "all rules that failed", "未通过规则");
    public static final Field RAW_ROW = required("raw_row", FieldType.STRING, "the row as received", "原始记录");

    public static final TableContract CONTRACT = TableContract.of(
                    "quarantine", "landed", "One row an input row held back by a quality rule.", "隔离记录")
            .key(INGEST_ID, SOURCE_FILE, SOURCE_LINE)
            .fields(INGEST_ID, SOURCE_FILE, SOURCE_LINE, SETTLEMENT_ID, TOTAL_COST_FEN, FAILED_RULES, RAW_ROW)
            .check("has_a_reason", "size(failed_rules) > 0")
            .build();

    private QuarantineTable() {}
}
