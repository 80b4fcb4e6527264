package org.dipper.cases;

import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row an ingest: the counts that add up, read = accepted + quarantined + duplicates + filtered, in rows and fen. */
public final class IngestTable {
    public static final Field INGEST_ID =
            required("ingest_id", FieldType.STRING, "ingest run", "导入批次").outsideContentHash();
    public static final Field SOURCE =
            required("source", FieldType.STRING, "source", "来源").outsideContentHash();
    public static final Field MAPPING = required("mapping", FieldType.STRING, "mapping", "映射文件");
    public static final Field FILES = required("files", FieldType.LONG, "files", "文件数");
    public static final Field READ = required("read", FieldType.LONG, "read", "读入");
    public static final Field ACCEPTED = required("accepted", FieldType.LONG, "accepted", "接收");
    public static final Field QUARANTINED = required("quarantined", FieldType.LONG, "quarantined", "隔离");
    public static final Field DUPLICATES = required("duplicates", FieldType.LONG, "exact duplicates", "重复");
    public static final Field FILTERED = required("filtered", FieldType.LONG, "filtered by the mapping", "映射过滤");
    public static final Field READ_FEN =
            required("read_fen", FieldType.FEN, "read", "读入金额").in("fen");
    public static final Field ACCEPTED_FEN =
            required("accepted_fen", FieldType.FEN, "accepted", "接收金额").in("fen");
    public static final Field QUARANTINED_FEN =
            required("quarantined_fen", FieldType.FEN, "quarantined", "隔离金额").in("fen");
    public static final Field DUPLICATES_FEN = required("duplicates_fen", FieldType.FEN, "exact duplicates", "重复金额")
            .in("fen");
    public static final Field FILTERED_FEN =
            required("filtered_fen", FieldType.FEN, "filtered", "过滤金额").in("fen");

    public static final TableContract CONTRACT = TableContract.of(
                    "ingest", "landed", "One row an ingest, with counts that add up.", "导入对账")
            .key(INGEST_ID)
            .fields(
                    INGEST_ID,
                    SOURCE,
                    MAPPING,
                    FILES,
                    READ,
                    ACCEPTED,
                    QUARANTINED,
                    DUPLICATES,
                    FILTERED,
                    READ_FEN,
                    ACCEPTED_FEN,
                    QUARANTINED_FEN,
                    DUPLICATES_FEN,
                    FILTERED_FEN)
            .check("rows_add_up", "`read` = accepted + quarantined + duplicates + filtered")
            .check("fen_add_up", "read_fen = accepted_fen + quarantined_fen + duplicates_fen + filtered_fen")
            .build();

    private IngestTable() {}
}
