package org.dipper.supervision.split;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.supervision.ReadmissionPairTable;
import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row two stays in a row that look like a split admission, those that an exclusion takes out among them. */
public final class SplitAdmissionLinkTable {
    public static final Field PERIOD = ReadmissionPairTable.PERIOD;
    public static final Field INDEX_SETTLEMENT_ID = ReadmissionPairTable.INDEX_SETTLEMENT_ID;
    public static final Field NEXT_SETTLEMENT_ID = ReadmissionPairTable.NEXT_SETTLEMENT_ID;
    public static final Field INDEX_INSTITUTION_CODE = ReadmissionPairTable.INDEX_INSTITUTION_CODE;
    public static final Field NEXT_INSTITUTION_CODE = ReadmissionPairTable.NEXT_INSTITUTION_CODE;
    public static final Field GAP_DAYS = ReadmissionPairTable.GAP_DAYS;

    /** Sub-types that fired, such as {@code B1a+B1g}; those that would have fired where an exclusion stands. */
    public static final Field SUB_TYPES = required("sub_types", FieldType.STRING, "sub-types", "情形");

    /** From 0 to 1. */
    public static final Field WEIGHT = required("weight", FieldType.RATIO, "weight", "权重");

    /** Why the link counts in no chain; null where it counts. */
    public static final Field EXCLUSION = optional("exclusion", FieldType.STRING, "exclusion", "排除原因");

    /** What the source does not say of these stays, separated by semicolons; null for nothing. */
    public static final Field NOT_KNOWN = optional("not_known", FieldType.STRING, "not known", "缺失信息");

    public static final TableContract CONTRACT = TableContract.of(
                    "split_admission_link",
                    "supervision",
                    "One row two stays in a row that look like a split admission, and what speaks against it.",
                    "分解住院疑点环节")
            .key(PERIOD, INDEX_SETTLEMENT_ID, NEXT_SETTLEMENT_ID)
            .fields(
                    PERIOD,
                    INDEX_SETTLEMENT_ID,
                    NEXT_SETTLEMENT_ID,
                    INDEX_INSTITUTION_CODE,
                    NEXT_INSTITUTION_CODE,
                    GAP_DAYS,
                    SUB_TYPES,
                    WEIGHT,
                    EXCLUSION,
                    NOT_KNOWN)
            .build();

    private SplitAdmissionLinkTable() {}
}
