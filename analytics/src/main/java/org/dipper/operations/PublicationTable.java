package org.dipper.operations;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row a publication: the one commit that makes a set of table versions current for a subject such as {@code catalog:2011}. The row with the highest sequence of a subject is in force. */
public final class PublicationTable {
    public static final Field SEQUENCE =
            required("sequence", FieldType.LONG, "order of publications", "序号").outsideContentHash();
    public static final Field SUBJECT =
            required("subject", FieldType.STRING, "what is published, such as catalog:2011", "发布对象");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    public static final Field STATE = required("state", FieldType.STRING, "state", "状态");
    public static final Field TABLE_VERSIONS = required(
                    "table_versions", FieldType.STRING, "tables and Delta versions as json", "表版本")
            .outsideContentHash();
    public static final Field CONTENT_HASH =
            required("content_hash", FieldType.STRING, "content hash of the tables", "内容指纹");
    public static final Field RUN_ID =
            required("run_id", FieldType.STRING, "run", "运行编号").outsideContentHash();
    public static final Field RECORDED_AT =
            required("recorded_at", FieldType.TIMESTAMP, "when", "时间").outsideContentHash();
    public static final Field RECORDED_BY =
            required("recorded_by", FieldType.STRING, "who", "操作人").outsideContentHash();
    public static final Field ANSWER = optional("answer", FieldType.STRING, "answer of the run as json", "运行结果")
            .outsideContentHash();
    public static final Field REASON = optional("reason", FieldType.STRING, "why a revision was made", "修订原因")
            .outsideContentHash();

    public static final TableContract CONTRACT = TableContract.of(
                    "publication", "operations", "One row a set of table versions made current for a subject.", "发布记录")
            .key(SEQUENCE)
            .fields(
                    SEQUENCE,
                    SUBJECT,
                    REVISION,
                    STATE,
                    TABLE_VERSIONS,
                    CONTENT_HASH,
                    RUN_ID,
                    RECORDED_AT,
                    RECORDED_BY,
                    REASON,
                    ANSWER)
            .check("state_known", "state IN ('draft', 'published')")
            .build();

    private PublicationTable() {}
}
