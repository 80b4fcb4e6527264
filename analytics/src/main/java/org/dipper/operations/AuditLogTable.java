package org.dipper.operations;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row an action on settlements: each entry holds the hash of the one before, so none can be changed or taken out unseen. */
public final class AuditLogTable {
    public static final Field SEQUENCE = required("sequence", FieldType.LONG, "order of entries, from 1", "序号");
    public static final Field RECORDED_AT = required("recorded_at", FieldType.TIMESTAMP, "when", "时间");
    public static final Field RECORDED_BY = required("recorded_by", FieldType.STRING, "who", "操作人");
    public static final Field ACTION = required("action", FieldType.STRING, "action", "操作");
    public static final Field SUBJECT = required("subject", FieldType.STRING, "what it was done to", "操作对象");
    public static final Field REVISION = required("revision", FieldType.INT, "revision", "修订号");
    public static final Field PUBLICATION_SEQUENCE =
            required("publication_sequence", FieldType.LONG, "publication that it tells of", "发布序号");
    public static final Field DETAIL = optional("detail", FieldType.STRING, "detail as json", "明细");
    public static final Field CONTENT_HASH =
            required("content_hash", FieldType.STRING, "content hash of the publication", "内容指纹");
    public static final Field PREVIOUS_HASH =
            required("previous_hash", FieldType.STRING, "hash of the entry before", "上条指纹");
    public static final Field ENTRY_HASH = required("entry_hash", FieldType.STRING, "hash of this entry", "本条指纹");

    public static final TableContract CONTRACT = TableContract.of(
                    "audit_log", "operations", "One row an action on settlements, chained by hashes.", "审计日志")
            .key(SEQUENCE)
            .fields(
                    SEQUENCE,
                    RECORDED_AT,
                    RECORDED_BY,
                    ACTION,
                    SUBJECT,
                    REVISION,
                    PUBLICATION_SEQUENCE,
                    DETAIL,
                    CONTENT_HASH,
                    PREVIOUS_HASH,
                    ENTRY_HASH)
            .build();

    private AuditLogTable() {}
}
