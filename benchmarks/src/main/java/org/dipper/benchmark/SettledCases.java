package org.dipper.benchmark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.functions.year;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.coding.PackedColumns;
import org.dipper.table.Columns;
import org.dipper.table.Field;

/**
 * Generated settlement lists as {@code settled_case} with the person number beside it, defective rows left out. A short cut
 * for the benchmark: no quality rules, no quarantine, so that ten million rows are ready in minutes.
 */
final class SettledCases {
    static final String PERSON = "psn_no";
    private static final String WIDE = "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ０１２３４５６７８９";
    private static final String NARROW = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final Dataset<Row> defects;

    /** Leaves out these settlements. */
    SettledCases(final Dataset<Row> defects) {
        this.defects = defects;
    }

    /** The columns of {@code settled_case} and {@code psn_no}. */
    Dataset<Row> apply(final Dataset<Row> generated) {
        final Column admission = substring(col("adm_time"), 1, 10).cast("date");
        final Column discharge = substring(col("dscg_time"), 1, 10).cast("date");
        final Column diagnosis = normalised(col("diag_code"));
        final Column procedure = normalised(col("main_oprn_code"));
        final Dataset<Row> sound = generated.join(defects.select("setl_id"), "setl_id", "left_anti");
        return sound.select(
                col("setl_id").as(name(SettledCaseTable.SETTLEMENT_ID)),
                col("mdtrt_id").as(name(SettledCaseTable.STAY_ID)),
                col(PERSON),
                xxhash64(col(PERSON)).as(name(SettledCaseTable.PERSON_KEY_HIGH)),
                xxhash64(lit("low"), col(PERSON)).as(name(SettledCaseTable.PERSON_KEY_LOW)),
                col("fixmedins_code").as(name(SettledCaseTable.INSTITUTION_CODE)),
                PackedColumns.pack(col("fixmedins_code")).as(name(SettledCaseTable.INSTITUTION_KEY)),
                level(col("hosp_lv")).as(name(SettledCaseTable.HOSPITAL_LEVEL)),
                col("insutype").as(name(SettledCaseTable.INSURANCE_POOL)),
                col("insu_admdvs").as(name(SettledCaseTable.INSURED_AREA)),
                col("med_type").as(name(SettledCaseTable.MEDICAL_TYPE)),
                col("gend").as(name(SettledCaseTable.SEX)),
                col("brdy").cast("date").as(name(SettledCaseTable.BIRTH_DATE)),
                col("age").as(name(SettledCaseTable.AGE_YEARS)),
                col("nwb_age").as(name(SettledCaseTable.AGE_DAYS)),
                admission.as(name(SettledCaseTable.ADMISSION_DATE)),
                discharge.as(name(SettledCaseTable.DISCHARGE_DATE)),
                col("act_ipt_days").as(name(SettledCaseTable.STAY_DAYS)),
                col("adm_way").as(name(SettledCaseTable.ADMISSION_WAY)),
                col("dscg_way").as(name(SettledCaseTable.DISCHARGE_WAY)),
                col("dscg_caty").as(name(SettledCaseTable.DISCHARGE_DEPARTMENT)),
                col("days_rinp_flag_31").equalTo("1").as(name(SettledCaseTable.IS_RETURN_PLANNED)),
                fen(col("medfee_sumamt")).as(name(SettledCaseTable.TOTAL_COST_FEN)),
                fen(col("fund_pay_sumamt")).as(name(SettledCaseTable.FUND_PAY_FEN)),
                fen(col("psn_part_amt")).as(name(SettledCaseTable.PERSON_PAY_FEN)),
                fen(col("med_chrgitm_09").plus(col("med_chrgitm_10")).plus(col("med_chrgitm_11")))
                        .as(name(SettledCaseTable.DRUG_COST_FEN)),
                fen(col("med_chrgitm_08")).as(name(SettledCaseTable.CONSUMABLE_COST_FEN)),
                diagnosis.as(name(SettledCaseTable.PRINCIPAL_DIAGNOSIS)),
                codes(col("other_diag_codes")).as(name(SettledCaseTable.OTHER_DIAGNOSES)),
                when(length(procedure).gt(0), procedure).as(name(SettledCaseTable.MAIN_PROCEDURE)),
                codes(col("other_oprn_codes")).as(name(SettledCaseTable.OTHER_PROCEDURES)),
                PackedColumns.packInt(substring(diagnosis, 1, 3)).as(name(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY)),
                PackedColumns.packInt(substring(diagnosis, 1, 5)).as(name(SettledCaseTable.DIAGNOSIS_SUBCATEGORY_KEY)),
                PackedColumns.pack(procedure).as(name(SettledCaseTable.MAIN_PROCEDURE_KEY)),
                when(length(procedure).gt(0), lit(4)).otherwise(lit(1)).as(name(SettledCaseTable.PROCEDURE_ATTRIBUTE)),
                year(discharge).multiply(100).plus(month(discharge)).as(name(SettledCaseTable.DISCHARGE_MONTH)),
                lit("benchmark").as(name(SettledCaseTable.INGEST_ID)),
                year(discharge).as(name(SettledCaseTable.DISCHARGE_YEAR)),
                col("nwb_bir_wt").as(name(SettledCaseTable.BIRTH_WEIGHT_GRAMS)),
                careDays("scs_cutd_sum_dura").as(name(SettledCaseTable.ICU_DAYS)),
                fen(col("med_chrgitm_05")).as(name(SettledCaseTable.TREATMENT_COST_FEN)),
                fen(col("med_chrgitm_06")).as(name(SettledCaseTable.SURGERY_COST_FEN)));
    }

