package org.dipper.supervision;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row a stay and the next stay of the same person, overlaps flagged and kept. Every readmission rate is a filter over this table. */
public final class ReadmissionPairTable {
    public static final Field PERIOD = required("period", FieldType.STRING, "period", "期间");
    public static final Field INDEX_SETTLEMENT_ID =
            required("index_settlement_id", FieldType.STRING, "index stay", "前次结算ID");
    public static final Field NEXT_SETTLEMENT_ID =
            required("next_settlement_id", FieldType.STRING, "next stay", "后次结算ID");
    public static final Field INDEX_INSTITUTION_CODE =
            required("index_institution_code", FieldType.STRING, "institution of the index stay", "前次机构");
    public static final Field NEXT_INSTITUTION_CODE =
            required("next_institution_code", FieldType.STRING, "institution of the next stay", "后次机构");
    public static final Field INDEX_DISCHARGE_DATE =
            required("index_discharge_date", FieldType.DATE, "discharge of the index stay", "前次出院日期");
    public static final Field NEXT_ADMISSION_DATE =
            required("next_admission_date", FieldType.DATE, "admission of the next stay", "后次入院日期");
    public static final Field GAP_DAYS = required(
                    "gap_days", FieldType.INT, "days between, negative for an overlap", "间隔天数")
            .in("days");
    public static final Field IS_SAME_INSTITUTION =
            required("is_same_institution", FieldType.BOOLEAN, "same institution", "同机构");
    public static final Field IS_SAME_CATEGORY =
            required("is_same_category", FieldType.BOOLEAN, "same 3-character diagnosis", "同类目诊断");
    public static final Field IS_OVERLAP = required("is_overlap", FieldType.BOOLEAN, "the stays overlap", "住院重叠");
    public static final Field IS_INDEX_ELIGIBLE =
            required("is_index_eligible", FieldType.BOOLEAN, "counts as an index stay", "计入分母");
    public static final Field INDEX_EXCLUSION =
            optional("index_exclusion", FieldType.STRING, "why it does not count", "剔除原因");

    public static final TableContract CONTRACT = TableContract.of(
                    "readmission_pair", "supervision", "One row a stay and the next stay of the same person.", "再入院配对")
            .key(PERIOD, INDEX_SETTLEMENT_ID, NEXT_SETTLEMENT_ID)
            .fields(
                    PERIOD,
                    INDEX_SETTLEMENT_ID,
                    NEXT_SETTLEMENT_ID,
                    INDEX_INSTITUTION_CODE,
                    NEXT_INSTITUTION_CODE,
                    INDEX_DISCHARGE_DATE,
                    NEXT_ADMISSION_DATE,
                    GAP_DAYS,
                    IS_SAME_INSTITUTION,
                    IS_SAME_CATEGORY,
                    IS_OVERLAP,
                    IS_INDEX_ELIGIBLE,
                    INDEX_EXCLUSION)
            .build();

    private ReadmissionPairTable() {}
}