    /** The text columns that a user would have, keys normalised. */
    static Dataset<Row> plain(final Dataset<Row> settled) {
        final Column diagnosis = Columns.col(SettledCaseTable.PRINCIPAL_DIAGNOSIS);
        return settled.select(
                Columns.col(SettledCaseTable.SETTLEMENT_ID).as("settlement"),
                col(PERSON).as("person"),
                Columns.col(SettledCaseTable.INSTITUTION_CODE).as("institution"),
                Columns.col(SettledCaseTable.HOSPITAL_LEVEL).as("level"),
                Columns.col(SettledCaseTable.INSURANCE_POOL).as("pool"),
                Columns.col(SettledCaseTable.ADMISSION_DATE).as("admission"),
                Columns.col(SettledCaseTable.DISCHARGE_DATE).as("discharge"),
                Columns.col(SettledCaseTable.DISCHARGE_WAY).as("discharge_way"),
                Columns.col(SettledCaseTable.DISCHARGE_YEAR).as("discharge_year"),
                Columns.col(SettledCaseTable.TOTAL_COST_FEN).as("cost_fen"),
                Columns.col(SettledCaseTable.FUND_PAY_FEN).as("fund_fen"),
                substring(diagnosis, 1, 5).as("diagnosis"),
                substring(diagnosis, 1, 3).as("category"),
                coalesce(Columns.col(SettledCaseTable.MAIN_PROCEDURE), lit("")).as("main_procedure"),
                Columns.col(SettledCaseTable.PROCEDURE_ATTRIBUTE).as("attribute"));
    }

    private static Column normalised(final Column code) {
        final Column narrow = translate(upper(coalesce(code, lit(""))), WIDE, NARROW);
        return concat(substring(narrow, 1, 1), replace(narrow.substr(2, 40), lit("X"), lit("x")));
    }

    private static Column level(final Column national) {
        return when(national.isin("1", "2", "3", "4", "12"), lit("3"))
                .when(national.isin("5", "6", "7", "13"), lit("2"))
                .when(national.equalTo("11"), lit("0"))
                .otherwise(lit("1"));
    }

    private static Column codes(final Column joined) {
        return when(joined.isNull(), array().cast("array<string>"))
                .otherwise(org.apache.spark.sql.functions.split(joined, "\\|"));
    }

    /** Begun days of {@code days/hours/minutes}, several parted by {@code |}; 0 where blank. */
    private static Column careDays(final String durations) {
        final String minutes = "aggregate(split(%s, '[|]'), 0, (sum, part) -> sum"
                + " + cast(split(part, '/')[0] as int) * 1440"
                + " + cast(split(part, '/')[1] as int) * 60 + cast(split(part, '/')[2] as int))";
        final Column total = org.apache.spark.sql.functions.expr(minutes.formatted(durations));
        return coalesce(org.apache.spark.sql.functions.ceil(total.divide(lit(1440))), lit(0))
                .cast("int");
    }

    private static Column fen(final Column yuan) {
        return yuan.multiply(lit(100)).cast("long");
    }

    private static String name(final Field field) {
        return field.name();
    }
}
